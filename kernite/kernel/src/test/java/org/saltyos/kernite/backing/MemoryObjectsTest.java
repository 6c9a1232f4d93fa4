package org.saltyos.kernite.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.arch.x86_64.PageEntry;
import org.saltyos.kernite.arch.x86_64.PageTable;
import org.saltyos.kernite.arch.x86_64.SimulatedInterrupts;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.World;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.kernite.vspace.VSpace;
import org.saltyos.lang.machine.Machine;

/** Memory objects show what was written to them, copies are independent, and every page is accounted for. */
class MemoryObjectsTest {
    private static final int POOL = World.FREE;
    private static final int LENT = World.FREE + 1;
    private static final int SPACE = World.FREE + 2;
    private static final int TABLES = World.FREE + 5;
    private static final int THREAD = World.FREE + 8;
    private static final int PAGER = World.FREE + 11;
    private static final int FRAME = World.FREE + 12;
    private static final int OBJECT = World.FREE + 16;
    private static final int SPACES = 3;
    private static final int OBJECTS = 6;
    private static final int PAGES = 24;
    private static final long ADDRESS = 0x40_0000;
    private static final long PAGE = 4096;
    private static final int READ_WRITE = Rights.READ | Rights.WRITE;

    private static final long MOVED = World.options(0);

    private final World world = new World();

    @BeforeEach
    void makeObjects() {
        ok(world.retype(ObjectType.MEMORY_POOL, 0, POOL, 1));
        ok(world.retype(ObjectType.UNTYPED, 19, LENT, 1));
        ok(world.retype(ObjectType.VSPACE, 0, SPACE, SPACES));
        ok(world.retype(ObjectType.UNTYPED, 16, TABLES, SPACES));
        ok(world.retype(ObjectType.TCB, 0, THREAD, SPACES));
        ok(world.retype(ObjectType.ENDPOINT, 0, PAGER, 1));
        ok(world.retype(ObjectType.FRAME, 12, FRAME, 1));
        ok(world.retype(ObjectType.MEMORY_OBJECT, 0, OBJECT, OBJECTS));
        ok(world.invoke(POOL, Invocation.MEMORY_POOL_LEND, LENT));
        for (int i = 0; i < SPACES; i++) {
            ok(world.invoke(SPACE + i, Invocation.VSPACE_LEND, TABLES + i));
            ok(world.invoke(THREAD + i, Invocation.TCB_CONFIGURE, 0, World.CNODE, SPACE + i, 0, 0));
        }
    }

    @AfterEach
    void checkAndClose() throws Refusal {
        SimulatedInterrupts.setPending(false);
        new Invariants(world).check();
        world.close();
    }

    private static void ok(int status) {
        assertThat(status).isEqualTo(ErrorCode.OK);
    }

    private int configure(int object, long pages) {
        return world.invoke(OBJECT + object, Invocation.MEMORY_CONFIGURE, POOL, pages, 0);
    }

    private int map(int object, int space, long address, long rights, long first, long pages) {
        return world.invoke(OBJECT + object, Invocation.MEMORY_MAP, SPACE + space, address, rights, first, pages);
    }

    /** A call that goes on with its registers as the kernel left them. */
    private int repeat(int object, int label, long first, long count) {
        int status = world.invoke(OBJECT + object, label, first, count);
        while (status < 0) {
            status = world.invoke(
                    OBJECT + object, label, world.thread().rdx(), world.thread().r10());
        }
        return status;
    }

    private long usedPages() {
        ok(world.invoke(POOL, Invocation.MEMORY_POOL_INFO));
        return world.thread().r10();
    }

    private Tcb thread(int space) {
        return new Tcb(world.slot(THREAD + space).object());
    }

    private long entry(int space, long address) {
        PageTable table = new VSpace(world.slot(SPACE + space).object()).root();
        for (int level = PageEntry.LEVELS; level > 1; level--) {
            long entry = table.entry(PageEntry.index(address, level));
            if (!PageEntry.present(entry)) {
                return 0;
            }
            table = new PageTable(PageEntry.target(entry));
        }
        return table.entry(PageEntry.index(address, 1));
    }

