package org.saltyos.maven.llvm;

/** How much time LLVM may spend on better code. */
public enum Effort {
    /** What images and programs are shipped with. */
    FULL,
    /** Hardly any: for code that runs once, such as that of thousands of random programs. */
    LITTLE
}
