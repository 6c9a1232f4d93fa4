package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mmio;

/** What one processor does to mappings, others see at once: a thread there counts in a page that is taken from it. */
final class SmpMemoryTests {
    private static final long PLACE = 0x0000_7300_2000_0000L;
    private static final long ALIAS = 0x0000_7300_2001_0000L;
    private static final long MILLISECOND = 1_000_000;
    private static final int PATIENCE = 2_000;
    private static final int READ_WRITE = Rights.READ | Rights.WRITE;
    private static final int DEPTH = 64;

    private SmpMemoryTests() {}

    static void run() {
        if (Processors.count() == 1) {
            return;
        }
        unmapped();
        readOnly();
        frameDeleted();
        decommitted();
        copied();
        spaceDeleted();
        tablesTakenBack();
    }

    @Unsafe(because = "the tests read only pages they have mapped")
    private static long read(long address) {
        return Mmio.getLong(address);
    }

    /** A frame at {@link #ALIAS}, and a copy of its capability at {@link #PLACE}, where a worker counts. */
    private static int countedFrame(Worker worker) {
        int frame = Objects.make(ObjectType.FRAME, ObjectSize.PAGE_BITS);
        int copy = Objects.mint(frame, Rights.ALL, 0);
        map(frame, Startup.VSPACE_SLOT, ALIAS);
        map(copy, Startup.VSPACE_SLOT, PLACE);
        worker.start(Code.counter(), PLACE);
        awaitCount(ALIAS);
        return copy;
    }

    private static void map(int frame, int space, long place) {
        Check.ok("map", Raw.invoke(frame, Invocation.FRAME_MAP, 4, space, place, READ_WRITE, 0));
    }

    private static void awaitCount(long place) {
        long before = read(place);
        for (int i = 0; i < PATIENCE && read(place) == before; i++) {
            SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
        }
        Check.holds("it counts", read(place) != before);
    }

    private static void standsStill(long place) {
        long count = read(place);
        SystemCalls.sleepUntil(SystemCalls.clock() + 2 * MILLISECOND);
        Check.equal("counting in a page that was taken", count, read(place));
    }

    private static void faulted(long place) {
        Answer message = Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
        Check.equal("kind", FaultKind.PAGE, message.info().label());
        Check.equal("address", place, message.word1());
    }

    private static void unmapped() {
        for (int i = 0; i < 10; i++) {
            Check.begin("SMP0020");
            Worker worker = Worker.on(Processors.other(i), 0);
            int copy = countedFrame(worker);
            Check.ok("unmap", Raw.invoke(copy, Invocation.FRAME_UNMAP));
            standsStill(ALIAS);
            faulted(PLACE);
            map(copy, Startup.VSPACE_SLOT, PLACE);
            Check.ok("reply", Raw.call(SystemCall.REPLY, 0, FaultKind.RESUME, 0, 0, 0, 0, 0));
            awaitCount(ALIAS);
        }
        Check.end();
    }

    private static void readOnly() {
        Check.begin("SMP0021");
        Worker worker = Worker.on(Processors.other(0), 0);
        int copy = countedFrame(worker);
        Check.ok("protect", Raw.invoke(copy, Invocation.FRAME_PROTECT, 2, Rights.READ, 0, 0, 0));
        standsStill(ALIAS);
        faulted(PLACE);
        Check.end();
    }

