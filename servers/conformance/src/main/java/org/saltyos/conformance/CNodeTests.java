package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.start.Startup;

/** Copying, moving and deleting capabilities; a notification's bits show which object a capability leads to. */
final class CNodeTests {
    private static final int DEPTH = 64;
    private static final long TABLE = Startup.CNODE_SLOT;

    private CNodeTests() {}

    static void run() {
        copyLeadsToTheSameObject();
        copyRefusals();
        copyMasksRights();
        moveEmptiesTheSource();
        mintSetsTheBadge();
        mintRefusals();
        mutate();
        swap();
        deleteOfEmptySlot();
        deleteOfTheLast();
        revokeTakesAllCopies();
        revokeOfAChild();
        saveCallerWithoutCaller();
        info();
        wrongDepths();
        deepDerivation();
    }

    private static long options(int targetDepth, int sourceDepth, int rights) {
        return targetDepth | sourceDepth << 8 | rights << 16;
    }

    static Answer copy(int label, long target, long source, int rights) {
        return Raw.invoke(TABLE, label, 4, target, TABLE, source, options(DEPTH, DEPTH, rights));
    }

    static Answer mint(int label, long target, long source, int rights, long badge) {
        Ipc.putWord(4, badge);
        return Raw.invoke(TABLE, label, 5, target, TABLE, source, options(DEPTH, DEPTH, rights));
    }

    private static Answer slotOperation(int label, long slot) {
        return Raw.invoke(TABLE, label, 2, slot, DEPTH, 0, 0);
    }

    private static void copyLeadsToTheSameObject() {
        Check.begin("CNODEOP0001");
        int original = Objects.make(ObjectType.NOTIFICATION);
        int badged = Objects.mint(original, Rights.ALL, 5);
        int copy = Objects.slot();
        Check.ok("copy", copy(Invocation.CNODE_COPY, copy, badged, Rights.ALL));
        Check.ok("signal through the copy", Raw.call(SystemCall.SIGNAL, copy));
        Check.equal(
                "bits in the original", 5, Raw.call(SystemCall.POLL, original).value());
        Check.end();
    }

    private static void copyRefusals() {
        Check.begin("CNODEOP0002");
        int source = Objects.make(ObjectType.NOTIFICATION);
        int other = Objects.make(ObjectType.ENDPOINT);
        int empty = Objects.slots(2);
        Check.status("occupied target", ErrorCode.DELETE_FIRST, copy(Invocation.CNODE_COPY, other, source, 31));
        Check.equal("kind of the target", ObjectType.ENDPOINT, Objects.typeOf(other));
        Check.status("empty source", ErrorCode.FAILED_LOOKUP, copy(Invocation.CNODE_COPY, empty, empty + 1, 31));
        Check.status("target outside", ErrorCode.FAILED_LOOKUP, copy(Invocation.CNODE_COPY, 1 << 20, source, 31));
        Check.status("source outside", ErrorCode.FAILED_LOOKUP, copy(Invocation.CNODE_COPY, empty, 1 << 20, 31));
        Check.status(
                "source root is no CNode",
                ErrorCode.INVALID_ARGUMENT,
                Raw.invoke(TABLE, Invocation.CNODE_COPY, 4, empty, source, source, options(DEPTH, DEPTH, 31)));
        Check.status("onto itself", ErrorCode.DELETE_FIRST, copy(Invocation.CNODE_COPY, source, source, 31));
        Check.equal("kind in the empty slot", ObjectType.NULL, Objects.typeOf(empty));
        Check.end();
    }

    private static void copyMasksRights() {
        Check.begin("CNODEOP0003");
        int source = Objects.make(ObjectType.NOTIFICATION);
        int reader = Objects.mint(source, Rights.READ, 0);
        int writer = Objects.mint(source, Rights.WRITE, 1);
        Check.status("signal by the reader", ErrorCode.ACCESS_DENIED, Raw.call(SystemCall.SIGNAL, reader));
        Check.status("poll by the writer", ErrorCode.ACCESS_DENIED, Raw.call(SystemCall.POLL, writer));
        int again = Objects.slot();
        Check.ok("copy of the reader with all", copy(Invocation.CNODE_COPY, again, reader, Rights.ALL));
        Check.status("it still cannot signal", ErrorCode.ACCESS_DENIED, Raw.call(SystemCall.SIGNAL, again));
        Check.end();
    }

