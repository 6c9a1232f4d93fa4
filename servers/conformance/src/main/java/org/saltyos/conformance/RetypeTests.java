package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.start.Startup;

/** Making objects of untyped memory: all or nothing, and only what fits. */
final class RetypeTests {
    private static final int DEPTH = 64;

    private RetypeTests() {}

    static void run() {
        everyKind();
        refusals();
        occupiedWindow();
        fillsExactly();
        memoryComesBack();
        childrenKeepMemory();
        info();
        nestedUntyped();
    }

    private static Answer retype(long memory, long type, long bits, long target, long first, long count) {
        return Raw.invoke(memory, Invocation.UNTYPED_RETYPE, 4, type, bits, target, first | count << 32);
    }

    private static Answer retype(long type, long bits, long first, long count) {
        return retype(HelperSlots.MEMORY, type, bits, Startup.CNODE_SLOT, first, count);
    }

    private static void everyKind() {
        Check.begin("RETYPE0001");
        makes(ObjectType.UNTYPED, ObjectSize.PAGE_BITS);
        makes(ObjectType.CNODE, ObjectSize.CNODE_MIN_RADIX);
        makes(ObjectType.ENDPOINT, 0);
        makes(ObjectType.NOTIFICATION, 0);
        makes(ObjectType.TCB, 0);
        makes(ObjectType.SCHED_CONTEXT, 0);
        makes(ObjectType.VSPACE, 0);
        makes(ObjectType.FRAME, ObjectSize.PAGE_BITS);
        Check.end();
    }

    private static void makes(int type, int bits) {
        int slot = Objects.slot();
        Check.ok("making", retype(type, bits, slot, 1));
        Check.equal("kind", type, Objects.typeOf(slot));
    }

    private static void refusals() {
        Check.begin("RETYPE0002");
        int slot = Objects.slots(2);
        int endpoint = ObjectType.ENDPOINT;
        Check.status("kind 0", ErrorCode.INVALID_ARGUMENT, retype(ObjectType.NULL, 0, slot, 1));
        Check.status("kind IRQ handler", ErrorCode.INVALID_ARGUMENT, retype(ObjectType.IRQ_HANDLER, 0, slot, 1));
        Check.status("kind -1", ErrorCode.INVALID_ARGUMENT, retype(-1, 0, slot, 1));
        Check.status("no objects", ErrorCode.RANGE_ERROR, retype(endpoint, 0, slot, 0));
        Check.status("257 objects", ErrorCode.RANGE_ERROR, retype(endpoint, 0, slot, 257));
        Check.status("beyond the CNode", ErrorCode.RANGE_ERROR, retype(endpoint, 0, 255, 2));
        Check.status("far beyond the CNode", ErrorCode.RANGE_ERROR, retype(endpoint, 0, 0xffff_ffffL, 1));
        Check.status("CNode of radix 3", ErrorCode.RANGE_ERROR, retype(ObjectType.CNODE, 3, slot, 1));
        Check.status("CNode of radix 17", ErrorCode.RANGE_ERROR, retype(ObjectType.CNODE, 17, slot, 1));
        Check.status("untyped of 32 bytes", ErrorCode.RANGE_ERROR, retype(ObjectType.UNTYPED, 5, slot, 1));
        Check.status("untyped of 2^64 bytes", ErrorCode.RANGE_ERROR, retype(ObjectType.UNTYPED, 64, slot, 1));
        Check.status("frame of 8 KiB", ErrorCode.INVALID_ARGUMENT, retype(ObjectType.FRAME, 13, slot, 1));
        Check.status(
                "target is no CNode",
                ErrorCode.INVALID_ARGUMENT,
                retype(HelperSlots.MEMORY, endpoint, 0, HelperSlots.DONE, slot, 1));
        Check.status(
                "target outside", ErrorCode.FAILED_LOOKUP, retype(HelperSlots.MEMORY, endpoint, 0, 1L << 50, slot, 1));
        Check.status("too large", ErrorCode.NOT_ENOUGH_MEMORY, retype(ObjectType.UNTYPED, 30, slot, 1));
        Check.equal("kind in the slot", ObjectType.NULL, Objects.typeOf(slot));
        Check.end();
    }

