package org.saltyos.kernite.vspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.arch.x86_64.PageEntry;
import org.saltyos.kernite.arch.x86_64.PageTable;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.World;

/** Frames appear in page tables exactly as their capabilities say, and never writable and executable at once. */
class MappingTest {
    private static final int SPACE = World.FREE;
    private static final int POOL = World.FREE + 1;
    private static final int FRAME = World.FREE + 2;
    private static final int OTHER = World.FREE + 3;
    private static final int COPY = World.FREE + 4;
    private static final int READ_ONLY = World.FREE + 5;
    private static final int SECOND_SPACE = World.FREE + 6;
    private static final long ADDRESS = 0x40_0000;
    private static final int READ_WRITE = Rights.READ | Rights.WRITE;

    private final World world = new World();

    @BeforeEach
    void makeObjects() {
        assertThat(world.retype(ObjectType.VSPACE, 0, SPACE, 1)).isEqualTo(ErrorCode.OK);
        assertThat(world.retype(ObjectType.UNTYPED, 15, POOL, 1)).isEqualTo(ErrorCode.OK);
        assertThat(world.retype(ObjectType.FRAME, 12, FRAME, 2)).isEqualTo(ErrorCode.OK);
        assertThat(world.copy(COPY, FRAME)).isEqualTo(ErrorCode.OK);
        assertThat(world.mint(READ_ONLY, OTHER, Rights.READ, 0)).isEqualTo(ErrorCode.OK);
    }

    @AfterEach
    void checkAndClose() throws Refusal {
        new Invariants(world).check();
        world.close();
    }

    private void lend() {
        assertThat(world.invoke(SPACE, Invocation.VSPACE_LEND, POOL)).isEqualTo(ErrorCode.OK);
    }

    private int map(int frame, long address, int rights) {
        return world.invoke(frame, Invocation.FRAME_MAP, SPACE, address, rights, 0);
    }

    private long entry(long address) {
        PageTable table = new VSpace(world.slot(SPACE).object()).root();
        for (int level = PageEntry.LEVELS; level > 1; level--) {
            long entry = table.entry(PageEntry.index(address, level));
            if (!PageEntry.present(entry)) {
                return 0;
            }
            table = new PageTable(PageEntry.target(entry));
        }
        return table.entry(PageEntry.index(address, 1));
    }

    @Test
    void mapsChangesAndUnmaps() {
        lend();
        assertThat(map(FRAME, ADDRESS, READ_WRITE)).isEqualTo(ErrorCode.OK);
        assertThat(PageEntry.target(entry(ADDRESS))).isEqualTo(world.slot(FRAME).object());
        assertThat(PageEntry.writable(entry(ADDRESS))).isTrue();
        assertThat(PageEntry.executable(entry(ADDRESS))).isFalse();
        assertThat(world.invoke(FRAME, Invocation.FRAME_PROTECT, Rights.READ | Rights.EXECUTE, 0))
                .isEqualTo(ErrorCode.OK);
        assertThat(PageEntry.writable(entry(ADDRESS))).isFalse();
        assertThat(PageEntry.executable(entry(ADDRESS))).isTrue();
        assertThat(map(FRAME, ADDRESS, Rights.READ)).as("at the same place").isEqualTo(ErrorCode.OK);
        assertThat(PageEntry.executable(entry(ADDRESS))).isFalse();
        assertThat(world.invoke(FRAME, Invocation.FRAME_INFO)).isEqualTo(ErrorCode.OK);
        assertThat(world.thread().r8()).isEqualTo(ADDRESS);
        assertThat(world.invoke(FRAME, Invocation.FRAME_UNMAP)).isEqualTo(ErrorCode.OK);
        assertThat(entry(ADDRESS)).isZero();
        assertThat(world.invoke(FRAME, Invocation.FRAME_UNMAP)).as("again").isEqualTo(ErrorCode.OK);
        assertThat(map(FRAME, ADDRESS + 0x1000, READ_WRITE)).isEqualTo(ErrorCode.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "0x400001, 3, 0, 6, 1",
        "0x7ffffffff000, 3, 0, 5, 1", // the last page stays free
        "0x800000000000, 3, 0, 5, 1",
        "-4096, 3, 0, 5, 1",
        "0x400000, 2, 0, 3, 2", // write without read
        "0x400000, 19, 0, 3, 2", // writable and executable
        "0x400000, 7, 0, 3, 2", // a right that means nothing here
        "0x400000, -1, 0, 3, 2",
        "0x400000, 3, 4, 3, 3", // no such attribute
        "0x400000, 3, -1, 3, 3",
    })
    void refusesWrongArguments(String address, long rights, long attributes, int status, long word) {
        lend();
        int got = world.invoke(FRAME, Invocation.FRAME_MAP, SPACE, Long.decode(address), rights, attributes);
        assertThat(got).isEqualTo(status);
        assertThat(world.thread().rdi()).isEqualTo(word);
        assertThat(entry(ADDRESS)).isZero();
    }

