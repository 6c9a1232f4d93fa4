package org.saltyos.abi;

/** Slots of init's CNode at its start. The CNode resolves whole 64-bit addresses, so a slot's number is its address. */
public final class InitialSlot {
    /** Always empty. */
    public static final int NULL = 0;

    /** init's thread. */
    public static final int TCB = 1;

    /** init's CNode, of radix {@link #CNODE_RADIX}. */
    public static final int CNODE = 2;

    /** init's address space. */
    public static final int VSPACE = 3;

    /** init's scheduling context. */
    public static final int SCHED_CONTEXT = 4;

    /** The frame of init's IPC buffer. */
    public static final int IPC_BUFFER = 5;

    /** The frame that holds {@link BootInfoLayout}. */
    public static final int BOOT_INFO = 6;

    /** The right to make interrupt handlers. */
    public static final int IRQ_CONTROL = 7;

    /** The right to make I/O port ranges. */
    public static final int IO_PORT_CONTROL = 8;

    /** The right to hand out processor time. */
    public static final int SCHED_CONTROL = 9;

    /** Debug output and shutdown. */
    public static final int SYSTEM_CONTROL = 10;

    /** The first piece of untyped memory; the others follow, in the order of {@link BootInfoLayout}'s list. */
    public static final int FIRST_UNTYPED = 16;

    /** init's CNode has 2^12 slots. */
    public static final int CNODE_RADIX = 12;

    private InitialSlot() {}
}
