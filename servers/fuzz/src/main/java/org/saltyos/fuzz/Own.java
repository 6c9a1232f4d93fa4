package org.saltyos.fuzz;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Frame;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** The main thread's own capabilities: those that stay, and behind them those of one round. */
final class Own {
    /** This program's CNode. */
    static final CNode TABLE = new CNode(Startup.CNODE_SLOT);

    /** The memory that everything of a round is made of. */
    static final int ARENA = Startup.FIRST_FREE_SLOT;

    static final int ARENA_BITS = 20;
    static final int FOREIGN_PAGE = ARENA + 1;
    static final int GATE = ARENA + 2;
    static final int BELL = ARENA + 3;
    static final int EAR = ARENA + 4;

    /** Pages of the threads. */
    static final int FIRST_PAGE = ARENA + 5;

    /** First slot of what is made for a round. */
    static final int FIRST_OF_ROUND = 128;

    private static final int END_OF_ROUND = 192;

    /** Slots that are used for a moment. */
    static final int FIRST_MOMENTARY = 200;

    private static final int DEPTH = 64;
    private static int next = FIRST_OF_ROUND;

    private Own() {}

    /** Makes an object of the round's memory in a new slot. */
    static int make(int type, int sizeBits) throws KernelFault {
        int slot = next;
        next++;
        if (slot >= END_OF_ROUND) {
            throw new IllegalStateException("a round uses too many slots");
        }
        SystemCalls.invoke(
                ARENA, Invocation.UNTYPED_RETYPE, 4, type, sizeBits, Startup.CNODE_SLOT, slot | 1L << Integer.SIZE);
        return slot;
    }

    /** Makes an object of fixed size of the round's memory in a new slot. */
    static int make(int type) throws KernelFault {
        return make(type, 0);
    }

    /** Makes an object that stays. */
    static void keep(int type, int sizeBits, int slot) throws KernelFault {
        Startup.memory().retype(type, sizeBits, TABLE, slot, 1);
    }

    /** Makes a page that stays and maps it for this program. */
    static void keepPage(int slot, long virtual) throws KernelFault {
        keep(ObjectType.FRAME, ObjectSize.PAGE_BITS, slot);
        new Frame(slot).map(Startup.addressSpace(), virtual, Rights.READ | Rights.WRITE);
    }

    /** Ends everything that was made of the round's memory, wherever its capabilities are. */
    static void revoke() throws KernelFault {
        TABLE.revoke(ARENA);
        next = FIRST_OF_ROUND;
    }

    /** Makes one try of an operation with up to four words. */
    static Answer invoke(long capability, int label, int length, long word0, long word1, long word2, long word3) {
        return SystemCalls.enter(
                SystemCall.INVOKE, capability, MessageInfo.of(label, length).bits(), word0, word1, word2, word3);
    }

    /** What a slot of a CNode holds: kind, rights, badge, size. */
    static Answer look(long table, int slot) {
        return invoke(table, Invocation.CNODE_INFO, 2, slot, DEPTH, 0, 0);
    }

    /** Empties a slot; one that is empty already stays so. */
    static void drop(int slot) {
        invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, slot, DEPTH, 0, 0);
    }
}
