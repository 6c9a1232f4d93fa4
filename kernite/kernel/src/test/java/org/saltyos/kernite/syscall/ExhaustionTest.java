package org.saltyos.kernite.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.backing.MemoryFaults;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.Snapshot;
import org.saltyos.kernite.testing.World;
import org.saltyos.kernite.thread.Tcb;

/**
 * Every place where the kernel takes memory or an entry of a table, with one less than it needs, for each number that it may
 * have: the answer is the error that the ABI promises and no byte of memory is different afterwards.
 */
class ExhaustionTest {
    private static final int AT = World.FREE;
    private static final int READ_WRITE = Rights.READ | Rights.WRITE;
    private static final long ADDRESS = 0x40_0000;
    private static final long PAGE = 4096;
    private static final int SMALLEST_LEVEL = 12;

    private final World world = new World();

    @AfterEach
    void checkAndClose() throws Refusal {
        new Invariants(world).check();
        world.close();
    }

    private static void ok(int status) {
        assertThat(status).isEqualTo(ErrorCode.OK);
    }

    private void refused(int code, IntSupplier call) {
        Snapshot before = new Snapshot(world);
        assertThat(call.getAsInt()).isEqualTo(code);
        assertThat(before.differences()).as("what a refused call changed").isEmpty();
    }

    /** Type, size bits given, bytes taken. */
    @ParameterizedTest
    @CsvSource({
        "1, 9, 512",
        "2, 4, 1024",
        "2, 6, 4096",
        "3, 0, 64",
        "4, 0, 64",
        "5, 0, 1024",
        "5, 12, 4096",
        "6, 0, 256",
        "7, 0, 8192",
        "8, 12, 4096",
        "18, 0, 1024",
        "19, 0, 1024",
        "19, 13, 8192"
    })
    void untypedMemory(int type, int sizeBits, int bytes) {
        int pieceBits = Math.max(SMALLEST_LEVEL, Integer.numberOfTrailingZeros(bytes) + 2);
        ok(world.retype(ObjectType.UNTYPED, pieceBits, AT, 1));
        int room = (1 << pieceBits) / bytes;
        for (int used = 0; used < Math.min(room, 8); used++) {
            int left = room - used;
            if (left < 200) {
                refused(ErrorCode.NOT_ENOUGH_MEMORY, () -> make(type, sizeBits, AT + 20, left + 1));
            }
            ok(make(type, sizeBits, AT + 1 + used, 1));
        }
        for (int used = Math.min(room, 8); used < room && room <= 16; used++) {
            ok(make(type, sizeBits, AT + 1 + used, 1));
        }
        if (room <= 16) {
            refused(ErrorCode.NOT_ENOUGH_MEMORY, () -> make(type, sizeBits, AT + 20, 1));
        }
    }

    private int make(int type, int sizeBits, int slot, int count) {
        return world.invoke(AT, Invocation.UNTYPED_RETYPE, type, sizeBits, World.CNODE, slot | (long) count << 32);
    }

    @Test
    void memoryInUseByACopy() {
        ok(world.retype(ObjectType.UNTYPED, 12, AT, 1));
        ok(world.copy(AT + 1, AT));
        refused(ErrorCode.NOT_ENOUGH_MEMORY, () -> make(ObjectType.ENDPOINT, 0, AT + 2, 1));
    }

