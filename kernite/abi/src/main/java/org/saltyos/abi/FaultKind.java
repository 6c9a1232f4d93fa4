package org.saltyos.abi;

import org.saltyos.lang.AssemblyConstants;

/**
 * Labels of the messages that the kernel sends to a thread's fault endpoint when the thread faults, and what their words
 * mean. The handler's reply resumes the thread: with label {@link #RESUME} and no words where it stopped, with one word
 * at that instruction, with two words also with that stack pointer. Any other label leaves the thread stopped.
 */
@AssemblyConstants
public final class FaultKind {
    /** Label of a reply that lets the thread go on. */
    public static final int RESUME = 0;

    /** Access to an address that is not mapped, or not for this access. {@link #DETAIL}: address, {@link #CODE}: {@link #PAGE_WRITE}... */
    public static final int PAGE = 1;

    /** A system call named a capability that does not exist. DETAIL: capability address, CODE: {@link SystemCall}. */
    public static final int CAPABILITY = 2;

    /** An undefined instruction. DETAIL: 0. */
    public static final int UNDEFINED_INSTRUCTION = 3;

    /** A check of a compiled Java program failed. DETAIL: {@link PanicKind}. */
    public static final int PANIC = 4;

    /** Division by zero or overflow of a division. */
    public static final int DIVIDE = 5;

    /** A breakpoint or single step. DETAIL: 3 or 1, the exception's vector. */
    public static final int BREAKPOINT = 6;

    /** Any other exception. DETAIL: vector, CODE: the processor's error code. */
    public static final int EXCEPTION = 7;

    /** The scheduling context's budget is used up. DETAIL: consumed nanoseconds. */
    public static final int TIMEOUT = 8;

    /** A page of a pager-backed memory object is not there; goes to its pager. DETAIL: number of the page, CODE as PAGE's. */
    public static final int PAGER = 9;

    /** Word of the message: address of the instruction at which the thread stopped. */
    public static final int INSTRUCTION_POINTER = 0;

    /** Word of the message: see the label. */
    public static final int DETAIL = 1;

    /** Word of the message: see the label, 0 where it says nothing. */
    public static final int CODE = 2;

    /** Word of the message: the frame pointer, the start of the chain of frames. */
    public static final int FRAME_POINTER = 3;

    /** Word of the message (in the IPC buffer): the stack pointer. */
    public static final int STACK_POINTER = 4;

    /** Word of the message (in the IPC buffer): the flags register. */
    public static final int FLAGS = 5;

    /** Length of every fault message in words. */
    public static final int LENGTH = 6;

    /** Bit of a page fault's CODE: the page is mapped but not for this access. */
    public static final int PAGE_PROTECTION = 1;

    /** Bit of a page fault's CODE: the access was a write. */
    public static final int PAGE_WRITE = 2;

    /** Bit of a page fault's CODE: the access was an instruction fetch. */
    public static final int PAGE_EXECUTE = 16;

    private FaultKind() {}
}
