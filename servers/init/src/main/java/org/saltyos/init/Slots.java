package org.saltyos.init;

import org.saltyos.abi.BootInfo;
import org.saltyos.abi.InitialSlot;
import org.saltyos.basalt.capability.CNode;

/** The free slots of init's own CNode, handed out once each. */
final class Slots {
    /** init's CNode. */
    static final CNode OWN = new CNode(InitialSlot.CNODE);

    private static int scratch;
    private static int next;
    private static int end;
    private static int savedNext;
    private static int savedEnd;

    private Slots() {}

    /** Takes note of the free slots that the kernel left. */
    static void start(BootInfo boot) {
        scratch = boot.firstFreeSlot();
        next = scratch + 1;
        end = boot.endOfFreeSlots();
    }

    /** A slot for a capability that is deleted again at once. */
    static int scratch() {
        return scratch;
    }

    /**
     * Takes {@code count} adjacent slots.
     *
     * @return the first
     * @throws InitFault NO_SLOTS when there are not as many
     */
    static int take(int count) throws InitFault {
        if (count > end - next) {
            throw InitFault.NO_SLOTS;
        }
        int first = next;
        next += count;
        return first;
    }

    /** The slot that {@link #take} gives next. */
    static int position() {
        return next;
    }

    /** Lets {@link #take} give the slots from {@code first} on again, which are empty, until {@link #leaveWindow}. */
    static void enterWindow(int first, int windowEnd) {
        savedNext = next;
        savedEnd = end;
        next = first;
        end = windowEnd;
    }

    /** Goes back to where {@link #take} was before the window. */
    static void leaveWindow() {
        next = savedNext;
        end = savedEnd;
    }
}
