package org.saltyos.kernite.thread;

import org.saltyos.abi.RegisterFile;
import org.saltyos.lang.AssemblyConstants;

/** Registers of a thread by their number in {@link RegisterFile}, and what user space may put into them. */
@AssemblyConstants
public final class Registers {
    /** First address a user's instruction pointer cannot have; the last page below 2^47 is never mapped. */
    public static final long USER_END = 0x0000_7fff_ffff_f000L;

    /** Flags a user may set: carry, parity, adjust, zero, sign, direction, overflow, alignment check, identification. */
    private static final long USER_FLAGS = 0x24_0cd5L;

    /** Interrupts enabled, and the bit that is always 1. */
    private static final long FIXED_FLAGS = 0x202L;

    private Registers() {}

    /** Whether {@code address} may be a user's instruction pointer; SYSRET must never see another one. */
    public static boolean isUserAddress(long address) {
        return address >= 0 && address < USER_END;
    }

    /** The flags a thread runs with when it asks for {@code flags}. */
    public static long userFlags(long flags) {
        return flags & USER_FLAGS | FIXED_FLAGS;
    }

    /** Register {@code number} of a thread, 0 to {@link RegisterFile#COUNT} - 1. */
    public static long read(Tcb tcb, int number) {
        return switch (number) {
            case RegisterFile.INSTRUCTION_POINTER -> tcb.rip();
            case RegisterFile.STACK_POINTER -> tcb.rsp();
            case RegisterFile.FLAGS -> tcb.rflags();
            case RegisterFile.RDI -> tcb.rdi();
            case RegisterFile.RSI -> tcb.rsi();
            case RegisterFile.RDX -> tcb.rdx();
            case RegisterFile.RAX -> tcb.rax();
            case RegisterFile.RBX -> tcb.rbx();
            case RegisterFile.RCX -> tcb.rcx();
            case RegisterFile.FRAME_POINTER -> tcb.rbp();
            case RegisterFile.R8 -> tcb.r8();
            case RegisterFile.R8 + 1 -> tcb.r9();
            case RegisterFile.R8 + 2 -> tcb.r10();
            case RegisterFile.R8 + 3 -> tcb.r11();
            case RegisterFile.R8 + 4 -> tcb.r12();
            case RegisterFile.R8 + 5 -> tcb.r13();
            case RegisterFile.R8 + 6 -> tcb.r14();
            case RegisterFile.R15 -> tcb.r15();
            case RegisterFile.TLS_BASE -> tcb.tlsBase();
            default -> throw new IllegalArgumentException("no such register");
        };
    }

    /**
     * Whether {@code value} may be written to register {@code number}: addresses that the processor loads must be user
     * addresses, everything else is free.
     */
    public static boolean isWritable(int number, long value) {
        boolean address = number == RegisterFile.INSTRUCTION_POINTER || number == RegisterFile.TLS_BASE;
        return !address || isUserAddress(value);
    }

    /** Sets register {@code number} of a stopped thread to a value that {@link #isWritable}. */
    public static void write(Tcb tcb, int number, long value) {
        tcb.interrupted(1);
        switch (number) {
            case RegisterFile.INSTRUCTION_POINTER -> tcb.rip(value);
            case RegisterFile.STACK_POINTER -> tcb.rsp(value);
            case RegisterFile.FLAGS -> tcb.rflags(userFlags(value));
            case RegisterFile.RDI -> tcb.rdi(value);
            case RegisterFile.RSI -> tcb.rsi(value);
            case RegisterFile.RDX -> tcb.rdx(value);
            case RegisterFile.RAX -> tcb.rax(value);
            case RegisterFile.RBX -> tcb.rbx(value);
            case RegisterFile.RCX -> tcb.rcx(value);
            case RegisterFile.FRAME_POINTER -> tcb.rbp(value);
            case RegisterFile.R8 -> tcb.r8(value);
            case RegisterFile.R8 + 1 -> tcb.r9(value);
            case RegisterFile.R8 + 2 -> tcb.r10(value);
            case RegisterFile.R8 + 3 -> tcb.r11(value);
            case RegisterFile.R8 + 4 -> tcb.r12(value);
            case RegisterFile.R8 + 5 -> tcb.r13(value);
            case RegisterFile.R8 + 6 -> tcb.r14(value);
            case RegisterFile.R15 -> tcb.r15(value);
            case RegisterFile.TLS_BASE -> Tcbs.setThreadPointer(tcb, value);
            default -> throw new IllegalArgumentException("no such register");
        }
    }
}
