package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Asm;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Symbol;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.machine.Machine;

/** Control and model-specific registers: protections, the system call entry, address space roots (Intel SDM 2.5, 4). */
@Cold
public final class Processor {
    private static final int MSR_STAR = 0xc000_0081;
    private static final int MSR_LSTAR = 0xc000_0082;
    private static final int MSR_FLAG_MASK = 0xc000_0084;
    private static final int MSR_FS_BASE = 0xc000_0100;
    private static final int MSR_GS_BASE = 0xc000_0101;
    private static final int MSR_KERNEL_GS_BASE = 0xc000_0102;

    /** SYSCALL loads CS and SS from bits 32-47 (0x08, 0x10), SYSRET from bits 48-63 (+16: 0x28, +8: 0x20). */
    private static final long SELECTORS = 0x001b_0008L << 32;

    /** Cleared on entry: trap, interrupt, direction, I/O level, nested task, resume and alignment-check flags. */
    private static final long ENTRY_FLAG_MASK = 0x5_7700L;

    private static final long CR4_UMIP = 1 << 11;
    private static final long CR4_SMEP = 1 << 20;
    private static final long CR4_SMAP = 1 << 21;
    private static final int FEATURE_LEAF = 7;
    private static final int LEAF_7_EBX_SMEP = 1 << 7;
    private static final int LEAF_7_EBX_SMAP = 1 << 20;
    private static final int LEAF_7_ECX_UMIP = 1 << 2;

    private static final int ADDRESS_LEAF = 0x8000_0008;

    /** Of processors that do not tell (Intel SDM volume 3, 4.1.4). */
    private static final int DEFAULT_PHYSICAL_BITS = 36;

    private Processor() {}

    /** Switches on the protections this processor has: no execution of and no access to user memory by the kernel. */
    @Unsafe(because = "each bit is set only if CPUID reports it")
    public static void protect() {
        int features = CpuId.ebx(FEATURE_LEAF, 0);
        long cr4 = readCr4();
        if ((features & LEAF_7_EBX_SMEP) != 0) {
            cr4 |= CR4_SMEP;
        }
        if ((features & LEAF_7_EBX_SMAP) != 0) {
            cr4 |= CR4_SMAP;
        }
        if ((CpuId.ecx(FEATURE_LEAF, 0) & LEAF_7_ECX_UMIP) != 0) {
            cr4 |= CR4_UMIP;
        }
        writeCr4(cr4);
    }

    /** Bits of physical addresses, as far as the kernel's window on memory reaches. */
    public static int physicalBits() {
        int bits = CpuId.eax(ADDRESS_LEAF, 0) & 0xff;
        return bits == 0 ? DEFAULT_PHYSICAL_BITS : Math.min(bits, DirectMap.PHYSICAL_BITS);
    }

    /** Sets where SYSCALL enters: the entry with the fastpath, or the one that only knows the slow path. */
    @Unsafe(because = "the entries are those of syscall.S, and this processor's own; the selectors are those of data.S")
    public static void setSystemCallEntry(boolean fastpath) {
        writeModelRegister(MSR_STAR, SELECTORS);
        writeModelRegister(MSR_LSTAR, fastpath ? entry(ThisCpu.get().number()) : slowEntry());
        writeModelRegister(MSR_FLAG_MASK, ENTRY_FLAG_MASK);
    }

    /** Makes gs find the per-CPU block in compiled code, and nothing in user mode. */
    @Unsafe(because = "compiled code runs with this gs base from here on; what leaves and enters it swaps")
    public static void setPerCpuBlock(Cpu cpu) {
        writeModelRegister(MSR_GS_BASE, cpu.address());
        writeModelRegister(MSR_KERNEL_GS_BASE, 0);
    }

    /** Sets the user's thread pointer. */
    @Unsafe(because = "the value is a user address, checked when it was set; the kernel does not use fs")
    public static void setThreadPointer(long address) {
        writeModelRegister(MSR_FS_BASE, address);
    }

    /** The physical address of the page tables in use. */
    @Unsafe(because = "reads a register and nothing else")
    public static long root() {
        return readCr3();
    }

    /** Switches to other page tables and forgets what the TLB knows of the old ones. */
    @Unsafe(because = "every root shares the kernel's half, so code, stack and data stay where they are")
    public static void setRoot(long physical) {
        writeCr3(physical);
    }

    /** Forgets what the TLB knows of the page at {@code address} in the current tables. */
    @Unsafe(because = "dropping a translation is always allowed")
    public static void invalidate(long address) {
        invalidatePage(address);
    }

    /** The address of the access that caused the last page fault. */
    @Unsafe(because = "reads a register and nothing else")
    public static long faultAddress() {
        return readCr2();
    }

    /** Reads a model-specific register that this processor has. */
    @Unsafe(because = "callers pass architectural registers only")
    static long modelRegister(int register) {
        return readModelRegister(register);
    }

    /** Writes a model-specific register that this processor has. */
    @Unsafe(because = "callers pass architectural registers and values that the manual allows")
    static void modelRegister(int register, long value) {
        writeModelRegister(register, value);
    }

    /** Stops the processor for ever. */
    @Unsafe(because = "nothing runs afterwards")
    public static void halt() {
        while (true) {
            haltOnce();
        }
    }

    /** The entries of the others lie at equal distances before that of processor 0. */
    private static long entry(int number) {
        long distance = (firstEntry() - entries()) / (Processors.MAX - 1);
        return firstEntry() - number * distance;
    }

    @Symbol("kernite_syscall_entry")
    private static long firstEntry() {
        return 0;
    }

    @Symbol("kernite_syscall_entries")
    private static long entries() {
        return 0;
    }

    @Symbol("kernite_syscall_entry_slow")
    private static long slowEntry() {
        return 0;
    }

    @Asm(
            code = "rdmsr\n shlq $$32, %rdx\n orq %rdx, %rax",
            in = {"{ecx}"},
            out = "={rax}",
            clobber = {"rdx", "memory"})
    private static long readModelRegister(int register) {
        return Machine.current().register("msr" + register);
    }

    @Asm(
            code = "movq %rax, %rdx\n shrq $$32, %rdx\n wrmsr",
            in = {"{ecx}", "{rax}"},
            clobber = {"rdx", "memory"})
    private static void writeModelRegister(int register, long value) {
        Machine.current().setRegister("msr" + register, value);
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

    @Asm(code = "movq %cr3, %rax", out = "={rax}")
    private static long readCr3() {
        return Machine.current().register(ThisCpu.register("cr3"));
    }

    @Asm(
            code = "movq %rax, %cr3",
            in = {"{rax}"})
    private static void writeCr3(long value) {
        Machine.current().setRegister(ThisCpu.register("cr3"), value);
    }

    @Asm(code = "movq %cr2, %rax", out = "={rax}")
    private static long readCr2() {
        return Machine.current().register("cr2");
    }

    @Asm(
            code = "invlpg (%rax)",
            in = {"{rax}"})
    private static void invalidatePage(long address) {
        Machine.current().setRegister("invlpg", address);
    }

    @Asm(code = "cli\n hlt")
    private static void haltOnce() {
        throw new IllegalStateException("halted");
    }
}
