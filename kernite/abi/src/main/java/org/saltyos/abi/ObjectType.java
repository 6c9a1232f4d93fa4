package org.saltyos.abi;

import org.saltyos.lang.AssemblyConstants;

/**
 * Kinds of capabilities. The kinds up to {@link #FRAME} (not {@link #NULL}), {@link #MEMORY_POOL} and
 * {@link #MEMORY_OBJECT} can be made by {@link Invocation#UNTYPED_RETYPE};
 * {@link ObjectSize} tells how much memory each takes.
 */
@AssemblyConstants
public final class ObjectType {
    /** An empty slot. */
    public static final int NULL = 0;

    /** A power-of-two piece of physical memory not yet used for anything. */
    public static final int UNTYPED = 1;

    /** A table of capability slots. */
    public static final int CNODE = 2;

    /** A rendezvous point for messages. */
    public static final int ENDPOINT = 3;

    /** A word of signal bits. */
    public static final int NOTIFICATION = 4;

    /** A thread. */
    public static final int TCB = 5;

    /** An amount of processor time per period. */
    public static final int SCHED_CONTEXT = 6;

    /** An address space. */
    public static final int VSPACE = 7;

    /** A page of physical memory that can be mapped. */
    public static final int FRAME = 8;

    /** An interrupt line or vector. */
    public static final int IRQ_HANDLER = 9;

    /** A range of I/O ports. */
    public static final int IO_PORT = 10;

    /** The right to make {@link #IRQ_HANDLER} capabilities. */
    public static final int IRQ_CONTROL = 11;

    /** The right to make {@link #IO_PORT} capabilities. */
    public static final int IO_PORT_CONTROL = 12;

    /** The right to hand out processor time. */
    public static final int SCHED_CONTROL = 13;

    /** Debug output and shutdown. */
    public static final int SYSTEM_CONTROL = 14;

    /** The right to answer one call, saved in a slot. */
    public static final int REPLY = 15;

    /** Internal: an object in the middle of its deletion. Seen by users only as a slot that can be deleted again. */
    public static final int ZOMBIE = 16;

    /** Internal: memory lent to an address space for page tables; lives inside the address space. */
    public static final int PAGE_TABLE_POOL = 17;

    /** Memory that its owner lends to memory objects; made by retype. */
    public static final int MEMORY_POOL = 18;

    /** A row of pages that can be mapped, shared and copied on write; made by retype. */
    public static final int MEMORY_OBJECT = 19;

    /** Internal: memory lent to a memory pool; lives inside the pool. */
    public static final int MEMORY_PIECE = 20;

    private ObjectType() {}
}
