package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Symbol;

/** Finds the per-CPU block of the processor that runs this code. */
public final class ThisCpu {
    /** Where {@link #get()} is in a simulated machine. */
    public static final long SIMULATED_ADDRESS = 0xffff_ffff_8010_0000L;

    private ThisCpu() {}

    /** The block of this processor: kernite_cpu is one Cpu struct, reserved in data.S, for the one that is started. */
    public static Cpu get() {
        return new Cpu(address());
    }

    @Symbol("kernite_cpu")
    private static long address() {
        return SIMULATED_ADDRESS;
    }
}