    /** An access by user code; false if it ends in a fault. */
    private boolean access(int space, long address, int code) {
        for (int attempt = 0; attempt < 2; attempt++) {
            long entry = entry(space, address);
            boolean write = (code & FaultKind.PAGE_WRITE) != 0;
            if (PageEntry.present(entry) && (!write || PageEntry.writable(entry))) {
                return true;
            }
            int present = PageEntry.present(entry) ? FaultKind.PAGE_PROTECTION : 0;
            if (!MemoryFaults.resolve(thread(space), address, code | present)) {
                return false;
            }
        }
        throw new AssertionError("a resolved fault comes again");
    }

    private @Nullable Long read(int space, long address) {
        return access(space, address, 0) ? Machine.current().memory().getLong(kernel(space, address)) : null;
    }

    private boolean write(int space, long address, long value) {
        boolean done = access(space, address, FaultKind.PAGE_WRITE);
        if (done) {
            Machine.current().memory().putLong(kernel(space, address), value);
        }
        return done;
    }

    private long kernel(int space, long address) {
        return PageEntry.target(entry(space, address)) + (address & (PAGE - 1));
    }

    @Test
    void pagesAreZeroAtTheirFirstUse() {
        ok(configure(0, 16));
        ok(map(0, 0, ADDRESS, READ_WRITE, 4, 8));
        assertThat(usedPages()).isZero();
        assertThat(read(0, ADDRESS + 8)).isZero();
        assertThat(PageEntry.writable(entry(0, ADDRESS)))
                .as("nobody else has it, so no second fault")
                .isTrue();
        assertThat(write(0, ADDRESS + 3 * PAGE, 77)).isTrue();
        assertThat(usedPages()).as("two pages and a table").isEqualTo(3);
        assertThat(read(0, ADDRESS + 8 * PAGE)).as("behind the end").isNull();
        assertThat(read(0, ADDRESS - PAGE)).as("before the start").isNull();
        ok(map(0, 1, ADDRESS, Rights.READ, 0, 16));
        assertThat(read(1, ADDRESS + 7 * PAGE)).as("shared").isEqualTo(77);
        assertThat(write(1, ADDRESS + 7 * PAGE, 1)).isFalse();
        assertThat(access(1, ADDRESS, FaultKind.PAGE_EXECUTE)).isFalse();
        ok(world.invoke(OBJECT, Invocation.MEMORY_INFO));
        assertThat(world.thread().rdx()).isEqualTo(16);
        assertThat(world.thread().r10()).isEqualTo(2);
        assertThat(world.thread().r8()).isEqualTo(1);
    }

    @Test
    void copiesAreIndependent() {
        ok(configure(0, 4));
        ok(map(0, 0, ADDRESS, READ_WRITE, 0, 4));
        write(0, ADDRESS, 1);
        write(0, ADDRESS + PAGE, 2);
        ok(world.finish(OBJECT + 1, Invocation.MEMORY_CLONE, OBJECT));
        ok(map(1, 1, ADDRESS, READ_WRITE, 0, 4));
        assertThat(usedPages()).as("two pages, two tables").isEqualTo(4);
        assertThat(read(1, ADDRESS)).isEqualTo(1);
        assertThat(PageEntry.writable(entry(1, ADDRESS))).isFalse();
        write(0, ADDRESS, 10);
        write(1, ADDRESS + PAGE, 20);
        assertThat(read(0, ADDRESS)).isEqualTo(10);
        assertThat(read(1, ADDRESS)).isEqualTo(1);
        assertThat(read(0, ADDRESS + PAGE)).isEqualTo(2);
        assertThat(read(1, ADDRESS + PAGE)).isEqualTo(20);
        assertThat(usedPages()).isEqualTo(6);
        ok(world.delete(OBJECT));
        assertThat(read(0, ADDRESS)).as("gone with its object").isNull();
        assertThat(usedPages()).isEqualTo(3);
        assertThat(write(1, ADDRESS, 11)).as("the last holder needs no copy").isTrue();
        assertThat(usedPages()).isEqualTo(3);
    }

