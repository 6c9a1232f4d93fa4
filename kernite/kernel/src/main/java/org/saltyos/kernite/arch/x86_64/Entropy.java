package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Asm;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.machine.Machine;

/**
 * Numbers nobody can foretell, as good as the processor has them: from its random number generators (Intel SDM volume 1,
 * 7.3.17) and the time stamp counter. Without a generator there is only the counter: a few bits.
 */
@Cold
public final class Entropy {
    private static final int LEAF_1_ECX_RDRAND = 1 << 30;
    private static final int LEAF_7_EBX_RDSEED = 1 << 18;
    private static final int TRIES = 10;
    private static final int STEP_BITS = 30;

    /** The last 4 GiB of the address space are the kernel's own. */
    private static final long PLACES = (1L << (DirectMap.PHYSICAL_BITS - STEP_BITS)) - 4;

    private Entropy() {}

    /** A random number. */
    static long next() {
        long number = mix(Clock.now());
        for (int i = 0; i < TRIES; i++) {
            if ((CpuId.ecx(1, 0) & LEAF_1_ECX_RDRAND) != 0) {
                number = mix(number ^ random());
            }
            if ((CpuId.ebx(7, 0) & LEAF_7_EBX_RDSEED) != 0) {
                number = mix(number ^ seed());
            }
        }
        return number;
    }

    /** Where the window on physical memory goes for a random number: one of 65532 places, 1 GiB apart. */
    public static long directMap(long number) {
        return DirectMap.BASE + ((number >>> 1) % PLACES << STEP_BITS);
    }

    /** Makes each bit depend on all (the finaliser of SplitMix64: Steele, Lea, Flood, OOPSLA 2014). */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d0_49bb_1331_11ebL;
        return mixed ^ mixed >>> 31;
    }

    /** 0 if there is none at the moment. */
    @Unsafe(because = "called only where CPUID reports the instruction; it changes a register and flags")
    private static long random() {
        return readRandom();
    }

    @Unsafe(because = "called only where CPUID reports the instruction; it changes a register and flags")
    private static long seed() {
        return readSeed();
    }

    @Asm(code = "rdrand %rax", out = "={rax}")
    private static long readRandom() {
        return Machine.current().register("rdrand");
    }

    @Asm(code = "rdseed %rax", out = "={rax}")
    private static long readSeed() {
        return Machine.current().register("rdseed");
    }
}
