package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.memory.Mem;
import org.saltyos.lang.sync.GuardedBy;

/**
 * The floating-point registers: x87, SSE, and AVX and AVX-512 where the processor has them (Intel SDM volume 1, 13). They
 * are saved by XSAVE in its standard form, or by FXSAVE on processors without it. While they are closed (CR0.TS), every
 * instruction that would touch them traps instead.
 */
public final class FloatingPoint {
    /** Trap of an instruction that touches closed registers. */
    public static final int NOT_AVAILABLE_VECTOR = 7;

    /** Most bytes of state the kernel keeps for a thread. */
    public static final int MAX_BYTES = 3072;

    private static final int LEGACY_BYTES = 512;
    private static final int CONTROL_WORD = 0;
    private static final int MXCSR = 24;
    private static final int MXCSR_MASK = 28;

    /** Where the model on HotSpot, which has only this register, keeps it. */
    private static final int XMM0 = 160;

    private static final int HEADER = 512;
    private static final int HEADER_END = 576;

    /** All x87 exceptions masked, 64 bits of precision, round to nearest (SDM volume 1, 8.1.5). */
    private static final short INITIAL_CONTROL = 0x37f;

    /** All SSE exceptions masked, round to nearest (SDM volume 1, 10.2.3). */
    private static final int INITIAL_MXCSR = 0x1f80;

    /** Bits of MXCSR on processors that do not say which they have (SDM volume 1, 11.6.6). */
    private static final int DEFAULT_MXCSR_MASK = 0xffbf;

    private static final int LEAF_1_ECX_XSAVE = 1 << 26;
    private static final int STATE_LEAF = 0xd;
    private static final long X87_SSE = 3;
    private static final long AVX = 1 << 2;
    private static final long AVX_512 = 7 << 5;
    private static final long CR0_MONITOR = 1 << 1;
    private static final long CR0_EMULATION = 1 << 2;
    private static final long CR0_TASK_SWITCHED = 1 << 3;
    private static final long CR0_NUMERIC_ERROR = 1 << 5;
    private static final long CR4_FXSAVE = 1 << 9;
    private static final long CR4_SSE_EXCEPTIONS = 1 << 10;
    private static final long CR4_XSAVE = 1 << 18;

    /** Enabled parts of the state, as XCR0 names them; 0 when FXSAVE has to do. */
    @GuardedBy("KERNEL")
    private static long components;

    @GuardedBy("KERNEL")
    private static int bytes = LEGACY_BYTES;

    /** CR0 with the registers open. */
    @GuardedBy("KERNEL")
    private static long open;

    private FloatingPoint() {}

    /** Finds out what there is, enables it, and closes the registers. */
    @Unsafe(because = "each bit is set only if CPUID reports it; nobody uses the registers yet")
    static void start() {
        components = 0;
        bytes = LEGACY_BYTES;
        long cr4 = readCr4() | CR4_FXSAVE | CR4_SSE_EXCEPTIONS;
        boolean extended = (CpuId.ecx(1, 0) & LEAF_1_ECX_XSAVE) != 0;
        writeCr4(extended ? cr4 | CR4_XSAVE : cr4);
        if (extended) {
            long supported = CpuId.eax(STATE_LEAF, 0) & 0xffff_ffffL;
            enable(supported & (X87_SSE | AVX | AVX_512));
            if (bytes > MAX_BYTES || (components & AVX_512) != AVX_512) {
                enable(supported & (X87_SSE | AVX));
            }
        }
        open = readCr0() & ~(CR0_EMULATION | CR0_TASK_SWITCHED) | CR0_MONITOR | CR0_NUMERIC_ERROR;
        close();
    }

    /** Enables on another processor of the same kind what {@link #start} found, and closes the registers. */
    @Unsafe(because = "the first processor has the same features; nobody uses the registers yet")
    static void join() {
        long cr4 = readCr4() | CR4_FXSAVE | CR4_SSE_EXCEPTIONS;
        writeCr4(components != 0 ? cr4 | CR4_XSAVE : cr4);
        if (components != 0) {
            writeExtendedControl(components);
        }
        close();
    }

    @Unsafe(because = "the components are a subset of those that CPUID reports, x87 and SSE among them")
    private static void enable(long wanted) {
        components = wanted | X87_SSE;
        writeExtendedControl(components);
        bytes = CpuId.ebx(STATE_LEAF, 0);
    }

    /** Bytes of a thread's state. */
    public static int bytes() {
        return bytes;
    }

    /** Lets the running thread use the registers. */
    @Unsafe(because = "only the trap on floating-point instructions goes away; the kernel has none")
    public static void open() {
        writeCr0(open);
    }

