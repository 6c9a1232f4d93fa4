package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.thread.FloatingPoints;
import org.saltyos.lang.Export;
import org.saltyos.lang.NoInline;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.AtomicMem;
import org.saltyos.lang.sync.Holds;

/**
 * What the processor that is in the kernel does to others. There are two ways: to ask one to come into the kernel soon, and
 * to make one stand still.
 *
 * <p>A processor that stands still has all registers of its thread in the Tcb, floating point included, is on the kernel's
 * own page tables, has forgotten all translations of user space, and waits for the kernel lock; with the lock it looks
 * first at what it may run. So whoever holds the lock can do to its thread whatever one processor could do to a thread that
 * does not run. It takes one interrupt for as many changes as are made before the lock is given up.
 *
 * <p>There is no deadlock: only the holder of the lock asks, so nobody asks the asker, and the one that is asked is in user
 * mode, where the interrupt reaches it, or on its way to the lock, where it looks for the request while it waits.
 */
public final class Remote {
    private Remote() {}

    /** Makes the processor choose anew what it runs, soon. Nothing happens to this one, or if it is about to anyway. */
    @NoInline
    public static void poke(Cpu cpu) {
        if (cpu.address() != ThisCpu.get().address() && cpu.reschedule() == 0) {
            cpu.reschedule(1);
            LocalApic.sendRequest(cpu.apicId());
        }
    }

    /** Makes this processor, which is about to idle, come back into the kernel after it gave others the lock. */
    public static void comeBack(Cpu cpu) {
        LocalApic.sendRequest(cpu.apicId());
    }

    /** Waits until the processor stands still. Nothing happens to this one, or to one that runs no thread. */
    @NoInline
    @Unsafe(because = "the block is that of a processor that runs")
    public static void hold(Cpu cpu) {
        if (cpu.address() == ThisCpu.get().address() || cpu.current() == 0 || cpu.parked() != 0) {
            return;
        }
        AtomicMem.putIntVolatile(cpu.address() + Cpu.PARK_REQUEST, 1);
        if (AtomicMem.getIntVolatile(cpu.address() + Cpu.WAITING) == 0) {
            LocalApic.sendRequest(cpu.apicId());
        }
        while (AtomicMem.getIntAcquire(cpu.address() + Cpu.PARKED) == 0) {
            Spin.once();
        }
    }

    /**
     * Called by lock.inc on a processor that waits for the lock and is asked to stand still. The holder of the lock waits
     * for it and touches nothing meanwhile, so it is as good as held.
     */
    @Export("kernite_park")
    @Holds("KERNEL")
    @Unsafe(because = "the block is this processor's own")
    static void park() {
        Cpu cpu = ThisCpu.get();
        FloatingPoints.settle(cpu);
        Processor.setRoot(cpu.kernelRoot());
        cpu.reschedule(1);
        AtomicMem.putIntOpaque(cpu.address() + Cpu.PARK_REQUEST, 0);
        AtomicMem.putIntRelease(cpu.address() + Cpu.PARKED, 1);
    }
}
