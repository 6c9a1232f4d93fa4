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
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mmio;

/** Memory objects: pages of zeros, copies on write, pagers, ranges, and what becomes of it all when memory goes. */
final class MemoryTests {
    private static final long PLACE = 0x0000_7300_2000_0000L;
    private static final long OTHER = 0x0000_7300_3000_0000L;
    private static final long PAGE = 4096;
    private static final int READ_WRITE = Rights.READ | Rights.WRITE;
    private static final int DEPTH = 64;

    private static int pool;
    private static int lent;

    private MemoryTests() {}

    static void run() {
        zeroPages();
        sharing();
        copyOnWrite();
        copyOfACopy();
        commitAndDecommit();
        resize();
        partialUnmap();
        protect();
        pager();
        copyWithAPager();
        beyondTheEnd();
        noMemory();
        takingMemoryBack();
        deletion();
        writableOrExecutable();
        refusals();
    }

    @Unsafe(because = "the tests read only pages they have mapped")
    private static long read(long address) {
        return Mmio.getLong(address);
    }

    @Unsafe(because = "the tests write only pages they have mapped writable")
    private static void write(long address, long value) {
        Mmio.putLong(address, value);
    }

    private static void begin(String id, int poolBits) {
        Check.begin(id);
        pool = Objects.make(ObjectType.MEMORY_POOL);
        lent = Objects.make(ObjectType.UNTYPED, poolBits);
        Check.ok("lend", Raw.invoke(pool, Invocation.MEMORY_POOL_LEND, 1, lent, 0, 0, 0));
    }

    private static int object(long pages) {
        int object = Objects.make(ObjectType.MEMORY_OBJECT);
        Check.ok("configure", Raw.invoke(object, Invocation.MEMORY_CONFIGURE, 3, pool, pages, 0, 0));
        return object;
    }

    static Answer map(int object, long virtual, int rights, long first, long pages) {
        Ipc.putWord(4, pages);
        return Raw.invoke(object, Invocation.MEMORY_MAP, 5, Startup.VSPACE_SLOT, virtual, rights, first);
    }

    private static Answer unmap(long virtual, long pages) {
        return Raw.invoke(Startup.VSPACE_SLOT, Invocation.VSPACE_UNMAP, 2, virtual, pages, 0, 0);
    }

    private static long usedPages() {
        return Raw.invoke(pool, Invocation.MEMORY_POOL_INFO).word1();
    }

    /** A helper accesses the address with the instructions at {@code entry}; its fault is expected. */
    private static void faults(String what, long entry, long address, int code) {
        Helper helper = new Helper(0);
        helper.startAt(entry, address);
        Answer message = Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
        Check.equal(what, FaultKind.PAGE, message.info().label());
        Check.equal("address", address, message.word1());
        Check.equal("code", code, message.word2() & ~FaultKind.PAGE_PROTECTION);
        Check.ok("reply", Raw.call(SystemCall.REPLY, 0, FaultKind.RESUME, 1, Code.resumed(), 0, 0, 0));
        helper.await();
        helper.stop();
    }

    private static void zeroPages() {
        begin("MEMORY0001", 16);
        int object = object(8);
        Check.ok("map", map(object, PLACE, READ_WRITE, 0, 8));
        Check.equal("pages used before", 0, usedPages());
        for (int i = 0; i < 8; i++) {
            Check.equal("a new page", 0, read(PLACE + i * PAGE + 16));
            write(PLACE + i * PAGE + 16, i + 1);
        }
        for (int i = 0; i < 8; i++) {
            Check.equal("what was written", i + 1, read(PLACE + i * PAGE + 16));
        }
        Check.equal("pages used", 9, usedPages());
        Answer info = Raw.invoke(object, Invocation.MEMORY_INFO);
        Check.equal("size", 8, info.word0());
        Check.equal("pages that are there", 8, info.word1());
        Check.equal("tables", 1, info.word2());
        Check.end();
    }

    private static void sharing() {
        begin("MEMORY0002", 16);
        int object = object(4);
        Check.ok("map", map(object, PLACE, READ_WRITE, 0, 4));
        Check.ok("map again", map(object, OTHER, Rights.READ, 1, 3));
        write(PLACE + PAGE, 7);
        Check.equal("through the other mapping", 7, read(OTHER));
        write(PLACE + PAGE, 8);
        Check.equal("through the other mapping", 8, read(OTHER));
        faults("a write through the read-only one", Code.writeAt(), OTHER, FaultKind.PAGE_WRITE);
        Check.end();
    }

