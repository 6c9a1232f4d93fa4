package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Symbol;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.machine.Machine;

/** Finds the per-CPU block of the processor that runs this code. */
public final class ThisCpu {
    /** Where the block of processor 0 is in a simulated machine; those of others follow. */
    public static final long SIMULATED_ADDRESS = 0xffff_ffff_8010_0000L;

    private ThisCpu() {}

    /** The block of this processor. */
    @Unsafe(because = "the gs base points to the block while the kernel runs, from its first Java instruction on")
    public static Cpu get() {
        return new Cpu(own());
    }

    /** The block of processor 0, reserved in data.S. */
    public static Cpu first() {
        return new Cpu(firstAddress());
    }

    @Symbol("kernite_cpu")
    private static long firstAddress() {
        return SIMULATED_ADDRESS;
    }

    /** On HotSpot, the name of a register of this processor. */
    static String register(String name) {
        long distance = Machine.current().register("gs");
        return distance == 0 ? name : name + "+" + distance;
    }

    /** On HotSpot the register gs tells the distance from the first block. */
    @Asm(
            code = "movq %gs:0, %rax",
            out = "={rax}",
            clobber = {},
            pure = true)
    private static long own() {
        return SIMULATED_ADDRESS + Machine.current().register("gs");
    }
}
