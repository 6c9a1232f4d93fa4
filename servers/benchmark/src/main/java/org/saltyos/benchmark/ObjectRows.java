package org.saltyos.benchmark;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.MemoryPool;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.test.Report;

/** Operations on capabilities, memory and mappings. */
final class ObjectRows {
    private static final int RUNS = 24;
    private static final int DEPTH = 64;
    private static final long TABLE = Startup.CNODE_SLOT;
    private static final long PLACE = 0x0000_7300_0020_0000L;
    private static final long OBJECT_PLACE = 0x0000_7300_0040_0000L;
    private static final long OPTIONS = DEPTH | DEPTH << 8 | Rights.ALL << 16;
    private static final int FIRST_TARGET = 160;
    private static final int CHILDREN = 64;

    private ObjectRows() {}

    static void run() throws KernelFault {
        capabilities();
        retype();
        mapping();
        revoke();
        faults();
    }

    /** Page faults that the kernel resolves: from the write that faults to its second try. */
    private static void faults() throws KernelFault {
        MemoryPool pool = new MemoryPool(Workers.make(ObjectType.MEMORY_POOL, 0));
        pool.lend(new Untyped(Workers.make(ObjectType.UNTYPED, 19)));
        MemoryObject object = new MemoryObject(Workers.make(ObjectType.MEMORY_OBJECT, 0));
        object.configure(pool, RUNS);
        object.map(Startup.addressSpace(), OBJECT_PLACE, Rights.READ | Rights.WRITE, 0, RUNS);
        touchAll("page fault, demand zero");
        MemoryObject copy = new MemoryObject(Workers.make(ObjectType.MEMORY_OBJECT, 0));
        copy.copyOf(object);
        touchAll("page fault, copy on write");
    }

    private static void touchAll(String name) {
        Stopwatch.begin();
        for (int i = 0; i < RUNS; i++) {
            Stopwatch.touch(OBJECT_PLACE + ((long) i << ObjectSize.PAGE_BITS));
        }
        Bench.report(name);
    }

    private static int delete(int slot) {
        return Stopwatch.invoke(TABLE, Invocation.CNODE_DELETE, 2, slot, DEPTH, 0, 0);
    }

    private static void capabilities() throws KernelFault {
        int source = Workers.make(ObjectType.ENDPOINT, 0);
        Stopwatch.begin();
        for (int i = 0; i < RUNS; i++) {
            Bench.require(Stopwatch.invoke(TABLE, Invocation.CNODE_COPY, 4, FIRST_TARGET + i, TABLE, source, OPTIONS));
        }
        Bench.report("capability copy");
        Stopwatch.begin();
        for (int i = 0; i < RUNS; i++) {
            Bench.require(delete(FIRST_TARGET + i));
        }
        Bench.report("capability delete");
        Stopwatch.begin();
        for (int i = 0; i < RUNS; i++) {
            Ipc.putWord(4, i + 1);
            Bench.require(Stopwatch.invoke(TABLE, Invocation.CNODE_MINT, 5, FIRST_TARGET + i, TABLE, source, OPTIONS));
        }
        Bench.report("capability mint");
        clear();
    }

    private static void clear() throws KernelFault {
        for (int i = 0; i < CHILDREN; i++) {
            Startup.capabilities().delete(FIRST_TARGET + i);
        }
    }

    private static int retype(int memory, int type, int count) {
        return Stopwatch.invoke(
                memory, Invocation.UNTYPED_RETYPE, 4, type, 0, TABLE, FIRST_TARGET | (long) count << 32);
    }

    private static void retype() throws KernelFault {
        int memory = Workers.make(ObjectType.UNTYPED, 16);
        retypeRow("retype one endpoint", memory, ObjectType.ENDPOINT, 1);
        retypeRow("retype ten endpoints", memory, ObjectType.ENDPOINT, 10);
        retypeRow("retype a thread", memory, ObjectType.TCB, 1);
    }

    private static void retypeRow(String name, int memory, int type, int count) throws KernelFault {
        Stopwatch.begin();
        for (int i = 0; i < RUNS; i++) {
            Bench.require(retype(memory, type, count));
            clear();
        }
        Bench.report(name);
    }

    private static void mapping() throws KernelFault {
        int frame = Workers.make(ObjectType.FRAME, ObjectSize.PAGE_BITS);
        Stopwatch.begin();
        for (int i = 0; i < RUNS; i++) {
            Bench.require(Stopwatch.invoke(
                    frame, Invocation.FRAME_MAP, 4, Startup.VSPACE_SLOT, PLACE, Rights.READ | Rights.WRITE, 0));
            SystemCalls.invoke(frame, Invocation.FRAME_UNMAP, 0, 0, 0, 0, 0);
        }
        Bench.report("map a 4 KiB frame");
        Stopwatch.begin();
        for (int i = 0; i < RUNS; i++) {
            SystemCalls.invoke(
                    frame, Invocation.FRAME_MAP, 4, Startup.VSPACE_SLOT, PLACE, Rights.READ | Rights.WRITE, 0);
            Bench.require(Stopwatch.invoke(frame, Invocation.FRAME_UNMAP, 0, 0, 0, 0, 0));
        }
        Bench.report("unmap a 4 KiB frame");
    }

    private static void revoke() throws KernelFault {
        int source = Workers.make(ObjectType.ENDPOINT, 0);
        Stopwatch.begin();
        for (int run = 0; run < 4; run++) {
            for (int i = 0; i < CHILDREN; i++) {
                Startup.capabilities().copy(FIRST_TARGET + i, Startup.capabilities(), source, Rights.ALL);
            }
            Bench.require(Stopwatch.invoke(TABLE, Invocation.CNODE_REVOKE, 2, source, DEPTH, 0, 0));
        }
        Report.benchmark("revoke, per child of 64", Stopwatch.least() / CHILDREN);
    }
}
