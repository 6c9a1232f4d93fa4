package org.saltyos.kernite.syscall;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.arch.x86_64.Preemption;
import org.saltyos.kernite.cap.CapabilityTable;
import org.saltyos.kernite.cap.Deletion;
import org.saltyos.kernite.cap.Lookup;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.SavedReply;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.ipc.Endpoint;
import org.saltyos.kernite.ipc.Replies;
import org.saltyos.kernite.ipc.Senders;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.lang.Cold;
import org.saltyos.lang.NoInline;

/** Operations on the slots of CNodes. */
final class CNodeInvocation {
    private static final int BYTE_MASK = 0xff;
    private static final int SOURCE_DEPTH_SHIFT = 8;
    private static final int RIGHTS_SHIFT = 16;
    private static final int OPTIONS_WORD = 3;
    private static final int BADGE_WORD = 4;

    private CNodeInvocation() {}

    @NoInline
    static void invoke(Arguments arguments, Slot root) throws Refusal {
        switch (arguments.label()) {
            case Invocation.CNODE_COPY:
                arguments.require(OPTIONS_WORD + 1);
                CapabilityTable.copy(target(arguments, root), source(arguments), rights(arguments));
                return;
            case Invocation.CNODE_MINT:
                arguments.require(BADGE_WORD + 1);
                long badge = arguments.word(BADGE_WORD);
                CapabilityTable.mint(target(arguments, root), source(arguments), rights(arguments), badge);
                return;
            case Invocation.CNODE_MOVE:
                arguments.require(OPTIONS_WORD + 1);
                CapabilityTable.move(target(arguments, root), source(arguments));
                return;
            case Invocation.CNODE_MUTATE:
                arguments.require(BADGE_WORD + 1);
                CapabilityTable.mutate(target(arguments, root), source(arguments), arguments.word(BADGE_WORD));
                return;
            case Invocation.CNODE_SWAP:
                arguments.require(OPTIONS_WORD + 1);
                CapabilityTable.swap(target(arguments, root), source(arguments));
                return;
            case Invocation.CNODE_DELETE:
                Deletion.delete(named(arguments, root));
                return;
            case Invocation.CNODE_REVOKE:
                Deletion.revoke(named(arguments, root));
                return;
            case Invocation.CNODE_CANCEL_BADGED_SENDS:
                cancelBadgedSends(named(arguments, root));
                return;
            case Invocation.CNODE_SAVE_CALLER:
                saveCaller(arguments.thread(), named(arguments, root));
                return;
            case Invocation.CNODE_INFO:
                Slot slot = named(arguments, root);
                arguments.answer(slot.type(), slot.rights(), shownBadge(slot), slot.sizeBits());
                return;
            default:
                throw Refusal.ILLEGAL_OPERATION;
        }
    }

    /** The slot of word 0 below the invoked CNode, its depth in the options. */
    private static Slot target(Arguments arguments, Slot root) throws Refusal {
        int depth = (int) arguments.word(OPTIONS_WORD) & BYTE_MASK;
        return found(Lookup.find(root, arguments.word(0), depth), 0);
    }

    /** The slot of word 2 below the CNode of word 1, its depth in the options. */
    private static Slot source(Arguments arguments) throws Refusal {
        Slot root = arguments.capability(1, ObjectType.CNODE);
        int depth = (int) (arguments.word(OPTIONS_WORD) >>> SOURCE_DEPTH_SHIFT) & BYTE_MASK;
        return found(Lookup.find(root, arguments.word(2), depth), 2);
    }

    private static int rights(Arguments arguments) {
        return (int) (arguments.word(OPTIONS_WORD) >>> RIGHTS_SHIFT) & Rights.ALL;
    }

    /** The slot of word 0 below the invoked CNode, its depth in word 1. */
    private static Slot named(Arguments arguments, Slot root) throws Refusal {
        arguments.require(2);
        long depth = arguments.word(1);
        int checked = depth < 1 || depth > Long.SIZE ? 0 : (int) depth;
        return found(Lookup.find(root, arguments.word(0), checked), 0);
    }

    private static Slot found(Slot slot, int word) throws Refusal {
        if (slot.address() == 0) {
            throw Refusal.failedLookup(word);
        }
        return slot;
    }

    @Cold
    private static void cancelBadgedSends(Slot slot) throws Refusal {
        if (slot.type() != ObjectType.ENDPOINT || slot.badge() == 0) {
            throw Refusal.ILLEGAL_OPERATION;
        }
        while (!Senders.cancel(new Endpoint(slot.object()), slot.badge())) {
            if (Preemption.due()) {
                throw Refusal.RESTART;
            }
        }
    }

    private static void saveCaller(Tcb server, Slot slot) throws Refusal {
        if (slot.type() != ObjectType.NULL) {
            throw Refusal.DELETE_FIRST;
        }
        Tcb caller = Replies.save(server);
        if (caller.address() == 0) {
            throw Refusal.ILLEGAL_OPERATION;
        }
        SavedReply.save(caller, slot);
    }

    /** The badge, unless it would tell an address of the kernel. */
    private static long shownBadge(Slot slot) {
        return slot.type() == ObjectType.ZOMBIE ? 0 : slot.badge();
    }
}
