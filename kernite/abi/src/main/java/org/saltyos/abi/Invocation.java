package org.saltyos.abi;

import org.saltyos.lang.AssemblyConstants;

/**
 * Labels of {@link SystemCall#INVOKE}: what to do with the object of a capability. "Words" are the message words; words
 * from the fifth on lie in the IPC buffer. A slot is named by three words: address of a CNode capability (its root), an
 * address below that root, and the number of bits of that address to resolve (depth, 1 to 64). For the invoked CNode
 * itself the root is the invoked capability. docs/kernel-abi.md lists the errors of each.
 */
@AssemblyConstants
public final class Invocation {
    /**
     * Untyped: make objects. Words: {@link ObjectType}, size bits (CNode: radix; Untyped, Frame: size as power of two;
     * Tcb: 0 or 10, or 11 or 12
     * with room for floating-point state; others: ignored), address of the destination CNode capability, first slot index | count << 32.
     */
    public static final int UNTYPED_RETYPE = 0x10;

    /** Untyped: tell its state. Answer words: physical address, size bits, bytes used, 1 if it is device memory. */
    public static final int UNTYPED_INFO = 0x11;

    /**
     * CNode: copy a capability. Words: destination address, source root, source address, options: destination depth
     * (bits 0-7) | source depth (8-15) | rights (16-23).
     */
    public static final int CNODE_COPY = 0x20;

    /** CNode: copy with a new badge (endpoint, notification), guard (CNode) or range (I/O ports). Words as COPY, then the badge. */
    public static final int CNODE_MINT = 0x21;

    /** CNode: move a capability. Words as COPY; the rights are ignored. */
    public static final int CNODE_MOVE = 0x22;

    /** CNode: move a capability and give it a badge or guard. Words as MINT; the rights are ignored. */
    public static final int CNODE_MUTATE = 0x23;

    /** CNode: empty a slot. Words: address, depth. */
    public static final int CNODE_DELETE = 0x24;

    /** CNode: delete everything derived from a slot's capability. Words: address, depth. */
    public static final int CNODE_REVOKE = 0x25;

    /** CNode: make blocked sends of the badge of a slot's endpoint capability fail. Words: address, depth. */
    public static final int CNODE_CANCEL_BADGED_SENDS = 0x26;

    /** CNode: move the right to answer the present caller into a slot. Words: address, depth. */
    public static final int CNODE_SAVE_CALLER = 0x27;

    /**
     * CNode: tell about a slot. Words: address, depth. Answer words: {@link ObjectType}, rights, badge (or guard, port
     * range, mapped address), size bits.
     */
    public static final int CNODE_INFO = 0x28;

    /** CNode: exchange of two slots' capabilities. Words: first address, second root, second address, depths as COPY. */
    public static final int CNODE_SWAP = 0x29;

    /**
     * Tcb: set all spaces. Words: fault endpoint address (0: none), CNode address, VSpace address, IPC buffer's virtual
     * address (0: none), IPC buffer frame's capability address.
     */
    public static final int TCB_CONFIGURE = 0x30;

    /** Tcb: let the thread run. No words. */
    public static final int TCB_RESUME = 0x31;

    /** Tcb: stop the thread. No words. */
    public static final int TCB_SUSPEND = 0x32;

    /** Tcb: read registers. Words: 1 to suspend first. Answer words: see {@link RegisterFile}. */
    public static final int TCB_READ_REGISTERS = 0x33;

    /** Tcb: write registers. Words: 1 to resume afterwards, then {@link RegisterFile}; as many as the length says. */
    public static final int TCB_WRITE_REGISTERS = 0x34;

    /** Tcb: bind a notification. Words: notification address. */
    public static final int TCB_BIND_NOTIFICATION = 0x35;

    /** Tcb: unbind the notification. No words. */
    public static final int TCB_UNBIND_NOTIFICATION = 0x36;

    /** Tcb: set the fault endpoint. Words: endpoint address, 0 for none. */
    public static final int TCB_SET_FAULT_ENDPOINT = 0x37;

