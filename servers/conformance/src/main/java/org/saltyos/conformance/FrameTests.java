package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mmio;

/** Frames and address spaces: mapping, sharing, rights, and memory that starts as zero. */
final class FrameTests {
    private static final long PLACE = 0x0000_7300_1000_0000L;
    private static final long PAGE = 4096;
    private static final int READ_WRITE = Rights.READ | Rights.WRITE;
    private static final int DEPTH = 64;

    private FrameTests() {}

    static void run() {
        mapAndUnmap();
        refusals();
        twoMappingsOfOneFrame();
        newFramesAreZero();
        protect();
        deletionUnmaps();
        noMemoryForTables();
        lendRefusals();
        info();
    }

    private static int frame() {
        return Objects.make(ObjectType.FRAME, ObjectSize.PAGE_BITS);
    }

    private static Answer map(int frame, long virtual, int rights) {
        return Raw.invoke(frame, Invocation.FRAME_MAP, 4, Startup.VSPACE_SLOT, virtual, rights, 0);
    }

    @Unsafe(because = "the tests read only pages they have mapped")
    private static long read(long address) {
        return Mmio.getLong(address);
    }

    @Unsafe(because = "the tests write only pages they have mapped writable")
    private static void write(long address, long value) {
        Mmio.putLong(address, value);
    }

    private static void mapAndUnmap() {
        Check.begin("FRAME0001");
        int frame = frame();
        Check.ok("map", map(frame, PLACE, READ_WRITE));
        write(PLACE + 8, 77);
        Check.equal("what was written", 77, read(PLACE + 8));
        Check.ok("unmap", Raw.invoke(frame, Invocation.FRAME_UNMAP));
        Check.ok("unmap twice", Raw.invoke(frame, Invocation.FRAME_UNMAP));
        Check.ok("map elsewhere", map(frame, PLACE + PAGE, READ_WRITE));
        Check.equal("what is there", 77, read(PLACE + PAGE + 8));
        Check.end();
    }

    private static void refusals() {
        Check.begin("FRAME0002");
        int frame = frame();
        int other = frame();
        Check.status("not aligned", ErrorCode.ALIGNMENT_ERROR, map(frame, PLACE + 8, READ_WRITE));
        Check.status("in the kernel", ErrorCode.RANGE_ERROR, map(frame, 0xffff_ffff_8000_0000L, READ_WRITE));
        Check.status("no address", ErrorCode.RANGE_ERROR, map(frame, 0x0000_8000_0000_0000L, READ_WRITE));
        Check.status("the last page", ErrorCode.RANGE_ERROR, map(frame, 0x0000_7fff_ffff_f000L, READ_WRITE));
        Check.status(
                "writable and executable", ErrorCode.INVALID_ARGUMENT, map(frame, PLACE, READ_WRITE | Rights.EXECUTE));
        Check.status("no rights", ErrorCode.INVALID_ARGUMENT, map(frame, PLACE, 0));
        Check.status("only write", ErrorCode.INVALID_ARGUMENT, map(frame, PLACE, Rights.WRITE));
        Check.status("a right of endpoints", ErrorCode.INVALID_ARGUMENT, map(frame, PLACE, Rights.READ | Rights.GRANT));
        Check.status(
                "unknown attribute",
                ErrorCode.INVALID_ARGUMENT,
                Raw.invoke(frame, Invocation.FRAME_MAP, 4, Startup.VSPACE_SLOT, PLACE, READ_WRITE, 0x80));
        Check.status(
                "no address space",
                ErrorCode.INVALID_ARGUMENT,
                Raw.invoke(frame, Invocation.FRAME_MAP, 4, Startup.CNODE_SLOT, PLACE, READ_WRITE, 0));
        Check.ok("map", map(frame, PLACE, READ_WRITE));
        Check.status("an occupied place", ErrorCode.DELETE_FIRST, map(other, PLACE, READ_WRITE));
        Check.status("mapped elsewhere", ErrorCode.ILLEGAL_OPERATION, map(frame, PLACE + PAGE, READ_WRITE));
        int reader = Objects.mint(other, Rights.READ, 0);
        Check.status("writing without the right", ErrorCode.ACCESS_DENIED, map(reader, PLACE + PAGE, READ_WRITE));
        Check.end();
    }

    private static void twoMappingsOfOneFrame() {
        Check.begin("FRAME0003");
        int frame = frame();
        int copy = Objects.slot();
        Check.ok("copy", CNodeTests.copy(Invocation.CNODE_COPY, copy, frame, Rights.ALL));
        Check.ok("map", map(frame, PLACE, READ_WRITE));
        Check.ok("map the copy", map(copy, PLACE + 8 * PAGE, Rights.READ));
        write(PLACE, 0x1234);
        Check.equal("through the other mapping", 0x1234, read(PLACE + 8 * PAGE));
        Check.end();
    }

