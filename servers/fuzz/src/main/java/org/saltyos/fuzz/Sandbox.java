package org.saltyos.fuzz;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.MemoryPool;
import org.saltyos.basalt.capability.SchedContext;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.capability.VSpace;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.Startup;

/**
 * All that the threads without rights can name: a CNode with one object of each kind, and four capabilities of the main
 * thread's of which rights are missing.
 */
final class Sandbox {
    /** Badge of the main thread's endpoint and notification. */
    static final long FOREIGN_BADGE = 1L << 61 | 0x5a17;

    /** Rights that are given to the main thread's page, endpoint, and the two notifications. */
    static final int PAGE_RIGHTS = Rights.READ;

    static final int GATE_RIGHTS = Rights.WRITE | Rights.GRANT_REPLY;
    static final int BELL_RIGHTS = Rights.WRITE;
    static final int EAR_RIGHTS = Rights.READ;

    /** Pages of the object that is mapped for the threads. */
    static final int WINDOW_PAGES = 8;

    private static final int LENT_BITS = 15;
    private static final long TURN = 100_000;
    private static int table;

    private Sandbox() {}

    /** Slot of the CNode. */
    static int table() {
        return table;
    }

    /** Makes everything anew, and starts the threads. */
    static void make(SchedControl time) throws KernelFault {
        table = Own.make(ObjectType.CNODE, Slots.RADIX);
        put(Slots.TABLE, table);
        put(Slots.MEMORY, Own.make(ObjectType.UNTYPED, 16));
        put(Slots.MORE_MEMORY, Own.make(ObjectType.UNTYPED, LENT_BITS));
        int endpoint = Own.make(ObjectType.ENDPOINT);
        put(Slots.ENDPOINT, endpoint);
        put(Slots.BADGED_ENDPOINT, endpoint, Rights.ALL, 9);
        put(Slots.RECEIVE_ONLY, endpoint, Rights.READ, 0);
        put(Slots.OTHER_ENDPOINT, Own.make(ObjectType.ENDPOINT));
        int notification = Own.make(ObjectType.NOTIFICATION);
        put(Slots.NOTIFICATION, notification);
        put(Slots.BADGED_NOTIFICATION, notification, Rights.ALL, 6);
        put(Slots.THREAD, Own.make(ObjectType.TCB, ObjectSize.TCB_MAX_BITS));
        SchedContext spare = new SchedContext(Own.make(ObjectType.SCHED_CONTEXT));
        time.configure(spare, TURN, 0, 0);
        put(Slots.TIME, (int) spare.address());
        put(Slots.PAGE, Own.make(ObjectType.FRAME, ObjectSize.PAGE_BITS));
        put(Slots.OTHER_PAGE, Own.make(ObjectType.FRAME, ObjectSize.PAGE_BITS));
        put(Slots.SMALL_TABLE, Own.make(ObjectType.CNODE, ObjectSize.CNODE_MIN_RADIX));
        VSpace space = new VSpace(Own.make(ObjectType.VSPACE));
        space.lend(new Untyped(Own.make(ObjectType.UNTYPED, LENT_BITS)));
        put(Slots.SPACE, (int) space.address());
        memory();
        put(Slots.FOREIGN_PAGE, Own.FOREIGN_PAGE, PAGE_RIGHTS, 0);
        put(Slots.GATE, Own.GATE, GATE_RIGHTS, FOREIGN_BADGE);
        put(Slots.BELL, Own.BELL, BELL_RIGHTS, FOREIGN_BADGE);
        put(Slots.EAR, Own.EAR, EAR_RIGHTS, FOREIGN_BADGE);
        threads(time);
    }

    private static void memory() throws KernelFault {
        MemoryPool pool = new MemoryPool(Own.make(ObjectType.MEMORY_POOL));
        pool.lend(new Untyped(Own.make(ObjectType.UNTYPED, LENT_BITS + 1)));
        put(Slots.POOL, (int) pool.address());
        for (int i = 0; i < 3; i++) {
            MemoryObject object = new MemoryObject(Own.make(ObjectType.MEMORY_OBJECT));
            put(Slots.OBJECT + i, (int) object.address());
            if (i < 2) {
                object.configure(pool, WINDOW_PAGES + 4 * i);
            }
            if (i == 0) {
                object.map(Startup.addressSpace(), Fuzzer.WINDOW, Rights.READ | Rights.WRITE, 0, WINDOW_PAGES);
            }
        }
    }

    /**
     * The main thread keeps capabilities to all threads but the last, which can be deleted while it runs. All are in the
     * table before the first one runs, which it may do on another processor at once, and fill any slot.
     */
    private static void threads(SchedControl time) throws KernelFault {
        for (int i = 0; i < Fuzzer.COUNT; i++) {
            Fuzzer fuzzer = new Fuzzer(i);
            fuzzer.make(time);
            put(Slots.FIRST_FUZZER + Fuzzer.COUNT + i, fuzzer.context());
            put(Slots.FIRST_FUZZER + i, fuzzer.thread());
        }
        for (int i = 0; i < Fuzzer.COUNT; i++) {
            new Fuzzer(i).start();
        }
        Own.drop(new Fuzzer(Fuzzer.COUNT - 1).thread());
    }

    private static void put(int slot, int source) throws KernelFault {
        new CNode(table).copy(slot, Own.TABLE, source, Rights.ALL);
    }

    private static void put(int slot, int source, int rights, long badge) throws KernelFault {
        new CNode(table).mint(slot, Own.TABLE, source, rights, badge);
    }
}