    @Test
    void aCopyOfTheLargestObjectSkipsWhatIsNotThere() {
        ok(configure(0, MemoryObjects.MAX_PAGES));
        long[] pages = {0, 513, (1 << 18) + 3, MemoryObjects.MAX_PAGES - 1};
        for (long page : pages) {
            ok(repeat(0, Invocation.MEMORY_COMMIT, page, 1));
        }
        SimulatedInterrupts.setPending(true);
        int steps = 1;
        while (world.invoke(OBJECT + 1, Invocation.MEMORY_CLONE, OBJECT) < 0) {
            steps++;
        }
        assertThat(steps)
                .isBetween(pages.length, 4 * 512 + 8 * pages.length); // entries of four tables, rows of 64 pages
        MemoryObject copy = new MemoryObject(world.slot(OBJECT + 1).object());
        assertThat(copy.committed()).isEqualTo(pages.length);
        for (long page : pages) {
            assertThat(PageTree.page(copy, page))
                    .isEqualTo(PageTree.page(new MemoryObject(world.slot(OBJECT).object()), page))
                    .isNotZero();
        }
    }

    @Test
    void aPagerIsAskedForPagesThatAreNotThere() {
        ok(world.invoke(OBJECT, Invocation.MEMORY_CONFIGURE, POOL, 4, PAGER));
        ok(map(0, 0, ADDRESS, READ_WRITE, 0, 4));
        Tcb tcb = thread(0);
        tcb.state(ThreadState.RUNNING);
        assertThat(MemoryFaults.resolve(tcb, ADDRESS + 2 * PAGE, FaultKind.PAGE_WRITE))
                .isTrue();
        assertThat(tcb.state()).isEqualTo(ThreadState.SENDING);
        assertThat(tcb.faultKind()).isEqualTo(FaultKind.PAGER);
        assertThat(tcb.faultAddress()).isEqualTo(2);
        Machine.current().memory().putLong(world.slot(FRAME).object(), 99);
        ok(world.invoke(OBJECT, Invocation.MEMORY_SUPPLY, 2, FRAME));
        assertThat(world.invoke(OBJECT, Invocation.MEMORY_SUPPLY, 2, FRAME)).isEqualTo(ErrorCode.DELETE_FIRST);
        assertThat(world.invoke(OBJECT, Invocation.MEMORY_SUPPLY, 4, FRAME)).isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(read(0, ADDRESS + 2 * PAGE)).isEqualTo(99);
    }

    @Test
    void aCopyThatWasConfiguredKeepsItsOwnPager() {
        ok(world.invoke(OBJECT, Invocation.MEMORY_CONFIGURE, POOL, 4, PAGER));
        Machine.current().memory().putLong(world.slot(FRAME).object(), 99);
        ok(world.invoke(OBJECT, Invocation.MEMORY_SUPPLY, 2, FRAME));
        ok(world.invoke(OBJECT + 1, Invocation.MEMORY_CONFIGURE, POOL, 3, PAGER));
        assertThat(world.invoke(OBJECT + 1, Invocation.MEMORY_CLONE, OBJECT))
                .as("of another size")
                .isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        ok(world.invoke(OBJECT + 1, Invocation.MEMORY_RESIZE, 4));
        ok(world.finish(OBJECT + 1, Invocation.MEMORY_CLONE, OBJECT));
        assertThat(world.invoke(OBJECT + 1, Invocation.MEMORY_CLONE, OBJECT))
                .as("with a page")
                .isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        ok(map(0, 0, ADDRESS, READ_WRITE, 0, 4));
        ok(map(1, 1, ADDRESS, READ_WRITE, 0, 4));
        write(1, ADDRESS + 2 * PAGE, 100);
        assertThat(read(0, ADDRESS + 2 * PAGE)).isEqualTo(99);
        assertThat(read(1, ADDRESS + 2 * PAGE)).isEqualTo(100);
        Tcb tcb = thread(1);
        tcb.state(ThreadState.RUNNING);
        assertThat(MemoryFaults.resolve(tcb, ADDRESS + PAGE, FaultKind.PAGE_WRITE))
                .isTrue();
        assertThat(tcb.faultKind()).as("asked for a page that was in neither").isEqualTo(FaultKind.PAGER);
        assertThat(tcb.faultAddress()).isEqualTo(1);
    }

    @Test
    void mappedPagesThatTheObjectDoesNotHaveAreFaultsUntilItGrows() {
        ok(world.invoke(OBJECT, Invocation.MEMORY_CONFIGURE, POOL, 2, PAGER));
        ok(map(0, 0, ADDRESS, READ_WRITE, 1, 4));
        assertThat(MemoryFaults.resolve(thread(0), ADDRESS + PAGE, FaultKind.PAGE_WRITE))
                .isFalse();
        ok(world.invoke(OBJECT, Invocation.MEMORY_RESIZE, 5));
        ok(world.invoke(OBJECT, Invocation.MEMORY_SUPPLY, 2, FRAME));
        assertThat(write(0, ADDRESS + PAGE, 5)).isTrue();
        ok(world.invoke(OBJECT, Invocation.MEMORY_RESIZE, 2));
        assertThat(write(0, ADDRESS + PAGE, 6)).isFalse();
    }