    private static void occupiedWindow() {
        Check.begin("RETYPE0003");
        int first = Objects.slots(4);
        Check.ok("making one", retype(ObjectType.ENDPOINT, 0, first + 2, 1));
        Check.status(
                "one of four slots occupied", ErrorCode.DELETE_FIRST, retype(ObjectType.NOTIFICATION, 0, first, 4));
        Check.equal("first slot", ObjectType.NULL, Objects.typeOf(first));
        Check.equal("second slot", ObjectType.NULL, Objects.typeOf(first + 1));
        Check.equal("third slot", ObjectType.ENDPOINT, Objects.typeOf(first + 2));
        Check.equal("fourth slot", ObjectType.NULL, Objects.typeOf(first + 3));
        Check.end();
    }

    private static void fillsExactly() {
        Check.begin("RETYPE0004");
        int memory = Objects.make(ObjectType.UNTYPED, ObjectSize.PAGE_BITS);
        int first = Objects.slots(65);
        long table = Startup.CNODE_SLOT;
        Check.ok("64 endpoints in a page", retype(memory, ObjectType.ENDPOINT, 0, table, first, 64));
        Check.status(
                "one more", ErrorCode.NOT_ENOUGH_MEMORY, retype(memory, ObjectType.ENDPOINT, 0, table, first + 64, 1));
        Check.end();
    }

    private static void memoryComesBack() {
        Check.begin("RETYPE0005");
        int memory = Objects.make(ObjectType.UNTYPED, ObjectSize.PAGE_BITS);
        int slot = Objects.slots(2);
        long table = Startup.CNODE_SLOT;
        for (int i = 0; i < 10; i++) {
            Check.ok("making a page", retype(memory, ObjectType.FRAME, ObjectSize.PAGE_BITS, table, slot, 1));
            Check.ok("deleting it", Raw.invoke(table, Invocation.CNODE_DELETE, 2, slot, DEPTH, 0, 0));
        }
        Check.end();
    }

    private static void childrenKeepMemory() {
        Check.begin("RETYPE0006");
        int memory = Objects.make(ObjectType.UNTYPED, ObjectSize.PAGE_BITS);
        int slot = Objects.slots(3);
        long table = Startup.CNODE_SLOT;
        Check.ok("making two", retype(memory, ObjectType.UNTYPED, 11, table, slot, 2));
        Check.ok("deleting one", Raw.invoke(table, Invocation.CNODE_DELETE, 2, slot, DEPTH, 0, 0));
        Check.status(
                "while the other lives",
                ErrorCode.NOT_ENOUGH_MEMORY,
                retype(memory, ObjectType.UNTYPED, 11, table, slot + 2, 1));
        Check.ok("revoking", Raw.invoke(table, Invocation.CNODE_REVOKE, 2, memory, DEPTH, 0, 0));
        Check.equal("kind after revoke", ObjectType.NULL, Objects.typeOf(slot + 1));
        Check.ok("all of it again", retype(memory, ObjectType.UNTYPED, 12, table, slot + 2, 1));
        Check.end();
    }

    private static void info() {
        Check.begin("RETYPE0007");
        int memory = Objects.make(ObjectType.UNTYPED, 13);
        Answer fresh = Raw.invoke(memory, Invocation.UNTYPED_INFO);
        Check.equal("size", 13, fresh.word1());
        Check.equal("used", 0, fresh.word2());
        Check.equal("device", 0, fresh.word3());
        Check.equal("alignment", 0, fresh.word0() & (1 << 13) - 1);
        Check.ok("using", retype(memory, ObjectType.UNTYPED, 12, Startup.CNODE_SLOT, Objects.slot(), 1));
        Check.equal(
                "used afterwards",
                4096,
                Raw.invoke(memory, Invocation.UNTYPED_INFO).word2());
        Check.end();
    }

    private static void nestedUntyped() {
        Check.begin("RETYPE0008");
        int memory = HelperSlots.MEMORY;
        for (int bits = 16; bits >= ObjectSize.UNTYPED_MIN_BITS; bits--) {
            int inner = Objects.slot();
            Check.ok("one level deeper", retype(memory, ObjectType.UNTYPED, bits, Startup.CNODE_SLOT, inner, 1));
            memory = inner;
        }
        int endpoint = Objects.slot();
        Check.ok("an endpoint at the end", retype(memory, ObjectType.ENDPOINT, 0, Startup.CNODE_SLOT, endpoint, 1));
        Check.ok(
                "revoking the tests' memory",
                Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_REVOKE, 2, HelperSlots.MEMORY, DEPTH, 0, 0));
        Check.equal("the endpoint's kind", ObjectType.NULL, Objects.typeOf(endpoint));
        Check.end();
    }
}