    private static void frameDeleted() {
        Check.begin("SMP0022");
        Worker worker = Worker.on(Processors.other(1), 0);
        int copy = countedFrame(worker);
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, copy, DEPTH, 0, 0));
        standsStill(ALIAS);
        faulted(PLACE);
        Check.end();
    }

    private static int pool() {
        int pool = Objects.make(ObjectType.MEMORY_POOL);
        int lent = Objects.make(ObjectType.UNTYPED, 16);
        Check.ok("lend", Raw.invoke(pool, Invocation.MEMORY_POOL_LEND, 1, lent, 0, 0, 0));
        return pool;
    }

    private static int object(int pool) {
        int object = Objects.make(ObjectType.MEMORY_OBJECT);
        Check.ok("configure", Raw.invoke(object, Invocation.MEMORY_CONFIGURE, 3, pool, 2, 0, 0));
        return object;
    }

    /** A page that is taken out of an object while somebody counts in it begins again with zeros. */
    private static void decommitted() {
        Check.begin("SMP0023");
        int object = object(pool());
        Check.ok("map", MemoryTests.map(object, PLACE, READ_WRITE, 0, 2));
        Check.ok("map", MemoryTests.map(object, ALIAS, Rights.READ, 0, 2));
        Worker worker = Worker.on(Processors.other(0), 0);
        worker.start(Code.counter(), PLACE);
        for (int i = 0; i < 20; i++) {
            awaitCount(ALIAS);
            Check.ok("decommit", Raw.invoke(object, Invocation.MEMORY_DECOMMIT, 2, 0, 2, 0, 0));
        }
        awaitCount(ALIAS);
        Check.end();
    }

    /** A copy keeps what it had, although a thread elsewhere goes on writing to the source. */
    private static void copied() {
        Check.begin("SMP0024");
        int pool = pool();
        int object = object(pool);
        Check.ok("map", MemoryTests.map(object, PLACE, READ_WRITE, 0, 2));
        Worker worker = Worker.on(Processors.other(0), 0);
        worker.start(Code.counter(), PLACE);
        awaitCount(PLACE);
        int copy = Objects.make(ObjectType.MEMORY_OBJECT);
        Answer answer = Raw.invoke(copy, Invocation.MEMORY_CLONE, 1, object, 0, 0, 0);
        Check.ok("clone", answer);
        Check.ok("map the copy", MemoryTests.map(copy, ALIAS, READ_WRITE, 0, 2));
        awaitCount(PLACE);
        standsStill(ALIAS);
        Check.end();
    }

    private static int space() {
        int space = Objects.make(ObjectType.VSPACE);
        int tables = Objects.make(ObjectType.UNTYPED, 15);
        Check.ok("lend", Raw.invoke(space, Invocation.VSPACE_LEND, 1, tables, 0, 0, 0));
        return space;
    }

    /** The thread's instruction is not mapped in the new address space: it faults over and over until all is gone. */
    private static void spaceDeleted() {
        for (int i = 0; i < 10; i++) {
            Check.begin("SMP0025");
            int space = space();
            Worker worker = Worker.on(Processors.other(i), 0);
            worker.count();
            worker.awaitCounting("it runs");
            Ipc.putWord(4, 0);
            int faults = new Helper(0).faults();
            Check.ok(
                    "another address space",
                    Raw.invoke(worker.thread(), Invocation.TCB_CONFIGURE, 5, faults, Startup.CNODE_SLOT, space, 0));
            Answer message = Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
            Check.equal("kind", FaultKind.PAGE, message.info().label());
            Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_REVOKE, 2, space, DEPTH, 0, 0));
            Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, space, DEPTH, 0, 0));
            Check.ok("reply", Raw.call(SystemCall.REPLY, 0, FaultKind.RESUME, 0, 0, 0, 0, 0));
            worker.standsStill("running without an address space");
        }
        Check.end();
    }

    /** The memory of its page tables goes while the thread runs: it faults, and the tables are free at once. */
    private static void tablesTakenBack() {
        Check.begin("SMP0026");
        int space = Objects.make(ObjectType.VSPACE);
        int tables = Objects.make(ObjectType.UNTYPED, 15);
        Check.ok("lend", Raw.invoke(space, Invocation.VSPACE_LEND, 1, tables, 0, 0, 0));
        int code = Objects.make(ObjectType.FRAME, ObjectSize.PAGE_BITS);
        map(code, Startup.VSPACE_SLOT, ALIAS);
        writeLoop();
        int there = Objects.mint(code, Rights.ALL, 0);
        long rights = Rights.READ | Rights.EXECUTE;
        Check.ok("map", Raw.invoke(there, Invocation.FRAME_MAP, 4, space, PLACE, rights, 0));
        Worker worker = Worker.in(space, Startup.CNODE_SLOT, Processors.other(0), 0);
        worker.start(PLACE, 0);
        SystemCalls.sleepUntil(SystemCalls.clock() + 2 * MILLISECOND);
        Check.ok("revoke", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_REVOKE, 2, tables, DEPTH, 0, 0));
        faulted(PLACE);
        int again = Objects.slot();
        Answer answer = Raw.invoke(
                tables, Invocation.UNTYPED_RETYPE, 4, ObjectType.UNTYPED, 15, Startup.CNODE_SLOT, again | 1L << 32);
        Check.status("all of the memory again", ErrorCode.OK, answer);
        Check.end();
    }

    /** A jump to itself. */
    @Unsafe(because = "the page was mapped by the test")
    private static void writeLoop() {
        Mmio.putInt(ALIAS, 0xfeeb);
    }
}