    private static void moveEmptiesTheSource() {
        Check.begin("CNODEOP0004");
        int source = Objects.make(ObjectType.NOTIFICATION);
        int target = Objects.slot();
        Check.ok("move", copy(Invocation.CNODE_MOVE, target, source, 0));
        Check.equal("kind of the source", ObjectType.NULL, Objects.typeOf(source));
        Check.equal("kind of the target", ObjectType.NOTIFICATION, Objects.typeOf(target));
        Check.ok("the moved one keeps its rights", Raw.call(SystemCall.SIGNAL, target));
        Check.status("empty source", ErrorCode.FAILED_LOOKUP, copy(Invocation.CNODE_MOVE, source, Objects.slot(), 0));
        int occupied = Objects.make(ObjectType.ENDPOINT);
        Check.status("occupied target", ErrorCode.DELETE_FIRST, copy(Invocation.CNODE_MOVE, occupied, target, 0));
        Check.end();
    }

    private static void mintSetsTheBadge() {
        Check.begin("CNODEOP0005");
        int source = Objects.make(ObjectType.NOTIFICATION);
        int high = Objects.mint(source, Rights.ALL, Long.MIN_VALUE);
        int low = Objects.mint(source, Rights.ALL, 1);
        Check.ok("signal", Raw.call(SystemCall.SIGNAL, high));
        Check.ok("signal", Raw.call(SystemCall.SIGNAL, low));
        Check.equal(
                "bits", Long.MIN_VALUE | 1, Raw.call(SystemCall.POLL, source).value());
        Check.end();
    }

    private static void mintRefusals() {
        Check.begin("CNODEOP0006");
        int source = Objects.make(ObjectType.ENDPOINT);
        int badged = Objects.mint(source, Rights.ALL, 7);
        int target = Objects.slot();
        Check.status(
                "badge on a badge", ErrorCode.ILLEGAL_OPERATION, mint(Invocation.CNODE_MINT, target, badged, 31, 8));
        Check.status(
                "badge on a thread",
                ErrorCode.ILLEGAL_OPERATION,
                mint(Invocation.CNODE_MINT, target, new Helper(0).thread().address(), 31, 1));
        Check.status(
                "guard that is too long", ErrorCode.RANGE_ERROR, mint(Invocation.CNODE_MINT, target, TABLE, 31, 63));
        Check.equal("kind in the target", ObjectType.NULL, Objects.typeOf(target));
        Check.end();
    }

    private static void mutate() {
        Check.begin("CNODEOP0007");
        int source = Objects.make(ObjectType.NOTIFICATION);
        int copy = Objects.slot();
        int target = Objects.slot();
        Check.ok("copy", copy(Invocation.CNODE_COPY, copy, source, Rights.ALL));
        Check.ok("mutate", mint(Invocation.CNODE_MUTATE, target, copy, 0, 9));
        Check.equal("kind of the source", ObjectType.NULL, Objects.typeOf(copy));
        Check.ok("signal", Raw.call(SystemCall.SIGNAL, target));
        Check.equal("bits", 9, Raw.call(SystemCall.POLL, source).value());
        Check.end();
    }

    private static void swap() {
        Check.begin("CNODEOP0008");
        int first = Objects.make(ObjectType.NOTIFICATION);
        int second = Objects.make(ObjectType.ENDPOINT);
        Check.ok("swap", copy(Invocation.CNODE_SWAP, first, second, 0));
        Check.equal("first", ObjectType.ENDPOINT, Objects.typeOf(first));
        Check.equal("second", ObjectType.NOTIFICATION, Objects.typeOf(second));
        int empty = Objects.slot();
        Check.ok("swap with an empty slot", copy(Invocation.CNODE_SWAP, empty, first, 0));
        Check.equal("the empty one", ObjectType.ENDPOINT, Objects.typeOf(empty));
        Check.equal("the other", ObjectType.NULL, Objects.typeOf(first));
        Check.ok("swap with itself", copy(Invocation.CNODE_SWAP, second, second, 0));
        Check.equal("unchanged", ObjectType.NOTIFICATION, Objects.typeOf(second));
        Check.end();
    }

    private static void deleteOfEmptySlot() {
        Check.begin("CNODEOP0009");
        int empty = Objects.slot();
        Check.ok("delete", slotOperation(Invocation.CNODE_DELETE, empty));
        Check.ok("revoke", slotOperation(Invocation.CNODE_REVOKE, empty));
        Check.status("outside", ErrorCode.FAILED_LOOKUP, slotOperation(Invocation.CNODE_DELETE, 1 << 20));
        Check.end();
    }

    private static void deleteOfTheLast() {
        Check.begin("CNODEOP0010");
        int source = Objects.make(ObjectType.NOTIFICATION);
        int copy = Objects.mint(source, Rights.ALL, 1);
        Check.ok("delete of the original", slotOperation(Invocation.CNODE_DELETE, source));
        Check.ok("the copy still works", Raw.call(SystemCall.SIGNAL, copy));
        Check.ok("delete of the copy", slotOperation(Invocation.CNODE_DELETE, copy));
        Check.status("then it is gone", ErrorCode.INVALID_CAPABILITY, Raw.call(SystemCall.SIGNAL, copy));
        Check.end();
    }

