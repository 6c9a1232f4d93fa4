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

/** What an object of many costs: revoke, mapping and the copy of a memory object, from one to tens of thousands. */
final class GrowthRows {
    private static final int DEPTH = 64;
    private static final int RADIX = 16;
    private static final int[] COUNTS = {1, 10, 100, 1_000, 10_000, 60_000};
    private static final int PAGE_COUNTS = 4;
    private static final int LENT_BITS = 20;
    private static final int POOL_BITS = 23;
    private static final long PLACE = 0x0000_7310_0000_0000L;

    private GrowthRows() {}

    static void run() throws KernelFault {
        int large = Workers.make(ObjectType.CNODE, RADIX);
        Startup.addressSpace().lend(new Untyped(Workers.make(ObjectType.UNTYPED, LENT_BITS)));
        int frame = Workers.make(ObjectType.FRAME, ObjectSize.PAGE_BITS);
        for (int count : COUNTS) {
            for (int i = 0; i < count; i++) {
                new CNode(large).copy(i, Startup.capabilities(), frame, Rights.ALL);
            }
            map(large, count);
            Stopwatch.begin();
            Bench.require(Stopwatch.invoke(Startup.CNODE_SLOT, Invocation.CNODE_REVOKE, 2, frame, DEPTH, 0, 0));
            report("revoke, per mapped frame of ", count);
        }
        copies();
    }

    private static void map(int table, int count) {
        Stopwatch.begin();
        Bench.require(Stopwatch.invoke(
                Startup.VSPACE_SLOT,
                Invocation.VSPACE_MAP_FRAMES,
                4,
                table,
                (long) count << Integer.SIZE,
                PLACE,
                Rights.READ | Rights.WRITE));
        report("map frames, per frame of ", count);
    }

    private static void copies() throws KernelFault {
        MemoryPool pool = new MemoryPool(Workers.make(ObjectType.MEMORY_POOL, 0));
        pool.lend(new Untyped(Workers.make(ObjectType.UNTYPED, POOL_BITS)));
        int original = Workers.make(ObjectType.MEMORY_OBJECT, 0);
        int copy = Workers.make(ObjectType.MEMORY_OBJECT, 0);
        for (int i = 0; i < PAGE_COUNTS; i++) {
            int pages = COUNTS[i];
            MemoryObject source = new MemoryObject(original);
            if (i == 0) {
                source.configure(pool, pages);
            } else {
                source.resize(pages);
            }
            source.commit(0, pages);
            Stopwatch.begin();
            Bench.require(Stopwatch.invoke(copy, Invocation.MEMORY_CLONE, 1, original, 0, 0, 0));
            report("copy of a memory object, per page of ", pages);
            Stopwatch.begin();
            Bench.require(Stopwatch.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, copy, DEPTH, 0, 0));
            report("end of a memory object, per page of ", pages);
            Startup.memory().retype(ObjectType.MEMORY_OBJECT, 0, Startup.capabilities(), copy, 1);
        }
    }

    private static void report(String name, int count) {
        Out.begin("@@BENCH ")
                .decimal(Stopwatch.least() / count)
                .append(" ")
                .append(name)
                .decimal(count);
        Out.end();
    }
}