    private static void copyOnWrite() {
        begin("MEMORY0003", 16);
        int source = object(4);
        Check.ok("map", map(source, PLACE, READ_WRITE, 0, 4));
        write(PLACE, 1);
        write(PLACE + PAGE, 2);
        int copy = Objects.make(ObjectType.MEMORY_OBJECT);
        Check.ok("clone", Raw.invoke(copy, Invocation.MEMORY_CLONE, 1, source, 0, 0, 0));
        Check.equal("pages used", 4, usedPages());
        Check.ok("map the copy", map(copy, OTHER, READ_WRITE, 0, 4));
        Check.equal("in the copy", 1, read(OTHER));
        write(PLACE, 10);
        write(OTHER + PAGE, 20);
        Check.equal("written in the source", 10, read(PLACE));
        Check.equal("in the copy as before", 1, read(OTHER));
        Check.equal("in the source as before", 2, read(PLACE + PAGE));
        Check.equal("written in the copy", 20, read(OTHER + PAGE));
        Check.equal("pages used", 6, usedPages());
        write(PLACE + 2 * PAGE, 30);
        Check.equal("a page that was not there", 0, read(OTHER + 2 * PAGE));
        Check.end();
    }

    private static void copyOfACopy() {
        begin("MEMORY0004", 17);
        int first = object(2);
        Check.ok("map", map(first, PLACE, READ_WRITE, 0, 2));
        write(PLACE, 1);
        int last = first;
        for (int i = 0; i < 5; i++) {
            int copy = Objects.make(ObjectType.MEMORY_OBJECT);
            Check.ok("clone", Raw.invoke(copy, Invocation.MEMORY_CLONE, 1, last, 0, 0, 0));
            last = copy;
        }
        Check.equal("one page, six tables", 7, usedPages());
        Check.ok("map the last", map(last, OTHER, READ_WRITE, 0, 2));
        write(PLACE, 2);
        Check.equal("in the last", 1, read(OTHER));
        write(OTHER, 3);
        Check.equal("in the first", 2, read(PLACE));
        Check.equal("pages used", 9, usedPages());
        Check.end();
    }

    private static void commitAndDecommit() {
        begin("MEMORY0005", 16);
        int object = object(8);
        Check.ok("commit", Raw.invoke(object, Invocation.MEMORY_COMMIT, 2, 0, 8, 0, 0));
        Check.equal("pages used", 9, usedPages());
        Check.ok("map", map(object, PLACE, READ_WRITE, 0, 8));
        write(PLACE, 5);
        write(PLACE + 7 * PAGE, 6);
        Check.ok("decommit", Raw.invoke(object, Invocation.MEMORY_DECOMMIT, 2, 0, 7, 0, 0));
        Check.equal("pages used", 2, usedPages());
        Check.equal("zero again", 0, read(PLACE));
        Check.equal("kept", 6, read(PLACE + 7 * PAGE));
        Check.end();
    }

    private static void resize() {
        begin("MEMORY0006", 16);
        int object = object(4);
        Check.ok("map", map(object, PLACE, READ_WRITE, 0, 4));
        write(PLACE, 1);
        write(PLACE + 3 * PAGE, 4);
        Check.ok("smaller", Raw.invoke(object, Invocation.MEMORY_RESIZE, 1, 2, 0, 0, 0));
        Check.equal("kept", 1, read(PLACE));
        faults("beyond the end", Code.readAt(), PLACE + 3 * PAGE, 0);
        Check.ok("larger", Raw.invoke(object, Invocation.MEMORY_RESIZE, 1, 4, 0, 0, 0));
        Check.equal("a new page", 0, read(PLACE + 3 * PAGE));
        Check.ok("nothing", Raw.invoke(object, Invocation.MEMORY_RESIZE, 1, 0, 0, 0, 0));
        Check.equal("pages used", 0, usedPages());
        Check.end();
    }

