package org.saltyos.kernite.thread;

import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.FloatingPoint;
import org.saltyos.kernite.arch.x86_64.Processors;
import org.saltyos.kernite.arch.x86_64.ThisCpu;

/**
 * Whose floating-point state is in the processor's registers. They belong to one thread at a time, their owner, and are
 * open only while it runs. Another thread that may use them becomes the owner at its first floating-point instruction,
 * which traps; so threads that compute nothing with them cost nothing. The fastpath, which only runs while they are closed, does
 * not open them: there the owner traps too.
 */
public final class FloatingPoints {
    private FloatingPoints() {}

    /** Makes the room behind a new thread its initial state; {@code bytes} is the size of the whole object. */
    static void initialise(Tcb tcb, int bytes) {
        if (bytes - Tcb.SIZE >= FloatingPoint.bytes()) {
            tcb.hasFloatingPoint(1);
            FloatingPoint.initialise(area(tcb));
        }
    }

    /** Whether a thread may use the registers, if it {@linkplain Tcb#hasFloatingPoint has} room for them. */
    public static void allow(Tcb tcb, boolean allowed) {
        if (!allowed) {
            putAway(tcb);
        }
        tcb.mayUseFloatingPoint(allowed ? 1 : 0);
        Tcbs.describeSwitch(tcb);
    }

    /** Opens the registers for their owner, which is about to run, or closes them for any other thread. */
    public static void follow(Cpu cpu, Tcb next) {
        if (!isOwner(cpu, next)) {
            settle(cpu);
            if (cpu.floatingPointOpen() != 0) {
                close(cpu);
            }
        } else if (cpu.floatingPointOpen() == 0) {
            FloatingPoint.open();
            cpu.floatingPointOpen(1);
        }
    }

    /**
     * The thread of {@code cpu}, this processor, stops. Where there are others it may run there next, so its state is
     * brought into its memory, and stays in the registers too.
     */
    public static void settle(Cpu cpu) {
        if (Processors.count() > 1 && cpu.floatingPointOpen() != 0) {
            FloatingPoint.save(area(new Tcb(cpu.floatingPointOwner())));
            close(cpu);
        }
    }

    /** {@code tcb}, which runs, has come upon a floating-point instruction; tells whether it may go on with it. */
    public static boolean take(Tcb tcb) {
        if (tcb.mayUseFloatingPoint() == 0) {
            return false;
        }
        Cpu cpu = ThisCpu.get();
        FloatingPoint.open();
        cpu.floatingPointOpen(1);
        if (isOwner(cpu, tcb)) {
            return true; // the fastpath let it go on without opening them
        }
        if (cpu.floatingPointOwner() != 0 && Processors.count() == 1) {
            FloatingPoint.save(area(new Tcb(cpu.floatingPointOwner())));
        }
        FloatingPoint.load(area(tcb));
        cpu.floatingPointOwner(tcb.address());
        tcb.floatingPointCpu(cpu.address());
        return true;
    }

    /**
     * Brings a thread's state into its memory; from now on the registers are nobody's. Of a thread that runs on another
     * processor, that stands still.
     */
    public static void putAway(Tcb tcb) {
        Cpu cpu = new Cpu(tcb.floatingPointCpu());
        if (cpu.address() == 0 || !isOwner(cpu, tcb)) {
            return;
        }
        if (Processors.count() == 1 || cpu.floatingPointOpen() != 0) {
            FloatingPoint.open();
            FloatingPoint.save(area(tcb));
            close(cpu);
        }
        cpu.floatingPointOwner(0);
    }

    /** The thread, which does not run elsewhere, ends; what it left in the registers is overwritten unseen. */
    static void forget(Tcb tcb) {
        Cpu cpu = new Cpu(tcb.floatingPointCpu());
        if (cpu.address() != 0 && isOwner(cpu, tcb)) {
            if (cpu.floatingPointOpen() != 0) {
                close(cpu);
            }
            cpu.floatingPointOwner(0);
        }
    }

    /** Whether the registers of a processor have the newest state of a thread; it may have used others' since. */
    private static boolean isOwner(Cpu cpu, Tcb tcb) {
        return cpu.floatingPointOwner() == tcb.address() && tcb.floatingPointCpu() == cpu.address();
    }

    /** Where a thread's state lies in memory. */
    public static long area(Tcb tcb) {
        return tcb.address() + Tcb.SIZE;
    }

    private static void close(Cpu cpu) {
        FloatingPoint.close();
        cpu.floatingPointOpen(0);
    }
}
