package org.saltyos.abi;

/** Order of the words in {@link Invocation#TCB_READ_REGISTERS} and {@link Invocation#TCB_WRITE_REGISTERS} on x86_64. */
public final class RegisterFile {
    /** Instruction pointer, rip. */
    public static final int INSTRUCTION_POINTER = 0;

    /** Stack pointer, rsp. */
    public static final int STACK_POINTER = 1;

    /** Flags, rflags; only the arithmetic, direction and alignment-check bits can be set. */
    public static final int FLAGS = 2;

    /** First argument, rdi. */
    public static final int RDI = 3;

    /** Second argument, rsi. */
    public static final int RSI = 4;

    /** Third argument, rdx. */
    public static final int RDX = 5;

    /** Result, rax. */
    public static final int RAX = 6;

    /** rbx. */
    public static final int RBX = 7;

    /** rcx. */
    public static final int RCX = 8;

    /** Frame pointer, rbp. */
    public static final int FRAME_POINTER = 9;

    /** r8; r9 to r15 follow. */
    public static final int R8 = 10;

    /** r15. */
    public static final int R15 = 17;

    /** Thread pointer, fs base. */
    public static final int TLS_BASE = 18;

    /** Number of words. */
    public static final int COUNT = 19;

    private RegisterFile() {}
}
