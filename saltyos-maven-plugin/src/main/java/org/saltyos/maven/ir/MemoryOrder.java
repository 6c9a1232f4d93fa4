package org.saltyos.maven.ir;

/** How an atomic access is ordered with others (JLS 17.4, VarHandle's access modes). */
public enum MemoryOrder {
    /** In whole, and in program order with accesses of the same place. */
    OPAQUE,
    /** Nothing after it moves before it. */
    ACQUIRE,
    /** Nothing before it moves after it. */
    RELEASE,
    /** Both, and one order of all such accesses for all threads. */
    VOLATILE
}
