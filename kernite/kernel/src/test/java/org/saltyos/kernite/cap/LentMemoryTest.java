package org.saltyos.kernite.cap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.arch.x86_64.SimulatedInterrupts;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.World;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.machine.Memory;

/**
 * Memory that was lent to an object which dies inside a table, in a deletion that stops in the middle: the capability of the
 * piece is then for a while in the table, when the object's own memory may be somebody else's already.
 */
class LentMemoryTest {
    private static final int TABLE = World.FREE;
    private static final int BORROWER = World.FREE + 1;
    private static final int ARENA = World.FREE + 2;
    private static final int LENT = World.FREE + 3;
    private static final int OTHER_LENT = World.FREE + 4;
    private static final int OBJECT = World.FREE + 5;
    private static final int TABLE_SLOT = 7;
    private static final int ARENA_BITS = 13;
    private static final int LENT_BITS = 15;
    private static final int PAGES = 3;
    private static final long ADDRESS = 0x40_0000;
    private static final long PATTERN = 0x1f80;

    private final World world = new World();
    private final Invariants invariants = new Invariants(world);

    @BeforeEach
    void makeMemory() {
        ok(world.retype(ObjectType.CNODE, 4, TABLE, 1));
        ok(world.retype(ObjectType.UNTYPED, ARENA_BITS, ARENA, 1));
        ok(world.retype(ObjectType.UNTYPED, LENT_BITS, LENT, 2));
    }

    @AfterEach
    void checkAndClose() throws Refusal {
        SimulatedInterrupts.setPending(false);
        invariants.check();
        world.close();
        invariants.check();
    }

    private static void ok(int status) {
        assertThat(status).isEqualTo(ErrorCode.OK);
    }

    private void make(int type, int sizeBits) {
        make(BORROWER, type, sizeBits);
    }

    private void make(int slot, int type, int sizeBits) {
        ok(world.invoke(ARENA, Invocation.UNTYPED_RETYPE, type, sizeBits, World.CNODE, slot | 1L << 32));
    }

    /** The last capability to a borrower goes into the table, and this is deleted until the borrower's memory is free. */
    private void endBorrowerInTable(int type, int lend) {
        make(type, 0);
        ok(world.invoke(BORROWER, lend, LENT));
        ok(world.invoke(TABLE, Invocation.CNODE_MOVE, TABLE_SLOT, World.CNODE, BORROWER, World.options(Rights.ALL)));
        SimulatedInterrupts.setPending(true);
        while (Derivation.hasDescendants(world.slot(ARENA))) {
            assertThat(deleteTable()).as("preempted").isNegative();
            invariants.check();
        }
        SimulatedInterrupts.setPending(false);
        assertThat(Derivation.hasDescendants(world.slot(LENT)))
                .as("the piece is still there")
                .isTrue();
    }

    private int deleteTable() {
        return world.invoke(World.CNODE, Invocation.CNODE_DELETE, TABLE, Long.SIZE);
    }

    private void endTable() {
        ok(deleteTable());
        assertThat(Derivation.hasDescendants(world.slot(LENT))).isFalse();
    }

    private long freePages(int info) {
        ok(world.invoke(BORROWER, info));
        return world.thread().rdx();
    }

    @Test
    void poolThatIsMadeWhereOneDiedKeepsItsObjects() {
        endBorrowerInTable(ObjectType.MEMORY_POOL, Invocation.MEMORY_POOL_LEND);
        make(ObjectType.MEMORY_POOL, 0);
        ok(world.invoke(BORROWER, Invocation.MEMORY_POOL_LEND, OTHER_LENT));
        ok(world.retype(ObjectType.MEMORY_OBJECT, 0, OBJECT, 1));
        ok(world.invoke(OBJECT, Invocation.MEMORY_CONFIGURE, BORROWER, PAGES, 0));
        ok(world.invoke(OBJECT, Invocation.MEMORY_COMMIT, 0, 1));
        long free = freePages(Invocation.MEMORY_POOL_INFO);
        endTable();
        ok(world.invoke(OBJECT, Invocation.MEMORY_INFO));
        assertThat(world.thread().rdx()).as("pages of the object").isEqualTo(PAGES);
        assertThat(freePages(Invocation.MEMORY_POOL_INFO)).isEqualTo(free);
    }

    @Test
    void addressSpaceThatIsMadeWhereOneDiedKeepsItsTables() {
        endBorrowerInTable(ObjectType.VSPACE, Invocation.VSPACE_LEND);
        make(ObjectType.VSPACE, 0);
        ok(world.invoke(BORROWER, Invocation.VSPACE_LEND, OTHER_LENT));
        ok(world.retype(ObjectType.FRAME, ObjectSize.PAGE_BITS, OBJECT, 1));
        ok(world.invoke(OBJECT, Invocation.FRAME_MAP, BORROWER, ADDRESS, Rights.READ | Rights.WRITE, 0));
        long free = freePages(Invocation.VSPACE_INFO);
        endTable();
        assertThat(freePages(Invocation.VSPACE_INFO)).isEqualTo(free);
    }

    /** What the memory holds now may be any numbers. */
    @ParameterizedTest
    @CsvSource({
        ObjectType.MEMORY_POOL + "," + Invocation.MEMORY_POOL_LEND,
        ObjectType.VSPACE + "," + Invocation.VSPACE_LEND
    })
    void pageWhereABorrowerDiedIsLeftAlone(int type, int lend) {
        endBorrowerInTable(type, lend);
        make(ObjectType.FRAME, ObjectSize.PAGE_BITS);
        make(OBJECT, ObjectType.FRAME, ObjectSize.PAGE_BITS);
        long start = world.slot(BORROWER).object();
        Memory memory = Machine.current().memory();
        for (int i = 0; i < 1 << ARENA_BITS; i += Long.BYTES) {
            memory.putLong(start + i, PATTERN + i);
        }
        endTable();
        for (int i = 0; i < 1 << ARENA_BITS; i += Long.BYTES) {
            assertThat(memory.getLong(start + i)).isEqualTo(PATTERN + i);
        }
    }
}
