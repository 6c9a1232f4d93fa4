package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.memory.Mmio;

/** Interrupt controllers for tests: registers that remember what was written last, 24 lines, nothing pending. */
public final class SimulatedInterrupts {
    private static final long IO_APIC = 0xfec0_0000L;
    private static final int WINDOW = 0x10;
    private static final int PAGE = 4096;

    private SimulatedInterrupts() {}

    /** Adds the controllers to the current machine and starts them. */
    public static void start() {
        Machine.current().memory().map(DirectMap.toKernel(LocalApic.PHYSICAL), PAGE);
        Machine.current().memory().map(DirectMap.toKernel(IO_APIC), PAGE);
        Mmio.putInt(DirectMap.toKernel(IO_APIC) + WINDOW, 23 << 16);
        IoApic.start(IO_APIC);
    }

    /** Makes an interrupt wait, or none. */
    public static void setPending(boolean pending) {
        Mmio.putInt(DirectMap.toKernel(LocalApic.PHYSICAL) + 0x210, pending ? 1 : 0);
    }
}
