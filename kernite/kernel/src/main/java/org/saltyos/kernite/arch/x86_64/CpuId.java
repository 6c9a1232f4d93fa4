package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.machine.Machine;

/** What the processor says it can do (Intel SDM volume 2, CPUID). A leaf it does not have reads as zeros. */
@Cold
final class CpuId {
    private CpuId() {}

    /** EAX of a leaf. */
    static int eax(int leaf, int subleaf) {
        return has(leaf) ? (int) low(leaf, subleaf) : 0;
    }

    /** EBX of a leaf. */
    static int ebx(int leaf, int subleaf) {
        return has(leaf) ? (int) (low(leaf, subleaf) >>> Integer.SIZE) : 0;
    }

    /** ECX of a leaf. */
    static int ecx(int leaf, int subleaf) {
        return has(leaf) ? (int) high(leaf, subleaf) : 0;
    }

    /** EDX of a leaf. */
    static int edx(int leaf, int subleaf) {
        return has(leaf) ? (int) (high(leaf, subleaf) >>> Integer.SIZE) : 0;
    }

    /** Leaf 0 of each half tells the highest one; beyond it a processor answers with anything. */
    @Unsafe(because = "reads a description and nothing else")
    private static boolean has(int leaf) {
        return Integer.compareUnsigned(leaf, (int) lowHalf(leaf & Integer.MIN_VALUE, 0)) <= 0;
    }

    @Unsafe(because = "reads a description and nothing else")
    private static long low(int leaf, int subleaf) {
        return lowHalf(leaf, subleaf);
    }

    @Unsafe(because = "reads a description and nothing else")
    private static long high(int leaf, int subleaf) {
        return highHalf(leaf, subleaf);
    }

    /** EAX in the low half, EBX in the high half. */
    @Asm(
            code = "movl %edi, %eax\n movl %esi, %ecx\n cpuid\n shlq $$32, %rbx\n orq %rbx, %rax",
            in = {"{edi}", "{esi}"},
            out = "={rax}",
            clobber = {"rbx", "rcx", "rdx"})
    private static long lowHalf(int leaf, int subleaf) {
        return Machine.current().register("cpuid" + leaf + "." + subleaf + ".low");
    }

    /** ECX in the low half, EDX in the high half. */
    @Asm(
            code = "movl %edi, %eax\n movl %esi, %ecx\n cpuid\n movl %ecx, %eax\n shlq $$32, %rdx\n orq %rdx, %rax",
            in = {"{edi}", "{esi}"},
            out = "={rax}",
            clobber = {"rbx", "rcx", "rdx"})
    private static long highHalf(int leaf, int subleaf) {
        return Machine.current().register("cpuid" + leaf + "." + subleaf + ".high");
    }
}
