package org.saltyos.kernite.cap;

import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.thread.Tcb;

/**
 * Capabilities that travel with a message: the sender names them in its IPC buffer, the receiver names the slots for them
 * in its own. They are taken in order, and the first that cannot be moved ends it: the message arrives all the same, with
 * the number of those that did. A capability of the very endpoint received from arrives as its badge, without a slot.
 */
public final class CapabilityTransfer {
    private CapabilityTransfer() {}

    /**
     * Copies the capabilities of a message.
     *
     * @param from the sender, whose endpoint capability has the right {@link Rights#GRANT}
     * @param to the receiver
     * @param info what the sender says
     * @param endpoint address of the endpoint received from, 0 for a reply
     * @return what the receiver is told: label and length of {@code info}, and which capabilities arrived
     */
    public static MessageInfo transfer(Tcb from, Tcb to, MessageInfo info, long endpoint) {
        int arrived = 0;
        int unwrapped = 0;
        if (from.ipcBuffer().type() == ObjectType.FRAME && to.ipcBuffer().type() == ObjectType.FRAME) {
            IpcBuffer source = new IpcBuffer(from.ipcBuffer().object());
            IpcBuffer target = new IpcBuffer(to.ipcBuffer().object());
            int count = info.capabilities();
            while (arrived < count) {
                Slot slot = Lookup.find(from.cspace(), source.capability(arrived));
                if (slot.address() == 0) {
                    break;
                }
                if (endpoint != 0 && slot.type() == ObjectType.ENDPOINT && slot.object() == endpoint) {
                    target.capability(arrived, slot.badge());
                    unwrapped |= 1 << arrived;
                } else if (!copy(slot, to, target, arrived - Integer.bitCount(unwrapped))) {
                    break;
                }
                arrived++;
            }
        }
        long flags = (long) unwrapped << MessageInfo.UNWRAPPED_SHIFT;
        return new MessageInfo(
                MessageInfo.of(info.label(), info.length(), arrived).bits() | flags);
    }

    /** Copies {@code source} into the slot with number {@code index} of those that the receiver offers. */
    private static boolean copy(Slot source, Tcb to, IpcBuffer buffer, int index) {
        long depth = buffer.receiveDepth();
        if (index >= buffer.receiveCount() || depth < 1 || depth > Long.SIZE) {
            return false;
        }
        Slot root = Lookup.find(to.cspace(), buffer.receiveRoot());
        if (root.address() == 0) {
            return false;
        }
        Slot target = Lookup.find(root, buffer.receiveIndex() + index, (int) depth);
        if (target.address() == 0) {
            return false;
        }
        try {
            CapabilityTable.copy(target, source, Rights.ALL);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }
}