    private static void partialUnmap() {
        begin("MEMORY0007", 16);
        int object = object(8);
        Check.ok("map", map(object, PLACE, READ_WRITE, 0, 8));
        for (int i = 0; i < 8; i++) {
            write(PLACE + i * PAGE, i);
        }
        Check.ok("unmap the middle", unmap(PLACE + 2 * PAGE, 3));
        faults("unmapped", Code.readAt(), PLACE + 4 * PAGE, 0);
        Check.equal("before", 1, read(PLACE + PAGE));
        Check.equal("behind", 5, read(PLACE + 5 * PAGE));
        Check.ok("map other pages there", map(object, PLACE + 2 * PAGE, Rights.READ, 6, 2));
        Check.equal("other pages", 6, read(PLACE + 2 * PAGE));
        Check.ok("unmap all", unmap(PLACE - PAGE, 100));
        faults("unmapped", Code.readAt(), PLACE, 0);
        Check.ok("unmap nothing", unmap(PLACE - PAGE, 100));
        Check.end();
    }

    private static void protect() {
        begin("MEMORY0008", 16);
        int object = object(4);
        Check.ok("map", map(object, PLACE, READ_WRITE, 0, 4));
        write(PLACE + PAGE, 1);
        Answer protect = Raw.invoke(Startup.VSPACE_SLOT, Invocation.VSPACE_PROTECT, 3, PLACE + PAGE, 1, Rights.READ, 0);
        Check.ok("protect", protect);
        faults("read-only", Code.writeAt(), PLACE + PAGE, FaultKind.PAGE_WRITE);
        Check.equal("readable", 1, read(PLACE + PAGE));
        write(PLACE + 2 * PAGE, 2);
        Check.ok("back", Raw.invoke(Startup.VSPACE_SLOT, Invocation.VSPACE_PROTECT, 3, PLACE, 4, READ_WRITE, 0));
        write(PLACE + PAGE, 3);
        Check.equal("writable", 3, read(PLACE + PAGE));
        Check.end();
    }

    private static void pager() {
        begin("MEMORY0009", 16);
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int frame = Objects.make(ObjectType.FRAME, ObjectSize.PAGE_BITS);
        int badged = Objects.mint(endpoint, Rights.WRITE | Rights.GRANT_REPLY, 0x55);
        int object = Objects.make(ObjectType.MEMORY_OBJECT);
        Check.ok("configure", Raw.invoke(object, Invocation.MEMORY_CONFIGURE, 3, pool, 4, badged, 0));
        Check.ok("map", map(object, PLACE, READ_WRITE, 0, 4));
        Check.ok(
                "map the frame", Raw.invoke(frame, Invocation.FRAME_MAP, 4, Startup.VSPACE_SLOT, OTHER, READ_WRITE, 0));
        write(OTHER + 24, 4711);
        Helper helper = new Helper(0);
        helper.startAt(Code.readAt(), PLACE + 2 * PAGE + 24);
        Answer message = Raw.call(SystemCall.RECEIVE, endpoint);
        Check.equal("label", FaultKind.PAGER, message.info().label());
        Check.equal("badge", 0x55, message.value());
        Check.equal("page", 2, message.word1());
        Check.ok("supply", Raw.invoke(object, Invocation.MEMORY_SUPPLY, 2, 2, frame, 0, 0));
        Check.ok("reply", Raw.call(SystemCall.REPLY, 0));
        helper.await();
        Check.equal("what was supplied", 4711, read(PLACE + 2 * PAGE + 24));
        Check.status("twice", ErrorCode.DELETE_FIRST, Raw.invoke(object, Invocation.MEMORY_SUPPLY, 2, 2, frame, 0, 0));
        Check.end();
    }

    private static void beyondTheEnd() {
        begin("MEMORY0010", 16);
        int object = object(2);
        Check.ok("map", map(object, PLACE, READ_WRITE, 0, 2));
        faults("behind the mapping", Code.readAt(), PLACE + 2 * PAGE, 0);
        faults("before the mapping", Code.writeAt(), PLACE - PAGE, FaultKind.PAGE_WRITE);
        Check.status("beyond every object", ErrorCode.RANGE_ERROR, map(object, OTHER, READ_WRITE, (1 << 27) - 1, 2));
        Check.ok("more than the object has", map(object, OTHER, READ_WRITE, 1, 2));
        write(OTHER, 5);
        faults("what the object does not have", Code.writeAt(), OTHER + PAGE, FaultKind.PAGE_WRITE);
        Check.ok("grow", Raw.invoke(object, Invocation.MEMORY_RESIZE, 1, 3, 0, 0, 0));
        Check.equal("what it has now", 0, read(OTHER + PAGE));
        Check.end();
    }

