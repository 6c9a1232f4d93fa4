package org.saltyos.benchmark;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.MemoryPool;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.console.Out;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.Startup;

/** What an object of many costs: revoke, mapping and the copy of a memory object, from one to a hundred thousand. */
final class GrowthRows {
    private static final int DEPTH = 64;
    private static final int RADIX = 16;
    private static final int[] COUNTS = {1, 10, 100, 1_000, 10_000, 100_000};

    /** Most capabilities in one of the two tables. */
    private static final int HALF = 50_000;

    private static final int[] TABLES = new int[2];

    private static final int LENT_BITS = 20;

    /** Pieces of memory for the pages of an object: together 400 MiB. */
    private static final int[] POOL_BITS = {24, 27, 28};

    private static final long PLACE = 0x0000_7310_0000_0000L;

    private GrowthRows() {}

    static void run() throws KernelFault {
        TABLES[0] = Workers.make(ObjectType.CNODE, RADIX);
        TABLES[1] = Workers.make(ObjectType.CNODE, RADIX);
        Startup.addressSpace().lend(new Untyped(Workers.make(ObjectType.UNTYPED, LENT_BITS)));
        int frame = Workers.make(ObjectType.FRAME, ObjectSize.PAGE_BITS);
        for (int count : COUNTS) {
            for (int i = 0; i < count; i++) {
                new CNode(TABLES[i / HALF]).copy(i % HALF, Startup.capabilities(), frame, Rights.ALL);
            }
            long cost = 0;
            for (int first = 0; first < count; first += HALF) {
                cost += map(
                        TABLES[first / HALF],
                        Math.min(HALF, count - first),
                        PLACE + ((long) first << ObjectSize.PAGE_BITS));
            }
            report(cost, "map frames, per frame of ", count);
            Stopwatch.begin();
            Bench.require(Stopwatch.invoke(Startup.CNODE_SLOT, Invocation.CNODE_REVOKE, 2, frame, DEPTH, 0, 0));
            report(Stopwatch.least(), "revoke, per mapped frame of ", count);
        }
        copies();
    }

    private static long map(int table, int count, long place) {
        Stopwatch.begin();
        Bench.require(Stopwatch.invoke(
                Startup.VSPACE_SLOT,
                Invocation.VSPACE_MAP_FRAMES,
                4,
                table,
                (long) count << Integer.SIZE,
                place,
                Rights.READ | Rights.WRITE));
        return Stopwatch.least();
    }

    private static void copies() throws KernelFault {
        MemoryPool pool = new MemoryPool(Workers.make(ObjectType.MEMORY_POOL, 0));
        int original = Workers.make(ObjectType.MEMORY_OBJECT, 0);
        Untyped room =
                new Untyped(Workers.make(ObjectType.UNTYPED, ObjectSize.PAGE_BITS)); // for one copy after the other
        int copy = Workers.slot();
        room.retype(ObjectType.MEMORY_OBJECT, 0, Startup.capabilities(), copy, 1);
        for (int bits : POOL_BITS) {
            pool.lend(new Untyped(Workers.make(ObjectType.UNTYPED, bits)));
        }
        for (int pages : COUNTS) {
            MemoryObject source = new MemoryObject(original);
            if (pages == 1) {
                source.configure(pool, pages);
            } else {
                source.resize(pages);
            }
            source.commit(0, pages);
            Stopwatch.begin();
            Bench.require(Stopwatch.invoke(copy, Invocation.MEMORY_CLONE, 1, original, 0, 0, 0));
            report(Stopwatch.least(), "copy of a memory object, per page of ", pages);
            Stopwatch.begin();
            Bench.require(Stopwatch.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, copy, DEPTH, 0, 0));
            report(Stopwatch.least(), "end of a memory object, per page of ", pages);
            room.retype(ObjectType.MEMORY_OBJECT, 0, Startup.capabilities(), copy, 1);
        }
    }

    private static void report(long cost, String name, int count) {
        Out.begin("@@BENCH ").decimal(cost / count).append(" ").append(name).decimal(count);
        Out.end();
    }
}
