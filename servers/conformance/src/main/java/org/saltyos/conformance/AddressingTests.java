package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.start.Startup;

/** Capability addresses through several CNodes: guards, and every bit that could be wrong. */
final class AddressingTests {
    private static final int RADIX = 4;
    private static final int GUARD_BITS = 6;
    private static final int DEPTH = 64;

    private AddressingTests() {}

    static void run() {
        guard();
        twoLevels();
        sixteenLevels();
    }

    /** Sixteen levels of four bits use up an address of 64 bits; every address with one bit wrong leads nowhere. */
    private static void sixteenLevels() {
        Check.begin("CSPACE0003");
        int outer = 0;
        long before = 0;
        long address = 0;
        for (int level = 0; level < 16; level++) {
            int node = Objects.mint(Objects.make(ObjectType.CNODE, RADIX), Rights.ALL, guardBadge(0, 0));
            long index = level * 7 + 3 & 15;
            if (level == 0) {
                outer = node;
            } else {
                Check.ok(
                        "one level deeper",
                        Raw.invoke(
                                before,
                                Invocation.CNODE_COPY,
                                4,
                                address & 15,
                                Startup.CNODE_SLOT,
                                node,
                                options(RADIX)));
            }
            before = node;
            address = address << RADIX | index;
        }
        int source = Objects.make(ObjectType.NOTIFICATION);
        Check.ok(
                "at the end",
                Raw.invoke(outer, Invocation.CNODE_COPY, 4, address, Startup.CNODE_SLOT, source, options(64)));
        Answer found = Raw.invoke(outer, Invocation.CNODE_INFO, 2, address, 64, 0, 0);
        Check.equal("kind", ObjectType.NOTIFICATION, found.word0());
        for (int bit = RADIX; bit < Long.SIZE; bit++) {
            Check.status(
                    "one bit wrong",
                    ErrorCode.FAILED_LOOKUP,
                    Raw.invoke(outer, Invocation.CNODE_INFO, 2, address ^ 1L << bit, 64, 0, 0));
        }
        for (int bit = 0; bit < RADIX; bit++) {
            Answer empty = Raw.invoke(outer, Invocation.CNODE_INFO, 2, address ^ 1L << bit, 64, 0, 0);
            Check.equal("another slot of the last level", ObjectType.NULL, empty.word0());
        }
        Check.end();
    }

    private static long guardBadge(long guard, int bits) {
        return guard << GUARD_BITS | bits;
    }

    private static long options(int depth) {
        return depth | DEPTH << 8 | Rights.ALL << 16;
    }

    /** A CNode of 16 slots behind a guard of 8 bits: only addresses with the guard resolve. */
    private static void guard() {
        Check.begin("CSPACE0001");
        int bare = Objects.make(ObjectType.CNODE, RADIX);
        int guarded = Objects.mint(bare, Rights.ALL, guardBadge(0xa5, 8));
        int source = Objects.make(ObjectType.NOTIFICATION);
        long right = 0xa5L << RADIX | 3;
        for (int bit = RADIX; bit < RADIX + 8; bit++) {
            Check.status(
                    "one bit of the guard wrong",
                    ErrorCode.FAILED_LOOKUP,
                    Raw.invoke(
                            guarded,
                            Invocation.CNODE_COPY,
                            4,
                            right ^ 1L << bit,
                            Startup.CNODE_SLOT,
                            source,
                            options(12)));
        }
        Check.ok(
                "the right guard",
                Raw.invoke(guarded, Invocation.CNODE_COPY, 4, right, Startup.CNODE_SLOT, source, options(12)));
        Check.status(
                "depth too small",
                ErrorCode.FAILED_LOOKUP,
                Raw.invoke(guarded, Invocation.CNODE_DELETE, 2, right, 11, 0, 0));
        Check.end();
    }

    /** Inner CNode in slot 9 of an outer one: the address is guard, 9, slot. */
    private static void twoLevels() {
        Check.begin("CSPACE0002");
        int outerBare = Objects.make(ObjectType.CNODE, RADIX);
        int outer = Objects.mint(outerBare, Rights.ALL, guardBadge(0, 0));
        int innerBare = Objects.make(ObjectType.CNODE, RADIX);
        int inner = Objects.mint(innerBare, Rights.ALL, guardBadge(0, 0));
        int source = Objects.make(ObjectType.NOTIFICATION);
        Check.ok(
                "inner into outer",
                Raw.invoke(outer, Invocation.CNODE_COPY, 4, 9, Startup.CNODE_SLOT, inner, options(RADIX)));
        Check.ok(
                "notification through both",
                Raw.invoke(
                        outer,
                        Invocation.CNODE_COPY,
                        4,
                        9 << RADIX | 5,
                        Startup.CNODE_SLOT,
                        source,
                        options(2 * RADIX)));
        Check.equal(
                "seen through the inner one",
                ObjectType.NOTIFICATION,
                Raw.invoke(inner, Invocation.CNODE_INFO, 2, 5, RADIX, 0, 0).word0());
        Check.status(
                "through an empty slot",
                ErrorCode.FAILED_LOOKUP,
                Raw.invoke(outer, Invocation.CNODE_DELETE, 2, 8 << RADIX | 5, 2 * RADIX, 0, 0));
        Check.ok("signal", Raw.call(SystemCall.SIGNAL, source));
        Check.ok("delete through both", Raw.invoke(outer, Invocation.CNODE_DELETE, 2, 9 << RADIX | 5, 2 * RADIX, 0, 0));
        Check.equal(
                "then it is empty",
                ObjectType.NULL,
                Raw.invoke(inner, Invocation.CNODE_INFO, 2, 5, RADIX, 0, 0).word0());
        Check.end();
    }
}