    /** A copy that was configured first asks its own pager for what neither has. */
    private static void copyWithAPager() {
        begin("MEMORY0020", 16);
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int frame = Objects.make(ObjectType.FRAME, ObjectSize.PAGE_BITS);
        int object = paged(endpoint, 0x11);
        int copy = paged(endpoint, 0x22);
        Check.ok("supply", Raw.invoke(object, Invocation.MEMORY_SUPPLY, 2, 0, frame, 0, 0));
        Check.ok("clone", Raw.invoke(copy, Invocation.MEMORY_CLONE, 1, object, 0, 0, 0));
        Check.status(
                "with a page",
                ErrorCode.ILLEGAL_OPERATION,
                Raw.invoke(copy, Invocation.MEMORY_CLONE, 1, object, 0, 0, 0));
        Check.ok("map", map(object, PLACE, READ_WRITE, 0, 4));
        Check.ok("map the copy", map(copy, OTHER, READ_WRITE, 0, 4));
        write(OTHER, 6);
        Check.equal("copied when it was written", 0, read(PLACE));
        Helper helper = new Helper(0);
        helper.startAt(Code.readAt(), OTHER + 3 * PAGE);
        Answer message = Raw.call(SystemCall.RECEIVE, endpoint);
        Check.equal("the copy's pager", 0x22, message.value());
        Check.equal("page", 3, message.word1());
        Check.ok("supply the copy", Raw.invoke(copy, Invocation.MEMORY_SUPPLY, 2, 3, frame, 0, 0));
        Check.ok("reply", Raw.call(SystemCall.REPLY, 0));
        helper.await();
        Check.end();
    }

    private static int paged(int endpoint, int badge) {
        int badged = Objects.mint(endpoint, Rights.WRITE | Rights.GRANT_REPLY, badge);
        int object = Objects.make(ObjectType.MEMORY_OBJECT);
        Check.ok("configure", Raw.invoke(object, Invocation.MEMORY_CONFIGURE, 3, pool, 4, badged, 0));
        return object;
    }

    private static void noMemory() {
        begin("MEMORY0011", 13);
        int object = object(4);
        Check.ok("map", map(object, PLACE, READ_WRITE, 0, 4));
        faults("no page left", Code.writeAt(), PLACE, FaultKind.PAGE_WRITE);
        Check.status(
                "commit", ErrorCode.NOT_ENOUGH_MEMORY, Raw.invoke(object, Invocation.MEMORY_COMMIT, 2, 0, 4, 0, 0));
        int more = Objects.make(ObjectType.UNTYPED, 13);
        Check.ok("lend more", Raw.invoke(pool, Invocation.MEMORY_POOL_LEND, 1, more, 0, 0, 0));
        write(PLACE, 1);
        Check.equal("written", 1, read(PLACE));
        Check.end();
    }

