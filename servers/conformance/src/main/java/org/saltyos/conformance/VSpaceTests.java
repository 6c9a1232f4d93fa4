package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mmio;

/** Rows of frames in one call, page tables given back, and mappings that end with their capability. */
final class VSpaceTests {
    private static final long PLACE = 0x0000_7300_5000_0000L;
    private static final long PAGE = 4096;
    private static final int READ_WRITE = Rights.READ | Rights.WRITE;
    private static final int COUNT = 24;
    private static final int DEPTH = 64;

    private VSpaceTests() {}

    static void run() {
        rowOfFrames();
        rowRefusals();
        trim();
        mappingEndsWithCapability();
    }

    @Unsafe(because = "the tests read only pages they have mapped")
    private static long read(long address) {
        return Mmio.getLong(address);
    }

    @Unsafe(because = "the tests write only pages they have mapped writable")
    private static void write(long address, long value) {
        Mmio.putLong(address, value);
    }

    private static long row(int first, int count) {
        return first | (long) count << 32;
    }

    private static int frames(int count) {
        int first = Objects.slots(count);
        try {
            Objects.memory().retype(ObjectType.FRAME, ObjectSize.PAGE_BITS, Startup.capabilities(), first, count);
        } catch (KernelFault fault) {
            Check.equal("making frames", ErrorCode.OK, fault.code());
        }
        return first;
    }

    private static Answer rows(int label, int words, long row, long second, long third) {
        return Raw.invoke(Startup.VSPACE_SLOT, label, words, Startup.CNODE_SLOT, row, second, third);
    }

    private static void rowOfFrames() {
        Check.begin("VSPACE0003");
        int first = frames(COUNT);
        Answer answer = rows(Invocation.VSPACE_MAP_FRAMES, 4, row(first, COUNT), PLACE, READ_WRITE);
        Check.ok("map", answer);
        Check.equal("nothing is left", row(first + COUNT, 0), answer.word1());
        for (int i = 0; i < COUNT; i++) {
            Check.equal("a new page", 0, read(PLACE + i * PAGE));
            write(PLACE + i * PAGE, i);
        }
        Check.ok("protect", rows(Invocation.VSPACE_PROTECT_FRAMES, 3, row(first, COUNT), Rights.READ, 0));
        Check.equal("readable", 5, read(PLACE + 5 * PAGE));
        Check.ok("writable", rows(Invocation.VSPACE_PROTECT_FRAMES, 3, row(first + 5, 1), READ_WRITE, 0));
        write(PLACE + 5 * PAGE, 55);
        Check.ok("unmap", rows(Invocation.VSPACE_UNMAP_FRAMES, 2, row(first, COUNT), 0, 0));
        Check.equal("unmapped", 0, Raw.invoke(first + 5, Invocation.FRAME_INFO).word2());
        Check.ok("map again", rows(Invocation.VSPACE_MAP_FRAMES, 4, row(first + 5, 2), PLACE, Rights.READ));
        Check.equal("what was written", 55, read(PLACE));
        Check.equal("what was written", 6, read(PLACE + PAGE));
        Check.end();
    }

