package org.saltyos.basalt.start;

import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;

/**
 * Who sent the request that is being answered, and the way to answer it later. A method of a protocol that cannot answer
 * yet calls {@link #defer}, keeps what it gets, and returns anything: that result is not sent. Whoever has the answer
 * gives it with the dispatcher's {@code answerMethod}, or a fault with {@link Later#fail}.
 */
public final class Caller {
    private static final boolean[] TAKEN = new boolean[Startup.LATER_COUNT];

    private static long badge;
    private static boolean deferred;

    private Caller() {}

    /**
     * Badge of the capability that the request came through: it tells the clients of one server apart, and a client cannot
     * choose it.
     */
    public static long badge() {
        return badge;
    }

    /** Takes note of the request that is answered from now on. */
    public static void begin(long requestBadge) {
        badge = requestBadge;
        deferred = false;
    }

    /** Goes on with a request during which another was answered, as happens where client and server are in one address space. */
    public static void resume(long requestBadge, boolean answeredLater) {
        badge = requestBadge;
        deferred = answeredLater;
    }

    /** Whether the request is to be answered later. */
    public static boolean isDeferred() {
        return deferred;
    }

    /**
     * Keeps the caller waiting; call it once for a request.
     *
     * @return the duty to answer
     * @throws RemoteFault REFUSED when {@link Startup#LATER_COUNT} callers wait already
     */
    public static Later defer() throws RemoteFault {
        for (int i = 0; i < TAKEN.length; i++) {
            if (!TAKEN[i]) {
                int slot = Startup.FIRST_LATER_SLOT + i;
                save(slot);
                TAKEN[i] = true;
                deferred = true;
                return new Later(slot);
            }
        }
        throw RemoteFault.REFUSED;
    }

    private static void save(int slot) {
        CNode own = Startup.capabilities();
        try {
            own.saveCaller(slot);
        } catch (KernelFault fault) {
            throw new IllegalStateException("there is no caller to be kept waiting");
        }
    }

    /** Lets the slot be used again: the answer was given, which emptied it, or the caller is gone. */
    static void release(int slot, boolean isEmpty) {
        try {
            if (!isEmpty) {
                Startup.capabilities().delete(slot);
            }
        } catch (KernelFault fault) {
            throw new IllegalStateException("a slot of this server's own is missing");
        }
        TAKEN[slot - Startup.FIRST_LATER_SLOT] = false;
    }
}
