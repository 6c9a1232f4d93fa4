package org.saltyos.conformance;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.start.Startup;

/**
 * A CNode with one object of each kind for a helper to do its worst to. Slot numbers are the addresses that the helper
 * sees; everything in it goes when the test ends.
 */
final class Sandbox {
    /** Slots with something in them, 1 to this number. */
    static final int LAST = 12;

    private static final int RADIX = 7;

    private Sandbox() {}

    /** Makes a new one; the CNode's slot is returned. */
    static int make() {
        int table = Objects.make(ObjectType.CNODE, RADIX);
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int space = Objects.make(ObjectType.VSPACE);
        int tables = Objects.make(ObjectType.UNTYPED, 15);
        Check.ok("lending", Raw.invoke(space, Invocation.VSPACE_LEND, 1, tables, 0, 0, 0));
        put(table, 1, table);
        put(table, 2, Objects.make(ObjectType.UNTYPED, 16));
        put(table, 3, endpoint);
        put(table, 4, Objects.mint(endpoint, Rights.ALL, 9));
        put(table, 5, Objects.make(ObjectType.NOTIFICATION));
        put(table, 6, Objects.make(ObjectType.TCB));
        put(table, 7, Objects.make(ObjectType.SCHED_CONTEXT));
        put(table, 8, space);
        put(table, 9, Objects.make(ObjectType.FRAME, ObjectSize.PAGE_BITS));
        put(table, 10, Objects.make(ObjectType.FRAME, ObjectSize.PAGE_BITS));
        put(table, 11, Objects.make(ObjectType.CNODE, ObjectSize.CNODE_MIN_RADIX));
        put(table, LAST, Objects.mint(endpoint, Rights.READ, 0));
        put(table, HelperSlots.DONE, HelperSlots.DONE);
        put(table, HelperSlots.PARK, HelperSlots.PARK);
        return table;
    }

    private static void put(int table, int slot, int source) {
        Answer answer = Raw.invoke(
                table,
                Invocation.CNODE_COPY,
                4,
                slot,
                new CNode(Startup.CNODE_SLOT).address(),
                source,
                64 | 64 << 8 | Rights.ALL << 16);
        Check.ok("filling the sandbox", answer);
    }
}