    private static void takingMemoryBack() {
        begin("MEMORY0012", 16);
        int object = object(4);
        Check.ok("map", map(object, PLACE, READ_WRITE, 0, 4));
        write(PLACE, 1);
        Check.ok("revoke", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_REVOKE, 2, lent, DEPTH, 0, 0));
        faults("the page is gone", Code.readAt(), PLACE, 0);
        Check.status("the object is fresh again", ErrorCode.ILLEGAL_OPERATION, map(object, PLACE, READ_WRITE, 0, 1));
        Check.ok("lend again", Raw.invoke(pool, Invocation.MEMORY_POOL_LEND, 1, lent, 0, 0, 0));
        Check.ok("configure", Raw.invoke(object, Invocation.MEMORY_CONFIGURE, 3, pool, 1, 0, 0));
        Check.ok("map", map(object, PLACE, READ_WRITE, 0, 1));
        Check.equal("zero again", 0, read(PLACE));
        Check.end();
    }

    private static void deletion() {
        begin("MEMORY0013", 16);
        int object = object(4);
        Check.ok("map", map(object, PLACE, READ_WRITE, 0, 4));
        write(PLACE, 1);
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, object, DEPTH, 0, 0));
        Check.equal("pages used", 0, usedPages());
        faults("the page is gone", Code.readAt(), PLACE, 0);
        int other = object(4);
        Check.ok("map another", map(other, PLACE, READ_WRITE, 0, 4));
        Check.equal("a new page", 0, read(PLACE));
        Check.ok("delete the pool", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, pool, DEPTH, 0, 0));
        faults("no page without its pool", Code.readAt(), PLACE, 0);
        Check.end();
    }

    private static void writableOrExecutable() {
        begin("MEMORY0014", 16);
        int object = object(1);
        int both = Rights.READ | Rights.WRITE | Rights.EXECUTE;
        Check.status("both", ErrorCode.INVALID_ARGUMENT, map(object, PLACE, both, 0, 1));
        Check.ok("writable", map(object, PLACE, READ_WRITE, 0, 1));
        Check.status(
                "both",
                ErrorCode.INVALID_ARGUMENT,
                Raw.invoke(Startup.VSPACE_SLOT, Invocation.VSPACE_PROTECT, 3, PLACE, 1, both, 0));
        write(PLACE, 0xccL);
        faults("execution of data", Code.faultExecute(), PLACE, FaultKind.PAGE_EXECUTE);
        Check.end();
    }

    private static void refusals() {
        begin("MEMORY0015", 16);
        int fresh = Objects.make(ObjectType.MEMORY_OBJECT);
        int object = object(4);
        Check.status("not configured", ErrorCode.ILLEGAL_OPERATION, map(fresh, PLACE, READ_WRITE, 0, 1));
        Check.status(
                "configured twice",
                ErrorCode.ILLEGAL_OPERATION,
                Raw.invoke(object, Invocation.MEMORY_CONFIGURE, 3, pool, 1, 0, 0));
        Check.status(
                "no pool",
                ErrorCode.INVALID_ARGUMENT,
                Raw.invoke(fresh, Invocation.MEMORY_CONFIGURE, 3, object, 1, 0, 0));
        Check.status(
                "too large",
                ErrorCode.RANGE_ERROR,
                Raw.invoke(fresh, Invocation.MEMORY_CONFIGURE, 3, pool, 1L << 40, 0, 0));
        Check.status(
                "copy of nothing",
                ErrorCode.ILLEGAL_OPERATION,
                Raw.invoke(object, Invocation.MEMORY_CLONE, 1, fresh, 0, 0, 0));
        Check.status("not aligned", ErrorCode.ALIGNMENT_ERROR, map(object, PLACE + 1, READ_WRITE, 0, 1));
        Check.status("in the kernel", ErrorCode.RANGE_ERROR, map(object, -PAGE, READ_WRITE, 0, 1));
        Check.ok("map", map(object, PLACE, READ_WRITE, 0, 4));
        Check.status("occupied", ErrorCode.DELETE_FIRST, map(object, PLACE + 3 * PAGE, READ_WRITE, 0, 1));
        int reader = Objects.mint(object, Rights.READ, 0);
        Check.status("without the right", ErrorCode.ACCESS_DENIED, map(reader, OTHER, READ_WRITE, 0, 1));
        Check.status(
                "resize without the right",
                ErrorCode.ACCESS_DENIED,
                Raw.invoke(reader, Invocation.MEMORY_RESIZE, 1, 1, 0, 0, 0));
        Check.status(
                "commit beyond the end",
                ErrorCode.RANGE_ERROR,
                Raw.invoke(object, Invocation.MEMORY_COMMIT, 2, 3, 2, 0, 0));
        Check.status(
                "memory in use",
                ErrorCode.REVOKE_FIRST,
                Raw.invoke(pool, Invocation.MEMORY_POOL_LEND, 1, lent, 0, 0, 0));
        int small = Objects.make(ObjectType.UNTYPED, ObjectSize.PAGE_BITS);
        Check.status(
                "too little memory",
                ErrorCode.INVALID_ARGUMENT,
                Raw.invoke(pool, Invocation.MEMORY_POOL_LEND, 1, small, 0, 0, 0));
        Check.end();
    }
}