    /** Tcb: set the timeout fault endpoint. Words: endpoint address, 0 for none. */
    public static final int TCB_SET_TIMEOUT_ENDPOINT = 0x38;

    /** Tcb: set the thread pointer (x86_64: fs base). Words: address. */
    public static final int TCB_SET_TLS_BASE = 0x39;

    /** Tcb: let the thread use floating-point registers, or not any more. Words: 1 or 0. The state is kept when it may not. */
    public static final int TCB_SET_FLOATING_POINT = 0x3a;

    /**
     * Tcb: read the floating-point state, in the processor's own format (x86_64: XSAVE, standard form). Words: number of the
     * first word of the state. Answer words: the state from there on, as much as fits.
     */
    public static final int TCB_READ_FLOATING_POINT = 0x3b;

    /**
     * Tcb: write the floating-point state of a stopped thread. Words: number of the first word of the state, then the words,
     * as many as the length says.
     */
    public static final int TCB_WRITE_FLOATING_POINT = 0x3c;

    /** SchedContext: bind a thread. Words: Tcb address. */
    public static final int SCHED_CONTEXT_BIND = 0x40;

    /** SchedContext: unbind its thread. No words. */
    public static final int SCHED_CONTEXT_UNBIND = 0x41;

    /** SchedContext: tell and reset the consumed time. Answer word: nanoseconds. */
    public static final int SCHED_CONTEXT_CONSUMED = 0x42;

    /** SchedControl: set parameters. Words: SchedContext address, budget, period, relative deadline; nanoseconds. Period 0: background, runs when nothing else does. */
    public static final int SCHED_CONTROL_CONFIGURE = 0x48;

    /**
     * SchedControl: bind a SchedContext to a processor. Words: SchedContext address, 0 for the one the caller runs on; number
     * of the processor, -1 for any. Takes the share it was promised along.
     */
    public static final int SCHED_CONTROL_SET_AFFINITY = 0x49;

    /**
     * SchedControl: tell about processors. Answer words: how many there are, the number of the one that executes this call,
     * the share of it that is promised in units of 2^-20, 0.
     */
    public static final int SCHED_CONTROL_PROCESSORS = 0x4a;

    /** VSpace: lend untyped memory for page tables. Words: Untyped address. The whole piece must be unused RAM. */
    public static final int VSPACE_LEND = 0x50;

    /** VSpace: tell its state. Answer words: free page-table pages, used page-table pages. */
    public static final int VSPACE_INFO = 0x51;

    /**
     * VSpace: end the mappings of memory objects in a range. Words: virtual address, pages. Mappings that reach beyond the
     * range are cut.
     */
    public static final int VSPACE_UNMAP = 0x52;

    /** VSpace: change the rights of memory objects mapped in a range. Words: virtual address, pages, rights. */
    public static final int VSPACE_PROTECT = 0x53;

    /** VSpace: give back the page tables without entries that cover pages of a range. Words: virtual address, pages. */
    public static final int VSPACE_TRIM = 0x54;

    /**
     * VSpace: map the frames in a row of slots one behind the other. Words: CNode address, first slot | count &lt;&lt; 32, virtual
     * address, rights | {@link MapAttribute} &lt;&lt; 8. Words 1 and 2 tell afterwards what is left to do.
     */
    public static final int VSPACE_MAP_FRAMES = 0x55;

    /** VSpace: unmap those frames in a row of slots that are mapped here. Words: CNode address, first slot | count &lt;&lt; 32. */
    public static final int VSPACE_UNMAP_FRAMES = 0x56;

    /**
     * VSpace: change the rights of the frames in a row of slots, all mapped here. Words: CNode address, first slot | count
     * &lt;&lt; 32, rights | {@link MapAttribute} &lt;&lt; 8. Word 1 tells afterwards what is left to do.
     */
    public static final int VSPACE_PROTECT_FRAMES = 0x57;

    /** Frame: map. Words: VSpace address, virtual address, rights, {@link MapAttribute}. A mapped frame moves its mapping's rights only. */
    public static final int FRAME_MAP = 0x58;

    /** Frame: unmap. No words; nothing happens if it is not mapped. */
    public static final int FRAME_UNMAP = 0x59;

