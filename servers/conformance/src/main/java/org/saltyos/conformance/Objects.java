package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.Startup;

/** The objects of the running test. All of them go when the next test begins. */
final class Objects {
    /** Memory for the tests: 512 KiB. */
    static final int MEMORY_BITS = 19;

    private static final CNode TABLE = new CNode(Startup.CNODE_SLOT);
    private static final int DEPTH = 64;

    private static int next = HelperSlots.FIRST_TEST;

    private Objects() {}

    /** The memory that tests make objects of; all of it is unused when a test begins. */
    static Untyped memory() {
        return new Untyped(HelperSlots.MEMORY);
    }

    /**
     * Takes back the tests' memory with all that was made of it, wherever its capabilities are, and empties the tests'
     * slots of the rest. Deleting an empty slot is a harmless success.
     */
    static void clear() {
        Helper.stopAll();
        Raw.invoke(TABLE.address(), Invocation.CNODE_REVOKE, 2, HelperSlots.MEMORY, DEPTH, 0, 0);
        for (int slot = HelperSlots.FIRST_TEST; slot < HelperSlots.END_TEST; slot++) {
            Raw.invoke(TABLE.address(), Invocation.CNODE_DELETE, 2, slot, DEPTH, 0, 0);
        }
        next = HelperSlots.FIRST_TEST;
    }

    /** The next empty slot. */
    static int slot() {
        return slots(1);
    }

    /** The first of {@code count} adjacent empty slots. */
    static int slots(int count) {
        int first = next;
        next += count;
        if (next > HelperSlots.END_TEST) {
            throw new IllegalStateException("a test uses too many slots");
        }
        return first;
    }

    /** Makes one object in a new slot; a test that cannot have it has failed. */
    static int make(int type, int sizeBits) {
        int slot = slot();
        try {
            memory().retype(type, sizeBits, TABLE, slot, 1);
            if (type == ObjectType.SCHED_CONTEXT) {
                Processors.bindToOwn(slot);
            }
        } catch (KernelFault fault) {
            Check.equal("making an object", ErrorCode.OK, fault.code());
        }
        return slot;
    }

    /** Makes one object of fixed size in a new slot. */
    static int make(int type) {
        return make(type, 0);
    }

    /** Copies a capability with some rights and a badge into a new slot. */
    static int mint(int source, int rights, long badge) {
        int slot = slot();
        try {
            TABLE.mint(slot, TABLE, source, rights, badge);
        } catch (KernelFault fault) {
            Check.equal("minting", ErrorCode.OK, fault.code());
        }
        return slot;
    }

    /** Kind of the capability in a slot. */
    static long typeOf(int slot) {
        Answer answer = Raw.invoke(TABLE.address(), Invocation.CNODE_INFO, 2, slot, DEPTH, 0, 0);
        Check.ok("looking at a slot", answer);
        return answer.word0();
    }
}
