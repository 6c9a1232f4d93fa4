package org.saltyos.init;

import org.saltyos.abi.BootInfo;
import org.saltyos.abi.BootInfoConstants;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.InitialSlot;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.UntypedInfo;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.kernel.KernelFault;

/** Makes kernel objects out of the memory that the kernel gave to init. */
final class MemoryPool {
    private static BootInfo boot = new BootInfo(0);

    /** Slot of the memory that objects are made of; 0 for the pieces that the kernel gave. */
    private static int source;

    private MemoryPool() {}

    /** Takes note of the pieces of memory. */
    static void start(BootInfo information) {
        boot = information;
    }

    /** Makes objects of the untyped memory in slot {@code memory} from now on; 0 for what the kernel gave. */
    static void useSource(int memory) {
        source = memory;
    }

    /**
     * Makes objects with adjacent capabilities in init's CNode.
     *
     * @param type an {@link ObjectType}
     * @param sizeBits as retype takes it
     * @param count number of objects, 1 to 256
     * @return the first slot
     * @throws KernelFault NOT_ENOUGH_MEMORY when no piece of memory suffices
     * @throws InitFault when init's CNode is full
     */
    static int make(int type, int sizeBits, int count) throws KernelFault, InitFault {
        int slot = Slots.take(count);
        if (source != 0) {
            new Untyped(source).retype(type, sizeBits, Slots.OWN, slot, count);
            return slot;
        }
        for (int i = 0; i < count(); i++) {
            if (isUsable(i) && tryPiece(new Untyped(InitialSlot.FIRST_UNTYPED + i), type, sizeBits, slot, count)) {
                return slot;
            }
        }
        throw KernelFault.of(ErrorCode.NOT_ENOUGH_MEMORY);
    }

    /** As {@link #make} for one object. */
    static int make(int type, int sizeBits) throws KernelFault, InitFault {
        return make(type, sizeBits, 1);
    }

    /** Makes a piece of untyped memory of at least {@code bytes} bytes; its size is a power of two. */
    static int makeUntyped(int sizeBits) throws KernelFault, InitFault {
        return make(ObjectType.UNTYPED, sizeBits);
    }

    /** How many pieces the kernel gave. */
    static int count() {
        return boot.untypedCount();
    }

    /** Whether a piece is memory that objects can be made of. */
    static boolean isUsable(int index) {
        UntypedInfo piece = piece(index);
        return piece.kind() == BootInfoConstants.RAM && piece.sizeBits() >= ObjectSize.PAGE_BITS;
    }

    private static UntypedInfo piece(int index) {
        return new UntypedInfo(boot.address() + BootInfo.SIZE + (long) index * UntypedInfo.SIZE);
    }

    private static boolean tryPiece(Untyped piece, int type, int sizeBits, int slot, int count) throws KernelFault {
        try {
            piece.retype(type, sizeBits, Slots.OWN, slot, count);
            return true;
        } catch (KernelFault fault) {
            if (fault.code() != ErrorCode.NOT_ENOUGH_MEMORY) {
                throw fault;
            }
            return false;
        }
    }
}