    /** Makes every use of the registers trap. */
    @Unsafe(because = "only the trap on floating-point instructions comes back; the kernel has none")
    public static void close() {
        writeCr0(open | CR0_TASK_SWITCHED);
    }

    /** Writes the initial state to {@code area}, which is all zero and aligned to 64 bytes. */
    @Unsafe(because = "callers pass the state area of a thread")
    public static void initialise(long area) {
        Mem.putShort(area + CONTROL_WORD, INITIAL_CONTROL);
        Mem.putInt(area + MXCSR, INITIAL_MXCSR);
    }

    /** Saves the open registers to {@code area}. */
    @Unsafe(because = "callers pass the state area of a thread, which has bytes() bytes")
    public static void save(long area) {
        if (components != 0) {
            saveExtended(area);
        } else {
            saveLegacy(area);
        }
    }

    /** Loads the open registers from {@code area}; whatever they held before is gone. */
    @Unsafe(because = "the area was made by initialise or save, or was tidied after somebody wrote to it")
    public static void load(long area) {
        forgetPointers();
        if (components != 0) {
            loadExtended(area);
        } else {
            loadLegacy(area);
        }
    }

    /** Makes a state that somebody wrote to one that {@link #load} accepts: bits that do not exist are cleared. */
    @Unsafe(because = "callers pass the state area of a thread, which has bytes() bytes")
    public static void tidy(long area) {
        Mem.putInt(area + MXCSR, Mem.getInt(area + MXCSR) & DEFAULT_MXCSR_MASK);
        Mem.putInt(area + MXCSR_MASK, 0);
        if (components != 0) {
            Mem.putLong(area + HEADER, Mem.getLong(area + HEADER) & components);
            Mem.fill(area + HEADER + Long.BYTES, (byte) 0, HEADER_END - HEADER - Long.BYTES);
        }
    }

    @Asm(code = "movq %cr0, %rax", out = "={rax}")
    private static long readCr0() {
        return Machine.current().register(ThisCpu.register("cr0"));
    }

    @Asm(
            code = "movq %rax, %cr0",
            in = {"{rax}"})
    private static void writeCr0(long value) {
        Machine.current().setRegister(ThisCpu.register("cr0"), value);
    }

    @Asm(code = "movq %cr4, %rax", out = "={rax}")
    private static long readCr4() {
        return Machine.current().register("cr4");
    }

    @Asm(
            code = "movq %rax, %cr4",
            in = {"{rax}"})
    private static void writeCr4(long value) {
        Machine.current().setRegister("cr4", value);
    }

    @Asm(
            code = "movq %rax, %rdx\n shrq $$32, %rdx\n xorl %ecx, %ecx\n xsetbv",
            in = {"{rax}"},
            clobber = {"rcx", "rdx", "memory"})
    private static void writeExtendedControl(long value) {
        Machine.current().setRegister("xcr0", value);
    }

    @Asm(
            code = "movl $$-1, %eax\n movl $$-1, %edx\n xsave64 (%rdi)",
            in = {"{rdi}"},
            clobber = {"rax", "rdx", "memory"})
    private static void saveExtended(long area) {
        Machine.current().memory().putLong(area + XMM0, Machine.current().register(ThisCpu.register("xmm0")));
    }

    @Asm(
            code = "movl $$-1, %eax\n movl $$-1, %edx\n xrstor64 (%rdi)",
            in = {"{rdi}"},
            clobber = {"rax", "rdx", "memory"})
    private static void loadExtended(long area) {
        Machine.current()
                .setRegister(
                        ThisCpu.register("xmm0"), Machine.current().memory().getLong(area + XMM0));
    }

    @Asm(
            code = "fxsave64 (%rdi)",
            in = {"{rdi}"})
    private static void saveLegacy(long area) {
        Machine.current().memory().putLong(area + XMM0, Machine.current().register(ThisCpu.register("xmm0")));
    }

    @Asm(
            code = "fxrstor64 (%rdi)",
            in = {"{rdi}"})
    private static void loadLegacy(long area) {
        Machine.current()
                .setRegister(
                        ThisCpu.register("xmm0"), Machine.current().memory().getLong(area + XMM0));
    }

    /** AMD processors leave the last x87 instruction's pointers alone when a state without an exception is loaded. */
    @Asm(code = "fnclex\n emms\n subq $$8, %rsp\n movl $$0, (%rsp)\n fildl (%rsp)\n addq $$8, %rsp")
    private static void forgetPointers() {}
}