    @Test
    void rangesAreCut() {
        ok(configure(0, 8));
        ok(map(0, 0, ADDRESS, READ_WRITE, 0, 8));
        for (int i = 0; i < 8; i++) {
            write(0, ADDRESS + i * PAGE, i);
        }
        ok(world.invoke(SPACE, Invocation.VSPACE_UNMAP, ADDRESS + 2 * PAGE, 2));
        assertThat(read(0, ADDRESS + 2 * PAGE)).isNull();
        assertThat(read(0, ADDRESS + 4 * PAGE)).isEqualTo(4);
        ok(world.invoke(SPACE, Invocation.VSPACE_PROTECT, ADDRESS + 5 * PAGE, 2, Rights.READ));
        assertThat(write(0, ADDRESS + 5 * PAGE, 1)).isFalse();
        assertThat(read(0, ADDRESS + 6 * PAGE)).isEqualTo(6);
        assertThat(write(0, ADDRESS + 7 * PAGE, 1)).isTrue();
        ok(world.invoke(SPACE, Invocation.VSPACE_PROTECT, ADDRESS + 5 * PAGE, 2, READ_WRITE));
        assertThat(write(0, ADDRESS + 5 * PAGE, 55)).isTrue();
        ok(map(0, 0, ADDRESS + 2 * PAGE, Rights.READ, 5, 2));
        assertThat(read(0, ADDRESS + 2 * PAGE)).isEqualTo(55);
        ok(world.invoke(SPACE, Invocation.VSPACE_UNMAP, 0x10_0000, 0x1000));
        assertThat(read(0, ADDRESS)).isNull();
        assertThat(new VSpace(world.slot(SPACE).object()).regionCount()).isZero();
    }