    private static void revokeTakesAllCopies() {
        Check.begin("CNODEOP0011");
        int source = Objects.make(ObjectType.NOTIFICATION);
        int first = Objects.slots(40);
        for (int i = 0; i < 40; i++) {
            Check.ok("copy", mint(Invocation.CNODE_MINT, first + i, source, Rights.ALL, i + 1));
        }
        Check.ok("revoke", slotOperation(Invocation.CNODE_REVOKE, source));
        for (int i = 0; i < 40; i++) {
            Check.equal("kind of a copy", ObjectType.NULL, Objects.typeOf(first + i));
        }
        Check.equal("kind of the source", ObjectType.NOTIFICATION, Objects.typeOf(source));
        Check.end();
    }

    private static void revokeOfAChild() {
        Check.begin("CNODEOP0012");
        int source = Objects.make(ObjectType.NOTIFICATION);
        int badged = Objects.mint(source, Rights.ALL, 1);
        int sibling = Objects.mint(source, Rights.ALL, 2);
        int child = Objects.slot();
        Check.ok("copy of the badged one", copy(Invocation.CNODE_COPY, child, badged, Rights.ALL));
        Check.ok("revoke of the badged one", slotOperation(Invocation.CNODE_REVOKE, badged));
        Check.equal("the sibling lives", ObjectType.NOTIFICATION, Objects.typeOf(sibling));
        Check.equal("the source lives", ObjectType.NOTIFICATION, Objects.typeOf(source));
        Check.equal("the badged one lives", ObjectType.NOTIFICATION, Objects.typeOf(badged));
        Check.end();
    }

    private static void saveCallerWithoutCaller() {
        Check.begin("CNODEOP0013");
        int slot = Objects.slot();
        Check.status("nobody waits", ErrorCode.ILLEGAL_OPERATION, slotOperation(Invocation.CNODE_SAVE_CALLER, slot));
        int occupied = Objects.make(ObjectType.ENDPOINT);
        Check.status("occupied slot", ErrorCode.DELETE_FIRST, slotOperation(Invocation.CNODE_SAVE_CALLER, occupied));
        Check.end();
    }

    private static void info() {
        Check.begin("CNODEOP0014");
        int source = Objects.make(ObjectType.ENDPOINT);
        int badged = Objects.mint(source, Rights.READ, 77);
        Answer answer = slotOperation(Invocation.CNODE_INFO, badged);
        Check.equal("kind", ObjectType.ENDPOINT, answer.word0());
        Check.equal("rights", Rights.READ, answer.word1());
        Check.equal("badge", 77, answer.word2());
        Check.end();
    }

    private static void wrongDepths() {
        Check.begin("CNODEOP0015");
        int source = Objects.make(ObjectType.ENDPOINT);
        int target = Objects.slot();
        depth("depth 0", 0, source, target);
        depth("depth 65", 65, source, target);
        depth("depth 255", 255, source, target);
        depth("depth 3", 3, source, target);
        Check.status(
                "delete with depth -1",
                ErrorCode.FAILED_LOOKUP,
                Raw.invoke(TABLE, Invocation.CNODE_DELETE, 2, source, -1, 0, 0));
        Check.equal("kind in the target", ObjectType.NULL, Objects.typeOf(target));
        Check.end();
    }

    private static void depth(String what, int depth, int source, int target) {
        Check.status(
                what,
                ErrorCode.FAILED_LOOKUP,
                Raw.invoke(TABLE, Invocation.CNODE_COPY, 4, target, TABLE, source, options(depth, DEPTH, 31)));
    }

    /** Each copy is made of the one before it; revoking the first takes the whole chain. */
    private static void deepDerivation() {
        Check.begin("CNODEOP0016");
        int previous = Objects.make(ObjectType.UNTYPED, 16);
        int root = previous;
        for (int bits = 15; bits >= 6; bits--) {
            int inner = Objects.slot();
            Check.ok(
                    "deeper",
                    Raw.invoke(
                            previous, Invocation.UNTYPED_RETYPE, 4, ObjectType.UNTYPED, bits, TABLE, inner | 1L << 32));
            previous = inner;
        }
        Check.ok("revoke", slotOperation(Invocation.CNODE_REVOKE, root));
        Check.equal("the last", ObjectType.NULL, Objects.typeOf(previous));
        Check.equal("the first", ObjectType.UNTYPED, Objects.typeOf(root));
        Check.end();
    }
}