    /** An address space with {@code pages} pages for tables. */
    private void space(int pages) {
        ok(world.retype(ObjectType.VSPACE, 0, AT, 1));
        for (int i = 0; i < pages; i++) {
            ok(world.retype(ObjectType.UNTYPED, 12, AT + 1 + i, 1));
            ok(world.invoke(AT, Invocation.VSPACE_LEND, AT + 1 + i));
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void pageTables(int pages) {
        space(pages);
        int frames = AT + 10;
        ok(world.retype(ObjectType.FRAME, 12, frames, 2));
        refused(
                ErrorCode.NOT_ENOUGH_MEMORY,
                () -> world.invoke(frames, Invocation.FRAME_MAP, AT, ADDRESS, READ_WRITE, 0));
        refused(
                ErrorCode.NOT_ENOUGH_MEMORY,
                () -> world.invoke(
                        AT, Invocation.VSPACE_MAP_FRAMES, World.CNODE, frames | 2L << 32, ADDRESS, READ_WRITE));
        space3(pages, frames);
    }

    /** With the tables that were missing the same call works, and one far away fails again. */
    private void space3(int pages, int frames) {
        for (int i = pages; i < 3; i++) {
            ok(world.retype(ObjectType.UNTYPED, 12, AT + 1 + i, 1));
            ok(world.invoke(AT, Invocation.VSPACE_LEND, AT + 1 + i));
        }
        ok(world.invoke(frames, Invocation.FRAME_MAP, AT, ADDRESS, READ_WRITE, 0));
        long far = 1L << 40;
        refused(
                ErrorCode.NOT_ENOUGH_MEMORY,
                () -> world.invoke(frames + 1, Invocation.FRAME_MAP, AT, far, READ_WRITE, 0));
    }

    @Test
    void piecesLentToAnAddressSpace() {
        space(16);
        ok(world.retype(ObjectType.UNTYPED, 12, AT + 20, 1));
        refused(ErrorCode.TABLE_FULL, () -> world.invoke(AT, Invocation.VSPACE_LEND, AT + 20));
    }

    /** A pool with {@code pages} pages, in pieces that have three pages each beside their counters, and an object. */
    private void pool(int pages, int sizeInPages) {
        ok(world.retype(ObjectType.MEMORY_POOL, 0, AT, 1));
        ok(world.retype(ObjectType.MEMORY_OBJECT, 0, AT + 1, 3));
        for (int i = 0; i * 3 < pages; i++) {
            ok(world.retype(ObjectType.UNTYPED, 14, AT + 4 + i, 1));
            ok(world.invoke(AT, Invocation.MEMORY_POOL_LEND, AT + 4 + i));
        }
        ok(world.invoke(AT + 1, Invocation.MEMORY_CONFIGURE, AT, sizeInPages, 0));
        ok(world.invoke(AT + 2, Invocation.MEMORY_CONFIGURE, AT, 64, 0));
        int surplus = (pages + 2) / 3 * 3 - pages;
        if (surplus == 1) {
            // One page too many: an object whose only page needs a table takes two, so lend another piece and take
            // four.
            ok(world.retype(ObjectType.UNTYPED, 14, AT + 30, 1));
            ok(world.invoke(AT, Invocation.MEMORY_POOL_LEND, AT + 30));
            ok(world.invoke(AT + 2, Invocation.MEMORY_COMMIT, 0, 3));
        } else if (surplus == 2) {
            ok(world.invoke(AT + 2, Invocation.MEMORY_COMMIT, 0, 1));
        }
        world.invoke(AT, Invocation.MEMORY_POOL_INFO);
        assertThat(world.thread().rdx()).as("pages left").isEqualTo(pages);
    }

    /** Pages left, and a page whose tables, one to three, are missing. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0",
        "0, 600",
        "1, 600",
        "2, 600",
        "3, 600",
        "0, 300000",
        "1, 300000",
        "4, 300000",
        "5, 300000"
    })
    void pagesOfAPool(int pages, int index) {
        pool(pages, 1 << 20);
        ok(world.retype(ObjectType.FRAME, 12, AT + 40, 1));
        refused(ErrorCode.NOT_ENOUGH_MEMORY, () -> world.invoke(AT + 1, Invocation.MEMORY_COMMIT, index, 1));
        refused(ErrorCode.NOT_ENOUGH_MEMORY, () -> world.invoke(AT + 1, Invocation.MEMORY_SUPPLY, index, AT + 40));
        fault(index);
    }

    /** A page fault that needs a page is none that the kernel resolves, and changes nothing either. */
    private void fault(int index) {
        ok(world.retype(ObjectType.VSPACE, 0, AT + 41, 1));
        ok(world.retype(ObjectType.UNTYPED, 15, AT + 42, 1));
        ok(world.retype(ObjectType.TCB, 0, AT + 43, 1));
        ok(world.invoke(AT + 41, Invocation.VSPACE_LEND, AT + 42));
        ok(world.invoke(AT + 43, Invocation.TCB_CONFIGURE, 0, World.CNODE, AT + 41, 0, 0));
        ok(world.invoke(AT + 1, Invocation.MEMORY_MAP, AT + 41, ADDRESS, READ_WRITE, index, 1));
        Tcb tcb = new Tcb(world.slot(AT + 43).object());
        Snapshot before = new Snapshot(world);
        assertThat(MemoryFaults.resolve(tcb, ADDRESS, FaultKind.PAGE_WRITE)).isFalse();
        assertThat(before.differences()).isEmpty();
    }

    @Test
    void aCopyOnWriteWithoutAPage() {
        pool(3, 4);
        ok(world.invoke(AT + 1, Invocation.MEMORY_COMMIT, 0, 1));
        ok(world.invoke(AT + 3, Invocation.MEMORY_CLONE, AT + 1));
        fault(0);
    }

    /** A clone that lacks memory is not ready, says so, and goes on when it is called again with memory. */
    @Test
    void aCloneGoesOnWithMemory() {
        pool(3, 4);
        ok(world.invoke(AT + 1, Invocation.MEMORY_COMMIT, 0, 2));
        assertThat(world.invoke(AT + 3, Invocation.MEMORY_CLONE, AT + 1)).isEqualTo(ErrorCode.NOT_ENOUGH_MEMORY);
        refused(ErrorCode.NOT_ENOUGH_MEMORY, () -> world.invoke(AT + 3, Invocation.MEMORY_CLONE, AT + 1));
        ok(world.retype(ObjectType.UNTYPED, 13, AT + 50, 1));
        ok(world.invoke(AT, Invocation.MEMORY_POOL_LEND, AT + 50));
        ok(world.invoke(AT + 3, Invocation.MEMORY_CLONE, AT + 1));
        world.invoke(AT + 3, Invocation.MEMORY_INFO);
        assertThat(world.thread().r10()).as("pages of the copy").isEqualTo(2);
    }

    @Test
    void piecesLentToAPool() {
        ok(world.retype(ObjectType.MEMORY_POOL, 0, AT, 1));
        for (int i = 0; i < 14; i++) {
            ok(world.retype(ObjectType.UNTYPED, 13, AT + 1 + i, 1));
            ok(world.invoke(AT, Invocation.MEMORY_POOL_LEND, AT + 1 + i));
        }
        ok(world.retype(ObjectType.UNTYPED, 13, AT + 20, 1));
        refused(ErrorCode.TABLE_FULL, () -> world.invoke(AT, Invocation.MEMORY_POOL_LEND, AT + 20));
    }

    @Test
    void mappingsOfAnObject() {
        pool(3, 64);
        space2();
        int made = 0;
        int status = ErrorCode.OK;
        while (status == ErrorCode.OK) {
            long address = ADDRESS + 2L * made * PAGE;
            status = world.invoke(AT + 1, Invocation.MEMORY_MAP, AT + 60, address, READ_WRITE, 0, 1);
            made++;
        }
        assertThat(status).isEqualTo(ErrorCode.TABLE_FULL);
        long address = ADDRESS + 2L * made * PAGE;
        refused(
                ErrorCode.TABLE_FULL,
                () -> world.invoke(AT + 1, Invocation.MEMORY_MAP, AT + 60, address, READ_WRITE, 0, 1));
    }

    private void space2() {
        ok(world.retype(ObjectType.VSPACE, 0, AT + 60, 1));
        ok(world.retype(ObjectType.UNTYPED, 15, AT + 61, 1));
        ok(world.invoke(AT + 60, Invocation.VSPACE_LEND, AT + 61));
    }

    /** A mapping of the last room that an object has cannot be cut in two. */
    @Test
    void cuttingAMapping() {
        pool(3, 64);
        space2();
        int made = 0;
        while (world.invoke(AT + 1, Invocation.MEMORY_MAP, AT + 60, ADDRESS + 4L * made * PAGE, READ_WRITE, 0, 3)
                == ErrorCode.OK) {
            made++;
        }
        assertThat(made).isPositive();
        refused(ErrorCode.TABLE_FULL, () -> world.invoke(AT + 60, Invocation.VSPACE_UNMAP, ADDRESS + PAGE, 1));
        refused(
                ErrorCode.TABLE_FULL,
                () -> world.invoke(AT + 60, Invocation.VSPACE_PROTECT, ADDRESS + PAGE, 1, Rights.READ));
    }

    @Test
    void roomForFloatingPoint() {
        ok(world.retype(ObjectType.TCB, 0, AT, 1));
        refused(ErrorCode.NOT_ENOUGH_MEMORY, () -> world.invoke(AT, Invocation.TCB_SET_FLOATING_POINT, 1));
    }

    @Test
    void processorTime() {
        ok(world.retype(ObjectType.SCHED_CONTEXT, 0, AT, 2));
        long period = 1_000_000;
        ok(world.invoke(World.TIME, Invocation.SCHED_CONTROL_CONFIGURE, AT, period * 3 / 4, period, period));
        refused(
                ErrorCode.ADMISSION_REFUSED,
                () -> world.invoke(World.TIME, Invocation.SCHED_CONTROL_CONFIGURE, AT + 1, period / 2, period, period));
    }
}
