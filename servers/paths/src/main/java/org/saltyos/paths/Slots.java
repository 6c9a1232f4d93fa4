package org.saltyos.paths;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Frame;
import org.saltyos.basalt.capability.VSpace;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.Startup;

/** Hands out the slots of this program's CNode and makes what goes there. Nothing is ever given back. */
final class Slots {
    /** This program's CNode. */
    static final CNode TABLE = new CNode(Startup.CNODE_SLOT);

    /** The last slot of the CNode, which stays empty. */
    static final int EMPTY = (1 << Startup.CNODE_RADIX) - 1;

    private static int next = Startup.FIRST_FREE_SLOT;

    private Slots() {}

    /** A new slot, empty. */
    static int take() {
        int slot = next;
        next++;
        if (slot >= EMPTY) {
            throw new IllegalStateException("too many slots");
        }
        return slot;
    }

    /** Makes an object in a new slot. */
    static int make(int type, int sizeBits) throws KernelFault {
        int slot = take();
        Startup.memory().retype(type, sizeBits, TABLE, slot, 1);
        return slot;
    }

    /** Makes an object of fixed size in a new slot. */
    static int make(int type) throws KernelFault {
        return make(type, 0);
    }

    /** Copies a capability with some rights and a badge into a new slot. */
    static int mint(int source, int rights, long badge) throws KernelFault {
        int slot = take();
        TABLE.mint(slot, TABLE, source, rights, badge);
        return slot;
    }

    /** Makes a page and maps it for this program. */
    static Frame page(long virtual) throws KernelFault {
        Frame frame = new Frame(make(ObjectType.FRAME, ObjectSize.PAGE_BITS));
        frame.map(Startup.addressSpace(), virtual, Rights.READ | Rights.WRITE);
        return frame;
    }

    /** Maps a page into another address space too. */
    static void share(Frame frame, VSpace space, long virtual, int rights) throws KernelFault {
        int slot = take();
        TABLE.copy(slot, TABLE, frame.address(), Rights.ALL);
        new Frame(slot).map(space, virtual, rights);
    }
}
