package org.saltyos.abi;

import org.saltyos.lang.AssemblyConstants;

/** Sizes of kernel objects as powers of two; objects are aligned to their size. */
@AssemblyConstants
public final class ObjectSize {
    /** A capability slot: 64 bytes. A CNode of radix r takes {@code 2^(r + SLOT_BITS)} bytes. */
    public static final int SLOT_BITS = 6;

    /** An endpoint: 64 bytes. */
    public static final int ENDPOINT_BITS = 6;

    /** A notification: 64 bytes. */
    public static final int NOTIFICATION_BITS = 6;

    /** A thread: 1 KiB; 2 or 4 KiB with room for 1 or 3 KiB of floating-point state. */
    public static final int TCB_BITS = 10;

    /** The largest thread. */
    public static final int TCB_MAX_BITS = 12;

    /** A scheduling context: 256 bytes. */
    public static final int SCHED_CONTEXT_BITS = 8;

    /** An address space: 8 KiB, the top-level page table and the kernel's record of it. */
    public static final int VSPACE_BITS = 13;

    /** A memory pool: 1 KiB. */
    public static final int MEMORY_POOL_BITS = 10;

    /** The smallest memory object: 1 KiB, with room for 12 mappings; each further 64 bytes make room for one more. */
    public static final int MEMORY_OBJECT_BITS = 10;

    /** The largest memory object: 64 KiB, with room for 1020 mappings. */
    public static final int MEMORY_OBJECT_MAX_BITS = 16;

    /** A page: 4 KiB. */
    public static final int PAGE_BITS = 12;

    /** A large page: 2 MiB. */
    public static final int LARGE_PAGE_BITS = 21;

    /** Smallest CNode: 2^4 slots. */
    public static final int CNODE_MIN_RADIX = 4;

    /** Largest CNode: 2^16 slots. */
    public static final int CNODE_MAX_RADIX = 16;

    /** Smallest piece of untyped memory: 64 bytes. */
    public static final int UNTYPED_MIN_BITS = 6;

    /** Largest piece of untyped memory: 2^47 bytes. */
    public static final int UNTYPED_MAX_BITS = 47;

    /** Most objects one retype makes. */
    public static final int RETYPE_MAX_COUNT = 256;

    private ObjectSize() {}
}
