package org.saltyos.kernite.vspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.arch.x86_64.SimulatedInterrupts;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.World;

/** Rows of frames are mapped, changed and unmapped in one call, which can be preempted; empty tables are given back. */
class FrameRangesTest {
    private static final int SPACE = World.FREE;
    private static final int OTHER_SPACE = World.FREE + 1;
    private static final int POOL = World.FREE + 2;
    private static final int FRAMES = World.FREE + 8;
    private static final int COUNT = 40;
    private static final long ADDRESS = 0x40_0000 - 8 * 4096;
    private static final int READ_WRITE = Rights.READ | Rights.WRITE;

    private final World world = new World();

    @BeforeEach
    void makeObjects() {
        assertThat(world.retype(ObjectType.VSPACE, 0, SPACE, 2)).isEqualTo(ErrorCode.OK);
        assertThat(world.retype(ObjectType.UNTYPED, 16, POOL, 1)).isEqualTo(ErrorCode.OK);
        assertThat(world.retype(ObjectType.FRAME, 12, FRAMES, COUNT)).isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(SPACE, Invocation.VSPACE_LEND, POOL)).isEqualTo(ErrorCode.OK);
    }

    @AfterEach
    void checkAndClose() throws Refusal {
        SimulatedInterrupts.setPending(false);
        new Invariants(world).check();
        world.close();
    }

    private static long row(int first, int count) {
        return first | (long) count << 32;
    }

    /** Makes the call with an interrupt pending, again and again as the kernel does; how often it was preempted. */
    private int repeat(int label, long... words) {
        SimulatedInterrupts.setPending(true);
        int preempted = 0;
        int status = world.invoke(SPACE, label, words);
        while (status < 0) {
            preempted++;
            long[] rest = {
                world.thread().rdx(),
                world.thread().r10(),
                world.thread().r8(),
                world.thread().r9()
            };
            System.arraycopy(rest, 0, words, 0, words.length);
            status = world.invoke(SPACE, label, words);
        }
        SimulatedInterrupts.setPending(false);
        assertThat(status).isEqualTo(ErrorCode.OK);
        return preempted;
    }

    private long mappedAt(int slot) {
        assertThat(world.invoke(slot, Invocation.FRAME_INFO)).isEqualTo(ErrorCode.OK);
        return world.thread().r8();
    }

    private long usedPages() {
        assertThat(world.invoke(SPACE, Invocation.VSPACE_INFO)).isEqualTo(ErrorCode.OK);
        return world.thread().r10();
    }

    @Test
    void mapsChangesAndUnmapsInSteps() throws Refusal {
        int preempted = repeat(Invocation.VSPACE_MAP_FRAMES, World.CNODE, row(FRAMES, COUNT), ADDRESS, READ_WRITE);
        assertThat(preempted).isGreaterThanOrEqualTo(COUNT / 8 - 1);
        for (int i = 0; i < COUNT; i++) {
            assertThat(mappedAt(FRAMES + i)).isEqualTo(ADDRESS + i * 4096L);
        }
        new Invariants(world).check();
        assertThat(usedPages()).isEqualTo(4);
        repeat(Invocation.VSPACE_PROTECT_FRAMES, World.CNODE, row(FRAMES, COUNT), Rights.READ);
        assertThat(repeat(Invocation.VSPACE_UNMAP_FRAMES, World.CNODE, row(FRAMES, COUNT)))
                .isPositive();
        assertThat(mappedAt(FRAMES + COUNT - 1)).isZero();
        assertThat(usedPages()).as("tables stay").isEqualTo(4);
    }

    @Test
    void stopsAtTheFirstThatCannotBeAndTellsWhere() {
        assertThat(world.invoke(FRAMES + 5, Invocation.FRAME_MAP, SPACE, 0x80_0000, READ_WRITE, 0))
                .isEqualTo(ErrorCode.OK);
        int status =
                world.invoke(SPACE, Invocation.VSPACE_MAP_FRAMES, World.CNODE, row(FRAMES, COUNT), ADDRESS, READ_WRITE);
        assertThat(status).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(world.thread().r10()).isEqualTo(row(FRAMES + 5, COUNT - 5));
        assertThat(world.thread().r8()).isEqualTo(ADDRESS + 5 * 4096);
        assertThat(mappedAt(FRAMES + 4)).isNotZero();
        assertThat(mappedAt(FRAMES + 6)).isZero();
        assertThat(world.invoke(SPACE, Invocation.VSPACE_PROTECT_FRAMES, World.CNODE, row(FRAMES + 5, 2), Rights.READ))
                .as("one is not mapped")
                .isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(world.invoke(OTHER_SPACE, Invocation.VSPACE_UNMAP_FRAMES, World.CNODE, row(FRAMES, COUNT)))
                .as("those of another address space stay")
                .isEqualTo(ErrorCode.OK);
        assertThat(mappedAt(FRAMES)).isEqualTo(ADDRESS);
    }

    @Test
    void refusesWrongRows() {
        refused(ErrorCode.RANGE_ERROR, 1, Invocation.VSPACE_MAP_FRAMES, World.CNODE, row(250, 7), ADDRESS, READ_WRITE);
        refused(ErrorCode.RANGE_ERROR, 1, Invocation.VSPACE_UNMAP_FRAMES, World.CNODE, -1);
        refused(ErrorCode.RANGE_ERROR, 1, Invocation.VSPACE_UNMAP_FRAMES, World.CNODE, row(-1, 1));
        refused(ErrorCode.INVALID_ARGUMENT, 0, Invocation.VSPACE_UNMAP_FRAMES, SPACE, row(FRAMES, 1));
        refused(ErrorCode.INVALID_ARGUMENT, 1, Invocation.VSPACE_MAP_FRAMES, World.CNODE, row(POOL, 1), ADDRESS, 1);
        refused(ErrorCode.INVALID_ARGUMENT, 3, Invocation.VSPACE_MAP_FRAMES, World.CNODE, row(FRAMES, 1), ADDRESS, 4L);
        refused(ErrorCode.INVALID_ARGUMENT, 2, Invocation.VSPACE_PROTECT_FRAMES, World.CNODE, row(FRAMES, 1), 1 << 20);
        refused(ErrorCode.ALIGNMENT_ERROR, 2, Invocation.VSPACE_MAP_FRAMES, World.CNODE, row(FRAMES, 1), 5, READ_WRITE);
        refused(
                ErrorCode.RANGE_ERROR,
                2,
                Invocation.VSPACE_MAP_FRAMES,
                World.CNODE,
                row(FRAMES, 1),
                Mapping.USER_END,
                READ_WRITE);
        assertThat(mappedAt(FRAMES)).isZero();
    }

    private void refused(int status, int word, int label, long... words) {
        assertThat(world.invoke(SPACE, label, words)).isEqualTo(status);
        assertThat(world.thread().rdi()).isEqualTo(word);
    }

    @Test
    void givesBackEmptyTablesAndOnlyThose() {
        long far = 5L << 39;
        assertThat(world.invoke(SPACE, Invocation.VSPACE_MAP_FRAMES, World.CNODE, row(FRAMES, 16), ADDRESS, READ_WRITE))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(FRAMES + 20, Invocation.FRAME_MAP, SPACE, far, READ_WRITE, 0))
                .isEqualTo(ErrorCode.OK);
        assertThat(usedPages()).isEqualTo(7);
        assertThat(world.invoke(SPACE, Invocation.VSPACE_TRIM, 0, 0x7_ffff_fffeL))
                .isEqualTo(ErrorCode.OK);
        assertThat(usedPages()).as("none is empty").isEqualTo(7);
        assertThat(world.invoke(SPACE, Invocation.VSPACE_UNMAP_FRAMES, World.CNODE, row(FRAMES, 8)))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(SPACE, Invocation.VSPACE_TRIM, 0, 0x800)).isEqualTo(ErrorCode.OK);
        assertThat(usedPages()).as("one of the two low ones").isEqualTo(6);
        assertThat(world.invoke(SPACE, Invocation.VSPACE_UNMAP_FRAMES, World.CNODE, row(FRAMES, COUNT)))
                .isEqualTo(ErrorCode.OK);
        assertThat(repeat(Invocation.VSPACE_TRIM, 0, 0x7_ffff_fffeL)).isPositive();
        assertThat(usedPages()).isZero();
        assertThat(world.invoke(SPACE, Invocation.VSPACE_MAP_FRAMES, World.CNODE, row(FRAMES, 16), far, READ_WRITE))
                .as("from the tables that came back")
                .isEqualTo(ErrorCode.OK);
        assertThat(usedPages()).isEqualTo(3);
        assertThat(world.invoke(SPACE, Invocation.VSPACE_TRIM, Mapping.USER_END, 1))
                .isEqualTo(ErrorCode.RANGE_ERROR);
    }

    @Test
    void lentMemoryIsTakenBackWithItsFreeTables() {
        assertThat(world.invoke(SPACE, Invocation.VSPACE_MAP_FRAMES, World.CNODE, row(FRAMES, 16), ADDRESS, READ_WRITE))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(SPACE, Invocation.VSPACE_UNMAP_FRAMES, World.CNODE, row(FRAMES, 16)))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(SPACE, Invocation.VSPACE_TRIM, ADDRESS, 16)).isEqualTo(ErrorCode.OK);
        assertThat(world.revoke(POOL)).isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(SPACE, Invocation.VSPACE_LEND, POOL)).isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(FRAMES, Invocation.FRAME_MAP, SPACE, ADDRESS, READ_WRITE, 0))
                .isEqualTo(ErrorCode.OK);
    }
}
