package org.saltyos.vfs;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.machine.Machine;

/** The processor's source of chance: the instruction RDRAND (Intel 64 manual, volume 1, section 7.3.17), where there is one. */
@Unsafe(because = "the instructions change no memory and are made only where the processor has them")
final class HardwareRandom {
    /** CPUID leaf 1, ECX: the processor has RDRAND. */
    private static final int RDRAND = 1 << 30;

    /** So often in a row it may have nothing to give; more would mean that it is broken. */
    private static final int TRIES = 10;

    private HardwareRandom() {}

    /** Whether there is one. */
    static boolean isThere() {
        return (features() & RDRAND) != 0;
    }

    /** 64 bits of chance; 0 if the source is broken. */
    static long next() {
        for (int i = 0; i < TRIES; i++) {
            long value = read();
            if (value != 0) {
                return value;
            }
        }
        return 0;
    }

    @Asm(
            code = "movl $$1, %eax\n xorl %ecx, %ecx\n cpuid",
            out = "={ecx}",
            clobber = {"rax", "rbx", "rdx", "cc"})
    private static int features() {
        return (int) Machine.current().register("cpuid.1.ecx");
    }

    /** 0 stands for nothing; that it could be a true number is no loss. */
    @Asm(
            code = "rdrandq %rax\n jc 1f\n xorl %eax, %eax\n1:",
            out = "={rax}",
            clobber = {"cc"})
    private static long read() {
        return Machine.current().register("rdrand");
    }
}
