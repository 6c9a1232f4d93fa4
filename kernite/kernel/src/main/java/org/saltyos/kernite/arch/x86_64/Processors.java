package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.AssemblyConstants;
import org.saltyos.lang.sync.GuardedBy;

/** The processors that run. Their number does not change after the start. */
@AssemblyConstants
public final class Processors {
    /** Most processors that are used. */
    public static final int MAX = 16;

    @GuardedBy("KERNEL")
    private static final long[] BLOCKS = new long[MAX];

    @GuardedBy("KERNEL")
    private static int count = 1;

    private Processors() {}

    /** How many there are, 1 to {@link #MAX}. */
    public static int count() {
        return count;
    }

    /** The block of processor {@code number}, below {@link #count}. */
    public static Cpu get(int number) {
        return number == 0 ? ThisCpu.first() : new Cpu(BLOCKS[number]);
    }

    /** Forgets all processors but the first. */
    public static void clear() {
        count = 1;
    }

    /** One more runs, with the number {@link #count}; what its block says about scheduling is made. */
    public static void add(Cpu cpu) {
        cpu.number(count);
        BLOCKS[count] = cpu.address();
        count++;
        prepare(cpu);
    }

    /** Makes the part of a block that is about scheduling the same as that of the first processor when it idles. */
    static void prepare(Cpu cpu) {
        cpu.self(cpu.address());
        cpu.timerAt(Long.MAX_VALUE);
        cpu.kernelRoot(ThisCpu.first().kernelRoot());
        cpu.minimumBudget(ThisCpu.first().minimumBudget());
        cpu.localApic(LocalApic.registers());
        Timer.prepare(cpu);
    }
}
