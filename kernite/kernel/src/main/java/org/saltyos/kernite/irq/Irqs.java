package org.saltyos.kernite.irq;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.arch.x86_64.Interrupts;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.cap.Capability;
import org.saltyos.kernite.cap.CapabilityCopy;
import org.saltyos.kernite.cap.Deletion;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.ipc.Notification;
import org.saltyos.kernite.ipc.Notifications;
import org.saltyos.lang.Cold;
import org.saltyos.lang.NoInline;
import org.saltyos.lang.sync.GuardedBy;

/**
 * Handlers of interrupts. An interrupt sets the bits of the notification capability bound to its handler; a level-triggered
 * line then stays masked until the handler has quieted the device and acknowledges.
 */
public final class Irqs {
    /** Handlers there are. */
    public static final int HANDLERS = Interrupts.HANDLERS;

    /** In {@code Slot.extra} of a bound notification: no line is to be masked, so the fastpath may deliver the interrupt. */
    private static final long UNMASKED = 1;

    @GuardedBy("KERNEL")
    private static final boolean[] ISSUED = new boolean[HANDLERS];

    /** Of a handler that is issued its line, or {@link Interrupts#MESSAGE}. */
    @GuardedBy("KERNEL")
    private static final int[] LINE = new int[HANDLERS];

    /** Of a handler that is issued whether its line is level-triggered: masked from the interrupt to the acknowledgement. */
    @GuardedBy("KERNEL")
    private static final boolean[] LEVEL = new boolean[HANDLERS];

    /** Of a handler that is issued whether its line is masked; asking the controller takes much longer. */
    @GuardedBy("KERNEL")
    private static final boolean[] MASKED = new boolean[HANDLERS];

    private Irqs() {}

    /** Tells where the {@link #HANDLERS} slots lie, all empty. */
    public static void useSlots(long address) {
        ThisCpu.first().interruptSlots(address);
    }

    /** The slot of the notification bound to a handler. */
    static Slot slot(int handler) {
        return new Slot(ThisCpu.first().interruptSlots() + ((long) handler << ObjectSize.SLOT_BITS));
    }

    /**
     * Issues the handler of an existing line.
     *
     * @return its number
     * @throws Refusal if it is issued already, or no handler is left for a line that has none of its own
     */
    @Cold
    public static int issue(int line, boolean level, boolean activeLow) throws Refusal {
        for (int i = 0; i < HANDLERS; i++) {
            if (ISSUED[i] && LINE[i] == line) {
                throw Refusal.DELETE_FIRST;
            }
        }
        int handler = line < Interrupts.LINES ? line : shared();
        take(handler, line, level);
        Interrupts.configure(line, handler, level, activeLow);
        return handler;
    }

    /**
     * Issues a handler for messages.
     *
     * @return its number
     * @throws Refusal if none is left
     */
    @Cold
    public static int issueMessage() throws Refusal {
        int handler = shared();
        take(handler, Interrupts.MESSAGE, false);
        return handler;
    }

    private static void take(int handler, int line, boolean level) {
        ISSUED[handler] = true;
        LINE[handler] = line;
        LEVEL[handler] = level;
        MASKED[handler] = true;
    }

    @Cold
    private static int shared() throws Refusal {
        for (int i = Interrupts.LINES; i < HANDLERS; i++) {
            if (!ISSUED[i]) {
                return i;
            }
        }
        throw Refusal.TABLE_FULL;
    }

    /** The last handler capability is gone: nobody listens any more. */
    @Cold
    public static void release(int handler) {
        mask(handler, true);
        forget(handler);
        ISSUED[handler] = false;
    }

    /** Binds the notification in {@code notification} and lets the first interrupt come. */
    @Cold
    public static void bind(int handler, Slot notification) throws Refusal {
        Capability copy = CapabilityCopy.of(notification);
        forget(handler);
        Derivation.insertCopy(notification, slot(handler), copy);
        slot(handler).extra(LEVEL[handler] ? 0 : UNMASKED);
        mask(handler, false);
    }

    /** Ends the binding; no interrupt comes any more. */
    @Cold
    public static void unbind(int handler) {
        mask(handler, true);
        forget(handler);
    }

    /** Lets the next interrupt come, if somebody is there to be told. */
    public static void acknowledge(int handler) {
        if (slot(handler).type() == ObjectType.NOTIFICATION) {
            mask(handler, false);
        }
    }

    private static void mask(int handler, boolean masked) {
        if (MASKED[handler] != masked) {
            change(handler, masked);
        }
    }

    @NoInline
    private static void change(int handler, boolean masked) {
        MASKED[handler] = masked;
        Interrupts.mask(LINE[handler], masked);
    }

    /** An interrupt of a handler came. One that nobody has any more is forgotten. */
    public static void deliver(int handler) {
        if (ISSUED[handler] && LEVEL[handler]) {
            mask(handler, true);
        }
        Interrupts.taken();
        if (!ISSUED[handler]) {
            return;
        }
        Slot bound = slot(handler);
        if (bound.type() == ObjectType.NOTIFICATION) {
            Notifications.signal(new Notification(bound.object()), bound.badge());
        } else {
            mask(handler, true);
        }
    }

    @Cold
    private static void forget(int handler) {
        Slot bound = slot(handler);
        if (bound.type() == ObjectType.NOTIFICATION) {
            Deletion.endNotification(bound);
        }
    }
}
