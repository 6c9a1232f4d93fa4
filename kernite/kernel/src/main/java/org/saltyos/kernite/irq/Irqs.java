package org.saltyos.kernite.irq;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.arch.x86_64.Interrupts;
import org.saltyos.kernite.cap.Capability;
import org.saltyos.kernite.cap.CapabilityCopy;
import org.saltyos.kernite.cap.Deletion;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.ipc.Notification;
import org.saltyos.kernite.ipc.Notifications;
import org.saltyos.lang.sync.GuardedBy;

/**
 * Interrupt lines. An interrupt sets the bits of the notification capability bound to its line; a level-triggered line
 * then stays masked until the handler has quieted the device and acknowledges.
 */
public final class Irqs {
    /** Lines (global system interrupts) that can have a handler. */
    public static final int LINES = Interrupts.LINES;

    @GuardedBy("KERNEL")
    private static final boolean[] ISSUED = new boolean[LINES];

    /** Where the slots for the bound notifications lie, one for each line; given at boot. */
    @GuardedBy("KERNEL")
    private static long slots;

    private Irqs() {}

    /** Tells where the {@link #LINES} slots lie, all empty. */
    public static void useSlots(long address) {
        slots = address;
    }

    /** The slot of the notification bound to a line. */
    static Slot slot(int line) {
        return new Slot(slots + ((long) line << ObjectSize.SLOT_BITS));
    }

    /**
     * Issues the handler of a line.
     *
     * @throws Refusal if it is issued already
     */
    public static void issue(int line, boolean level, boolean activeLow) throws Refusal {
        if (ISSUED[line]) {
            throw Refusal.DELETE_FIRST;
        }
        ISSUED[line] = true;
        Interrupts.configure(line, level, activeLow);
    }

    /** The last handler capability is gone: nobody listens to the line any more. */
    public static void release(int line) {
        Interrupts.mask(line);
        forget(line);
        ISSUED[line] = false;
    }

    /** Binds the notification in {@code notification} and lets the first interrupt come. */
    public static void bind(int line, Slot notification) throws Refusal {
        Capability copy = CapabilityCopy.of(notification);
        forget(line);
        Derivation.insertCopy(notification, slot(line), copy);
        Interrupts.unmask(line);
    }

    /** Ends the binding; no interrupt comes any more. */
    public static void unbind(int line) {
        Interrupts.mask(line);
        forget(line);
    }

    /** Lets the next interrupt come, if somebody is there to be told. */
    public static void acknowledge(int line) {
        if (slot(line).type() == ObjectType.NOTIFICATION) {
            Interrupts.unmask(line);
        }
    }

    /** An interrupt came on {@code line} and was taken from the controllers. */
    public static void deliver(int line) {
        Slot bound = slot(line);
        if (bound.type() == ObjectType.NOTIFICATION) {
            Notifications.signal(new Notification(bound.object()), bound.badge());
        } else {
            Interrupts.mask(line);
        }
    }

    private static void forget(int line) {
        Slot bound = slot(line);
        if (bound.type() == ObjectType.NOTIFICATION) {
            Deletion.endNotification(bound);
        }
    }
}