    /** Frame: change the rights of its mapping. Words: rights, {@link MapAttribute}. */
    public static final int FRAME_PROTECT = 0x5a;

    /** Frame: tell its address. Answer words: physical address, size bits, mapped virtual address or 0. */
    public static final int FRAME_INFO = 0x5b;

    /** IrqControl: make a handler. Words: global system interrupt, flags (1: level, 2: active low), destination root, slot index. */
    public static final int IRQ_CONTROL_GET = 0x60;

    /** IrqHandler: bind to a notification. Words: notification address; its badge tells the bits to set. */
    public static final int IRQ_HANDLER_BIND = 0x61;

    /** IrqHandler: unbind and mask. No words. */
    public static final int IRQ_HANDLER_UNBIND = 0x62;

    /** IrqHandler: let the next interrupt come. No words. */
    public static final int IRQ_HANDLER_ACKNOWLEDGE = 0x63;

    /**
     * IrqControl: make a handler for message-signalled interrupts (MSI, MSI-X). Words: destination root, slot index. Answer
     * words: the address and the 32-bit data that the device has to write.
     */
    public static final int IRQ_CONTROL_GET_MESSAGE = 0x64;

    /** IoPortControl: make a range. Words: first port, last port, destination root, slot index. */
    public static final int IO_PORT_CONTROL_ISSUE = 0x68;

    /** IoPort: read. Words: port, width in bytes (1, 2, 4). Answer word: the value. */
    public static final int IO_PORT_IN = 0x69;

    /** IoPort: write. Words: port, width in bytes (1, 2, 4), value. */
    public static final int IO_PORT_OUT = 0x6a;

    /** SystemControl: write to the kernel's debug console. Words: number of bytes (0 to 24), then the bytes, eight a word. */
    public static final int SYSTEM_DEBUG_WRITE = 0x70;

    /** SystemControl: end the machine. Words: exit value for the exit port (0x10 pass, 0x11 fail). */
    public static final int SYSTEM_SHUTDOWN = 0x71;

    /** SystemControl: begin the kernel's trace anew (1) or end it, keeping what was noted (0). Words: 1 or 0. */
    public static final int SYSTEM_TRACE = 0x72;

    /**
     * SystemControl: read the kernel's trace. Words: number of the first entry wanted. Answer words: number of the first entry
     * that follows (older ones are lost), number of entries, then the {@link TraceEntryLayout entries}.
     */
    public static final int SYSTEM_TRACE_READ = 0x73;

    /** MemoryPool: lend untyped memory for pages and tables of its objects. Words: Untyped address. */
    public static final int MEMORY_POOL_LEND = 0x78;

    /** MemoryPool: tell its state. Answer words: free pages, used pages. */
    public static final int MEMORY_POOL_INFO = 0x79;

    /**
     * MemoryObject: make a fresh object usable. Words: MemoryPool address, size in pages, pager's endpoint address (0: pages
     * start as zeros).
     */
    public static final int MEMORY_CONFIGURE = 0x80;

    /** MemoryObject: tell its state. Answer words: size in pages, pages that are there, pages used as tables. */
    public static final int MEMORY_INFO = 0x81;

    /** MemoryObject: change its size. Words: pages. Pages beyond the size are gone. */
    public static final int MEMORY_RESIZE = 0x82;

    /** MemoryObject: make pages be there, zero-filled. Words: first page, number of pages. */
    public static final int MEMORY_COMMIT = 0x83;

    /** MemoryObject: give pages back; they are not there any more. Words: first page, number of pages. */
    public static final int MEMORY_DECOMMIT = 0x84;

    /** MemoryObject: make a fresh object a copy of another, page by page when either is written. Words: source's address. */
    public static final int MEMORY_CLONE = 0x85;

    /** MemoryObject: fill a page that is not there with the contents of a frame. Words: page, Frame address. */
    public static final int MEMORY_SUPPLY = 0x86;

    /** MemoryObject: map. Words: VSpace address, virtual address, rights, first page, number of pages. */
    public static final int MEMORY_MAP = 0x87;

    private Invocation() {}
}