    @Test
    void mappingsEndWithTheirCapability() {
        int copy = OBJECTS;
        ok(configure(0, 1200));
        ok(world.copy(OBJECT + copy, OBJECT));
        ok(map(0, 0, ADDRESS, READ_WRITE, 0, 4));
        ok(map(copy, 0, 0x4000_0000, READ_WRITE, 0, 1200));
        ok(map(copy, 1, ADDRESS, READ_WRITE, 0, 4));
        write(0, ADDRESS, 7);
        assertThat(read(0, 0x4000_0000)).isEqualTo(7);
        assertThat(read(1, ADDRESS)).isEqualTo(7);
        ok(world.invoke(SPACE, Invocation.VSPACE_UNMAP, 0x4000_0000 + 2 * PAGE, 1));
        ok(world.invoke(World.CNODE, Invocation.CNODE_MOVE, OBJECT + copy + 1, World.CNODE, OBJECT + copy, MOVED));
        assertThat(read(0, 0x4000_0000)).as("moving ends nothing").isEqualTo(7);
        SimulatedInterrupts.setPending(true);
        assertThat(world.invoke(World.CNODE, Invocation.CNODE_DELETE, OBJECT + copy + 1, Long.SIZE))
                .as("preempted")
                .isEqualTo(-1);
        assertThat(map(copy + 1, 0, 0x8000_0000L, READ_WRITE, 0, 1)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        ok(world.delete(OBJECT + copy + 1));
        SimulatedInterrupts.setPending(false);
        assertThat(read(0, 0x4000_0000)).isNull();
        assertThat(read(0, 0x4000_0000 + 1000 * PAGE)).isNull();
        assertThat(read(1, ADDRESS)).isNull();
        assertThat(read(0, ADDRESS)).as("made with the other").isEqualTo(7);
        ok(world.copy(OBJECT + copy, OBJECT));
        ok(world.delete(OBJECT));
        assertThat(read(0, ADDRESS)).isNull();
        ok(map(copy, 0, ADDRESS, READ_WRITE, 0, 4));
        assertThat(read(0, ADDRESS)).as("the object lives on").isEqualTo(7);
    }

    @Test
    void refusals() {
        assertThat(map(0, 0, ADDRESS, READ_WRITE, 0, 1)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(configure(0, -1)).isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(configure(0, 1L << 40)).isEqualTo(ErrorCode.RANGE_ERROR);
        ok(configure(0, 8));
        assertThat(configure(0, 8)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(map(0, 0, ADDRESS + 8, READ_WRITE, 0, 1)).isEqualTo(ErrorCode.ALIGNMENT_ERROR);
        assertThat(map(0, 0, 0x7fff_ffff_f000L, READ_WRITE, 0, 1)).isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(map(0, 0, ADDRESS, Rights.WRITE | Rights.EXECUTE | Rights.READ, 0, 1))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(map(0, 0, ADDRESS, READ_WRITE, (1 << 27) - 1, 2)).isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(map(0, 0, ADDRESS, READ_WRITE, -1, 2)).isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(map(0, 0, ADDRESS, READ_WRITE, 0, 0)).isEqualTo(ErrorCode.RANGE_ERROR);
        ok(map(0, 0, ADDRESS, Rights.READ, 0, 4));
        assertThat(map(0, 0, ADDRESS + 3 * PAGE, READ_WRITE, 0, 1)).isEqualTo(ErrorCode.DELETE_FIRST);
        assertThat(world.invoke(FRAME, Invocation.FRAME_MAP, SPACE, ADDRESS + PAGE, READ_WRITE, 0))
                .isEqualTo(ErrorCode.DELETE_FIRST);
        ok(world.invoke(FRAME, Invocation.FRAME_MAP, SPACE, ADDRESS + 6 * PAGE, READ_WRITE, 0));
        assertThat(map(0, 0, ADDRESS + 4 * PAGE, READ_WRITE, 0, 4)).isEqualTo(ErrorCode.DELETE_FIRST);
        ok(world.mint(OBJECT + OBJECTS, OBJECT, Rights.READ, 0));
        int weak = OBJECTS;
        assertThat(map(weak, 0, 0x80_0000, READ_WRITE, 0, 1)).isEqualTo(ErrorCode.ACCESS_DENIED);
        ok(map(weak, 0, 0x80_0000, Rights.READ, 0, 1));
        assertThat(world.invoke(SPACE, Invocation.VSPACE_PROTECT, 0x80_0000, 1, READ_WRITE))
                .isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(world.invoke(OBJECT + weak, Invocation.MEMORY_RESIZE, 1)).isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(world.invoke(OBJECT, Invocation.MEMORY_COMMIT, 4, 5)).isEqualTo(ErrorCode.RANGE_ERROR);
        for (int i = 0; i < 10; i++) {
            ok(map(0, 1, ADDRESS + i * 2 * PAGE, Rights.READ, 0, 1));
        }
        assertThat(map(0, 1, ADDRESS + 40 * PAGE, Rights.READ, 0, 1)).isEqualTo(ErrorCode.TABLE_FULL);
        ok(world.delete(THREAD + 1)); // which holds the address space too
        ok(world.delete(SPACE + 1));
        ok(map(0, 0, ADDRESS + 40 * PAGE, Rights.READ, 0, 1));
    }

    @Test
    void withoutMemoryAnErrorAndAFault() {
        ok(world.retype(ObjectType.MEMORY_POOL, 0, POOL + 40, 1));
        ok(world.retype(ObjectType.UNTYPED, 13, POOL + 41, 1));
        ok(world.invoke(POOL + 40, Invocation.MEMORY_POOL_LEND, POOL + 41));
        ok(world.invoke(OBJECT, Invocation.MEMORY_CONFIGURE, POOL + 40, 4, 0));
        ok(map(0, 0, ADDRESS, READ_WRITE, 0, 4));
        assertThat(read(0, ADDRESS)).as("a table and no page").isNull();
        assertThat(world.invoke(OBJECT, Invocation.MEMORY_COMMIT, 0, 4)).isEqualTo(ErrorCode.NOT_ENOUGH_MEMORY);
        assertThat(world.invoke(POOL + 40, Invocation.MEMORY_POOL_LEND, FRAME)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        ok(world.revoke(POOL + 41));
        assertThat(map(0, 0, ADDRESS + 8 * PAGE, READ_WRITE, 0, 1))
                .as("the object went back to its start")
                .isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        ok(configure(0, 4));
        ok(map(0, 0, ADDRESS, READ_WRITE, 0, 4));
        assertThat(read(0, ADDRESS)).isZero();
    }

    /** Random operations, preempted now and then, against a model of what every page holds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void randomOperations(long seed) {
        Random random = new Random(seed);
        Invariants invariants = new Invariants(world);
        Map<Integer, Map<Long, Long>> contents = new HashMap<>();
        int copies = 0;
        for (int step = 0; step < 700; step++) {
            int object = random.nextInt(OBJECTS);
            int space = random.nextInt(SPACES);
            boolean alive = contents.containsKey(object);
            SimulatedInterrupts.setPending(random.nextInt(3) == 0);
            switch (alive ? random.nextInt(20) : random.nextInt(2)) {
                case 0 -> {
                    if (!alive) {
                        ok(configure(object, PAGES));
                        contents.put(object, new HashMap<>());
                    }
                }
                case 1 -> {
                    int source = random.nextInt(OBJECTS);
                    if (!alive && contents.containsKey(source)) {
                        ok(world.finish(OBJECT + object, Invocation.MEMORY_CLONE, OBJECT + source));
                        contents.put(object, new HashMap<>(contents.get(source)));
                        copies++;
                    }
                }
                case 2 -> {
                    ok(world.delete(OBJECT + object));
                    ok(world.retype(ObjectType.MEMORY_OBJECT, 0, OBJECT + object, 1));
                    contents.remove(object);
                }
                case 3 -> {
                    long first = random.nextInt(PAGES);
                    long count = random.nextInt((int) (PAGES - first) + 1);
                    ok(repeat(object, Invocation.MEMORY_DECOMMIT, first, count));
                    Objects.requireNonNull(contents.get(object))
                            .keySet()
                            .removeIf(page -> page >= first && page < first + count);
                }
                case 4 -> ok(repeat(object, Invocation.MEMORY_COMMIT, random.nextInt(PAGES), 1));
                case 5 -> {
                    long size = random.nextInt(PAGES);
                    ok(world.finish(OBJECT + object, Invocation.MEMORY_RESIZE, size));
                    ok(world.finish(OBJECT + object, Invocation.MEMORY_RESIZE, PAGES));
                    Objects.requireNonNull(contents.get(object)).keySet().removeIf(page -> page >= size);
                }
                case 6 -> {
                    int start = random.nextInt(OBJECTS * PAGES);
                    int pages = 1 + random.nextInt(PAGES);
                    int status = world.finish(SPACE + space, Invocation.VSPACE_UNMAP, ADDRESS + start * PAGE, pages);
                    assertThat(status).isIn(ErrorCode.OK, ErrorCode.TABLE_FULL);
                }
                case 7 -> {
                    int start = random.nextInt(OBJECTS * PAGES);
                    int pages = 1 + random.nextInt(PAGES);
                    int rights = random.nextBoolean() ? Rights.READ : READ_WRITE;
                    long at = ADDRESS + start * PAGE;
                    int status = world.finish(SPACE + space, Invocation.VSPACE_PROTECT, at, pages, rights);
                    assertThat(status).isIn(ErrorCode.OK, ErrorCode.TABLE_FULL);
                }
                case 8, 9 -> map(object, space, place(object, 0), READ_WRITE, 0, PAGES);
                default -> {
                    long page = random.nextInt(PAGES);
                    long address = place(object, page) + 8;
                    Region region =
                            Regions.find(new VSpace(world.slot(SPACE + space).object()), address);
                    Map<Long, Long> pages = Objects.requireNonNull(contents.get(object));
                    if (region.address() == 0) {
                        assertThat(read(space, address)).isNull();
                    } else if (random.nextBoolean()) {
                        assertThat(read(space, address)).isEqualTo(pages.getOrDefault(page, 0L));
                    } else if (write(space, address, step)) {
                        pages.put(page, (long) step);
                    }
                }
            }
            SimulatedInterrupts.setPending(false);
            if (step % 10 == 0) {
                invariants.check();
            }
            if (step == 500) {
                ok(world.revoke(LENT));
                ok(world.invoke(POOL, Invocation.MEMORY_POOL_LEND, LENT));
                contents.clear();
            }
        }
        assertThat(copies).isGreaterThan(5);
    }

    /** Each object has its own place in every space. */
    private static long place(int object, long page) {
        return ADDRESS + (object * PAGES + page) * PAGE;
    }
}