    @Test
    void refusesWhatTheCapabilityDoesNotPermit() {
        lend();
        assertThat(map(READ_ONLY, ADDRESS, READ_WRITE)).isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(map(READ_ONLY, ADDRESS, Rights.READ | Rights.EXECUTE)).isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(map(READ_ONLY, ADDRESS, Rights.READ)).isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(READ_ONLY, Invocation.FRAME_PROTECT, READ_WRITE, 0))
                .isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(map(POOL, ADDRESS, Rights.READ)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(world.invoke(FRAME, Invocation.FRAME_MAP, FRAME, ADDRESS, Rights.READ, 0))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(world.invoke(FRAME, Invocation.FRAME_MAP, SPACE, ADDRESS, Rights.READ))
                .isEqualTo(ErrorCode.TRUNCATED_MESSAGE);
        assertThat(world.invoke(FRAME, Invocation.FRAME_PROTECT, Rights.READ, 0))
                .as("not mapped")
                .isEqualTo(ErrorCode.ILLEGAL_OPERATION);
    }

    @Test
    void oneCapabilityOnePlaceAndOnePlaceOneFrame() {
        lend();
        assertThat(map(FRAME, ADDRESS, READ_WRITE)).isEqualTo(ErrorCode.OK);
        assertThat(map(FRAME, ADDRESS + 0x1000, READ_WRITE)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(map(OTHER, ADDRESS, READ_WRITE)).isEqualTo(ErrorCode.DELETE_FIRST);
        assertThat(map(COPY, ADDRESS + 0x1000, READ_WRITE))
                .as("a copy elsewhere")
                .isEqualTo(ErrorCode.OK);
        assertThat(world.delete(FRAME)).isEqualTo(ErrorCode.OK);
        assertThat(entry(ADDRESS)).isZero();
        assertThat(PageEntry.target(entry(ADDRESS + 0x1000)))
                .isEqualTo(world.slot(COPY).object());
    }

    @Test
    void tablesComeFromLentMemoryOnly() {
        assertThat(map(FRAME, ADDRESS, READ_WRITE)).isEqualTo(ErrorCode.NOT_ENOUGH_MEMORY);
        assertThat(world.invoke(SPACE, Invocation.VSPACE_LEND, FRAME)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(world.invoke(SPACE, Invocation.VSPACE_LEND, World.DEVICE)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(world.invoke(SPACE, Invocation.VSPACE_LEND, World.MEMORY)).isEqualTo(ErrorCode.REVOKE_FIRST);
        lend();
        assertThat(world.invoke(SPACE, Invocation.VSPACE_LEND, POOL)).isEqualTo(ErrorCode.REVOKE_FIRST);
        assertThat(world.invoke(POOL, Invocation.UNTYPED_RETYPE, 3, 0, World.CNODE, 1L << 32 | 40))
                .as("lent memory is used up")
                .isEqualTo(ErrorCode.NOT_ENOUGH_MEMORY);
        assertThat(map(FRAME, ADDRESS, READ_WRITE)).isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(SPACE, Invocation.VSPACE_INFO)).isEqualTo(ErrorCode.OK);
        assertThat(world.thread().rdx()).isEqualTo(5);
        assertThat(world.thread().r10()).isEqualTo(3);
        // Two more maps far away take three tables each, the second does not fit and makes none.
        assertThat(map(OTHER, 1L << 39, READ_WRITE)).isEqualTo(ErrorCode.OK);
        assertThat(map(COPY, 1L << 40, READ_WRITE)).isEqualTo(ErrorCode.NOT_ENOUGH_MEMORY);
        assertThat(new VSpace(world.slot(SPACE).object()).freePages()).isEqualTo(2);
    }

    @Test
    void takingTheLentMemoryBackEndsEveryMapping() {
        lend();
        map(FRAME, ADDRESS, READ_WRITE);
        assertThat(world.revoke(POOL)).isEqualTo(ErrorCode.OK);
        assertThat(entry(ADDRESS)).isZero();
        assertThat(Derivation.hasDescendants(world.slot(POOL))).isFalse();
        assertThat(Mapping.isMapped(world.slot(FRAME))).isFalse();
        lend();
        assertThat(map(FRAME, ADDRESS, READ_WRITE)).as("mapped anew").isEqualTo(ErrorCode.OK);
    }

    @Test
    void framesOutliveTheirAddressSpace() {
        lend();
        map(FRAME, ADDRESS, READ_WRITE);
        assertThat(world.delete(SPACE)).isEqualTo(ErrorCode.OK);
        assertThat(Derivation.hasDescendants(world.slot(POOL)))
                .as("lent memory is back")
                .isFalse();
        assertThat(world.retype(ObjectType.VSPACE, 0, SPACE, 1)).isEqualTo(ErrorCode.OK);
        lend();
        assertThat(map(OTHER, ADDRESS, READ_WRITE)).isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(FRAME, Invocation.FRAME_UNMAP)).isEqualTo(ErrorCode.OK);
        assertThat(PageEntry.target(entry(ADDRESS)))
                .as("another's mapping stays")
                .isEqualTo(world.slot(OTHER).object());
    }

    @Test
    void addressSpacesShareTheKernelsHalf() {
        assertThat(world.retype(ObjectType.VSPACE, 0, SECOND_SPACE, 1)).isEqualTo(ErrorCode.OK);
        VSpace first = new VSpace(world.slot(SPACE).object());
        VSpace second = new VSpace(world.slot(SECOND_SPACE).object());
        for (int i = 0; i < PageEntry.ENTRIES; i++) {
            assertThat(first.root().entry(i)).isEqualTo(second.root().entry(i));
        }
        assertThat(first.identity()).isNotEqualTo(second.identity());
        assertThat(world.slot(SPACE).extra())
                .isNotEqualTo(world.slot(SECOND_SPACE).extra());
    }
}