    private static void rowRefusals() {
        Check.begin("VSPACE0004");
        int first = frames(4);
        Check.ok("one is mapped", rows(Invocation.VSPACE_MAP_FRAMES, 4, row(first + 2, 1), PLACE, Rights.READ));
        Answer stopped = rows(Invocation.VSPACE_MAP_FRAMES, 4, row(first, 4), PLACE + 16 * PAGE, Rights.READ);
        Check.status("mapped elsewhere", ErrorCode.ILLEGAL_OPERATION, stopped);
        Check.equal("where it stopped", row(first + 2, 2), stopped.word1());
        Check.equal("at which address", PLACE + 18 * PAGE, stopped.word2());
        Check.status(
                "one that is not mapped",
                ErrorCode.ILLEGAL_OPERATION,
                rows(Invocation.VSPACE_PROTECT_FRAMES, 3, row(first + 2, 2), Rights.READ, 0));
        Check.status(
                "no such slots",
                ErrorCode.RANGE_ERROR,
                rows(Invocation.VSPACE_UNMAP_FRAMES, 2, row(first, 1 << 20), 0, 0));
        Check.status(
                "no frame",
                ErrorCode.INVALID_ARGUMENT,
                rows(Invocation.VSPACE_MAP_FRAMES, 4, row(Startup.CNODE_SLOT, 1), PLACE, Rights.READ));
        Check.status(
                "unknown bits",
                ErrorCode.INVALID_ARGUMENT,
                rows(Invocation.VSPACE_MAP_FRAMES, 4, row(first + 3, 1), PLACE + PAGE, Rights.READ | 0x8000));
        Check.status(
                "writable and executable",
                ErrorCode.INVALID_ARGUMENT,
                rows(Invocation.VSPACE_MAP_FRAMES, 4, row(first + 3, 1), PLACE + PAGE, READ_WRITE | Rights.EXECUTE));
        Check.status(
                "in the kernel",
                ErrorCode.RANGE_ERROR,
                rows(Invocation.VSPACE_MAP_FRAMES, 4, row(first + 3, 1), -PAGE, Rights.READ));
        Check.status(
                "no CNode",
                ErrorCode.INVALID_ARGUMENT,
                Raw.invoke(Startup.VSPACE_SLOT, Invocation.VSPACE_UNMAP_FRAMES, 2, first, row(first, 1), 0, 0));
        Check.end();
    }

    private static void trim() {
        Check.begin("VSPACE0005");
        int space = Objects.make(ObjectType.VSPACE);
        int memory = Objects.make(ObjectType.UNTYPED, 14);
        int frame = frames(1);
        Check.ok("lend four pages", Raw.invoke(space, Invocation.VSPACE_LEND, 1, memory, 0, 0, 0));
        for (int i = 0; i < 8; i++) {
            long place = PLACE + ((long) i << 39);
            Check.ok("map", Raw.invoke(frame, Invocation.FRAME_MAP, 4, space, place, Rights.READ, 0));
            Check.ok("nothing to give back", Raw.invoke(space, Invocation.VSPACE_TRIM, 2, place, 1, 0, 0));
            Check.equal("used", 3, Raw.invoke(space, Invocation.VSPACE_INFO).word1());
            Check.ok("unmap", Raw.invoke(frame, Invocation.FRAME_UNMAP));
            Check.ok("give back", Raw.invoke(space, Invocation.VSPACE_TRIM, 2, 0, 0x7_ffff_fffeL, 0, 0));
            Check.equal("free", 4, Raw.invoke(space, Invocation.VSPACE_INFO).word0());
        }
        Check.status(
                "not aligned",
                ErrorCode.ALIGNMENT_ERROR,
                Raw.invoke(space, Invocation.VSPACE_TRIM, 2, PLACE + 1, 1, 0, 0));
        Check.status("too long", ErrorCode.RANGE_ERROR, Raw.invoke(space, Invocation.VSPACE_TRIM, 2, PLACE, -1, 0, 0));
        Check.end();
    }

    private static void mappingEndsWithCapability() {
        Check.begin("MEMORY0016");
        int pool = Objects.make(ObjectType.MEMORY_POOL);
        int memory = Objects.make(ObjectType.UNTYPED, 16);
        Check.ok("lend", Raw.invoke(pool, Invocation.MEMORY_POOL_LEND, 1, memory, 0, 0, 0));
        int object = Objects.make(ObjectType.MEMORY_OBJECT);
        Check.ok("configure", Raw.invoke(object, Invocation.MEMORY_CONFIGURE, 3, pool, 4, 0, 0));
        int copy = Objects.mint(object, Rights.ALL, 0);
        Check.ok("map", MemoryTests.map(object, PLACE, READ_WRITE, 0, 4));
        Check.ok("map with the copy", MemoryTests.map(copy, PLACE + 16 * PAGE, READ_WRITE, 0, 4));
        write(PLACE, 7);
        Check.equal("the same page", 7, read(PLACE + 16 * PAGE));
        Check.ok("revoke", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_REVOKE, 2, object, DEPTH, 0, 0));
        Check.equal("the original's mapping stays", 7, read(PLACE));
        Check.ok("the other place is free", MemoryTests.map(object, PLACE + 16 * PAGE, Rights.READ, 1, 1));
        Check.equal("another page", 0, read(PLACE + 16 * PAGE));
        Check.end();
    }
}
