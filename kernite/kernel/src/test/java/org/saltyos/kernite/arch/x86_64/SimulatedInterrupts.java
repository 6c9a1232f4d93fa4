package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.memory.Mmio;

/** Interrupt controllers for tests: registers that remember what was written last, 24 lines, nothing pending. */
public final class SimulatedInterrupts {
    private static final long SECOND = IoApic.START + 0x1000;
    private static final int WINDOW = 0x10;
    private static final int PAGE = 4096;

    private SimulatedInterrupts() {}

    /** Adds the controllers to the current machine and starts them. */
    public static void start() {
        Machine.current().memory().map(DirectMap.toKernel(LocalApic.PHYSICAL), PAGE);
        Machine.current().memory().map(DirectMap.toKernel(IoApic.START), 2 * PAGE);
        start(0, IoApic.START, 0);
        start(1, SECOND, IoApic.MAX_FIRST_LINE);
    }

    /** Adds a second controller, with 24 lines from {@code first} on. */
    public static void startSecond(int first) {
        start(1, SECOND, first);
    }

    private static void start(int index, long physical, int first) {
        Mmio.putInt(DirectMap.toKernel(physical) + WINDOW, 23 << 16);
        IoApic.start(index, physical, first);
    }

    /** Makes an interrupt wait, or none. */
    public static void setPending(boolean pending) {
        Mmio.putInt(DirectMap.toKernel(LocalApic.PHYSICAL) + 0x210, pending ? 1 : 0);
    }
}