    private static void newFramesAreZero() {
        Check.begin("FRAME0004");
        int memory = Objects.make(ObjectType.UNTYPED, ObjectSize.PAGE_BITS);
        int slot = Objects.slot();
        for (int round = 0; round < 2; round++) {
            Check.ok(
                    "make",
                    Raw.invoke(
                            memory,
                            Invocation.UNTYPED_RETYPE,
                            4,
                            ObjectType.FRAME,
                            ObjectSize.PAGE_BITS,
                            Startup.CNODE_SLOT,
                            slot | 1L << 32));
            Check.ok("map", map(slot, PLACE, READ_WRITE));
            for (int i = 0; i < PAGE; i += 8) {
                Check.equal("a word of a new page", 0, read(PLACE + i));
                write(PLACE + i, -1);
            }
            Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, slot, DEPTH, 0, 0));
        }
        Check.end();
    }

    private static void protect() {
        Check.begin("FRAME0005");
        int frame = frame();
        Check.status(
                "not mapped", ErrorCode.ILLEGAL_OPERATION, Raw.invoke(frame, Invocation.FRAME_PROTECT, 2, 1, 0, 0, 0));
        Check.ok("map", map(frame, PLACE, Rights.READ));
        Check.ok("writable", Raw.invoke(frame, Invocation.FRAME_PROTECT, 2, READ_WRITE, 0, 0, 0));
        write(PLACE, 5);
        Check.ok("readable", Raw.invoke(frame, Invocation.FRAME_PROTECT, 2, Rights.READ, 0, 0, 0));
        Check.equal("what was written", 5, read(PLACE));
        Check.ok("mapping it again only changes rights", map(frame, PLACE, READ_WRITE));
        write(PLACE, 6);
        Check.end();
    }

    private static void deletionUnmaps() {
        Check.begin("FRAME0006");
        int frame = frame();
        int other = frame();
        Check.ok("map", map(frame, PLACE, READ_WRITE));
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, frame, DEPTH, 0, 0));
        Check.ok("the place is free", map(other, PLACE, READ_WRITE));
        Check.equal("another page", 0, read(PLACE));
        Check.end();
    }

    private static void noMemoryForTables() {
        Check.begin("VSPACE0001");
        int space = Objects.make(ObjectType.VSPACE);
        int frame = frame();
        Check.status(
                "no memory lent",
                ErrorCode.NOT_ENOUGH_MEMORY,
                Raw.invoke(frame, Invocation.FRAME_MAP, 4, space, PLACE, READ_WRITE, 0));
        int two = Objects.make(ObjectType.UNTYPED, 13);
        Check.ok("lend two pages", Raw.invoke(space, Invocation.VSPACE_LEND, 1, two, 0, 0, 0));
        Check.status(
                "three are needed",
                ErrorCode.NOT_ENOUGH_MEMORY,
                Raw.invoke(frame, Invocation.FRAME_MAP, 4, space, PLACE, READ_WRITE, 0));
        Check.equal(
                "none was taken", 2, Raw.invoke(space, Invocation.VSPACE_INFO).word0());
        int more = Objects.make(ObjectType.UNTYPED, 12);
        Check.ok("lend one more", Raw.invoke(space, Invocation.VSPACE_LEND, 1, more, 0, 0, 0));
        Check.ok("now", Raw.invoke(frame, Invocation.FRAME_MAP, 4, space, PLACE, READ_WRITE, 0));
        Answer info = Raw.invoke(space, Invocation.VSPACE_INFO);
        Check.equal("free pages", 0, info.word0());
        Check.equal("used pages", 3, info.word1());
        Check.end();
    }

    private static void lendRefusals() {
        Check.begin("VSPACE0002");
        int space = Objects.make(ObjectType.VSPACE);
        int used = Objects.make(ObjectType.UNTYPED, 13);
        Check.ok(
                "use a part",
                Raw.invoke(
                        used,
                        Invocation.UNTYPED_RETYPE,
                        4,
                        ObjectType.ENDPOINT,
                        0,
                        Startup.CNODE_SLOT,
                        Objects.slot() | 1L << 32));
        Answer refused = Raw.invoke(space, Invocation.VSPACE_LEND, 1, used, 0, 0, 0);
        Check.holds("memory in use was taken", refused.status() != ErrorCode.OK);
        Check.status(
                "no memory",
                ErrorCode.INVALID_ARGUMENT,
                Raw.invoke(space, Invocation.VSPACE_LEND, 1, Startup.CNODE_SLOT, 0, 0, 0));
        Check.equal("free pages", 0, Raw.invoke(space, Invocation.VSPACE_INFO).word0());
        Check.end();
    }

    private static void info() {
        Check.begin("FRAME0007");
        int frame = frame();
        Answer before = Raw.invoke(frame, Invocation.FRAME_INFO);
        Check.equal("size", ObjectSize.PAGE_BITS, before.word1());
        Check.equal("not mapped", 0, before.word2());
        Check.equal("alignment", 0, before.word0() & PAGE - 1);
        Check.ok("map", map(frame, PLACE, READ_WRITE));
        Check.equal("mapped", PLACE, Raw.invoke(frame, Invocation.FRAME_INFO).word2());
        Check.end();
    }
}
