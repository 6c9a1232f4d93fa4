package org.saltyos.kernite.boot;

import org.saltyos.abi.BootInfo;
import org.saltyos.abi.BootInfoConstants;
import org.saltyos.abi.InitialSlot;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.UntypedInfo;
import org.saltyos.kernite.cap.Capability;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Cold;

/** Gives init memory: cuts ranges into powers of two and makes an untyped capability and a list entry for each. */
@Cold
final class UntypedList {
    private UntypedList() {}

    /**
     * Gives the pages between two physical addresses.
     *
     * @param kind {@link BootInfoConstants#RAM} and the others
     */
    static void give(BootInfo info, long firstSlot, long start, long end, int kind) {
        long at = start;
        while (at < end) {
            int sizeBits = largestPiece(at, end - at);
            if (info.untypedCount() < BootInfoConstants.MAX_UNTYPED) {
                addPiece(info, firstSlot, at, sizeBits, kind);
            } else {
                info.lostBytes(info.lostBytes() + (1L << sizeBits));
            }
            at += 1L << sizeBits;
        }
    }

    private static int largestPiece(long start, long size) {
        int fits = Long.SIZE - 1 - Long.numberOfLeadingZeros(size);
        int aligned = start == 0 ? ObjectSize.UNTYPED_MAX_BITS : Long.numberOfTrailingZeros(start);
        return Math.min(Math.min(fits, aligned), ObjectSize.UNTYPED_MAX_BITS);
    }

    private static void addPiece(BootInfo info, long firstSlot, long physical, int sizeBits, int kind) {
        int index = info.untypedCount();
        int flags = kind == BootInfoConstants.RAM ? 0 : Capability.DEVICE;
        Slot slot = new Slot(firstSlot + ((long) (InitialSlot.FIRST_UNTYPED + index) << ObjectSize.SLOT_BITS));
        Derivation.insertRoot(slot, Capability.untyped(DirectMap.toKernel(physical), sizeBits, flags));
        UntypedInfo entry = new UntypedInfo(info.address() + BootInfo.SIZE + (long) index * UntypedInfo.SIZE);
        entry.physical(physical);
        entry.sizeBits(sizeBits);
        entry.kind(kind);
        info.untypedCount(index + 1);
    }
}
