package org.saltyos.abi;

/** What an entry of the kernel's trace is about. */
public final class TraceKind {
    /**
     * A system call that the fastpath did not finish. Number: that of the call, and of {@link SystemCall#INVOKE} the label
     * &lt;&lt; 8; argument: the capability's address.
     */
    public static final int SYSTEM_CALL = 1;

    /** An exception or interrupt. Number: the vector; argument: of a page fault the address, else the processor's error code. */
    public static final int TRAP = 2;

    /** Another thread was chosen, which the entry names. Number and argument are 0. */
    public static final int SWITCH = 3;

    private TraceKind() {}
}
