package org.saltyos.kernite.cap;

import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.thread.Tcb;

/**
 * Rights to answer a caller, saved in slots. A waiting thread has at most one, derived from the capability in its own
 * {@code reply} slot; so it is found when the thread stops waiting.
 */
public final class SavedReply {
    private SavedReply() {}

    /** Makes the right to answer {@code caller} in the empty {@code slot}. */
    public static void save(Tcb caller, Slot slot) {
        Slot parent = caller.reply();
        Capability right = Capability.of(ObjectType.REPLY, caller.address());
        if (parent.type() == ObjectType.NULL) {
            Derivation.insertRoot(parent, right);
        }
        Derivation.insertCopy(parent, slot, right);
    }

    /** Takes the saved right to answer {@code caller} out of its slot, if there is one; the caller is not told. */
    public static void forget(Tcb caller) {
        Slot parent = caller.reply();
        if (parent.type() != ObjectType.NULL && Derivation.hasDescendants(parent)) {
            Derivation.remove(parent.next());
        }
    }
}
