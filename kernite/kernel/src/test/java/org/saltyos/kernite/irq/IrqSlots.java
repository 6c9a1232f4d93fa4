package org.saltyos.kernite.irq;

import org.saltyos.kernite.cap.Slot;

/** Lets tests look at the notifications bound to interrupt lines. */
public final class IrqSlots {
    private IrqSlots() {}

    /** The slot of the notification bound to a line. */
    public static Slot of(int line) {
        return Irqs.slot(line);
    }
}
