package org.saltyos.kernite.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.arch.x86_64.PageEntry;
import org.saltyos.kernite.arch.x86_64.PageTable;
import org.saltyos.kernite.backing.BackingInvariants;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.vspace.Mapping;
import org.saltyos.kernite.vspace.PageTablePools;
import org.saltyos.kernite.vspace.VSpace;

/**
 * What always holds for address spaces: every page a user can reach is a mapped frame's, with no more rights than its
 * capability and never both writable and executable; every table lies in lent memory.
 */
final class MappingInvariants {
    private final List<Slot> slots;
    private final Map<String, Slot> mappings = new HashMap<>();

    MappingInvariants(List<Slot> slots) {
        this.slots = slots;
    }

    void check() {
        Set<Long> spaces = new HashSet<>();
        for (Slot slot : slots) {
            if (slot.type() == ObjectType.FRAME && Mapping.isMapped(slot)) {
                Slot other = mappings.put(slot.extra() + " " + slot.badge(), slot);
                assertThat(other).as("two frames at one place").isNull();
            }
            if (slot.type() == ObjectType.VSPACE) {
                spaces.add(slot.object());
            }
        }
        int pages = 0;
        for (long space : spaces) {
            VSpace vspace = new VSpace(space);
            checkPools(vspace);
            for (int i = 0; i < PageEntry.USER_ROOT_ENTRIES; i++) {
                pages += checkEntry(vspace, vspace.root().entry(i), PageEntry.LEVELS, (long) i << 39);
            }
        }
        assertThat(pages).as("every mapped frame has its page").isEqualTo(mappings.size());
    }

    private int checkEntry(VSpace vspace, long entry, int level, long virtualAddress) {
        if (!PageEntry.present(entry)) {
            return 0;
        }
        if (level == 1 && mappings.get(vspace.identity() + " " + virtualAddress) == null) {
            BackingInvariants.checkPage(vspace, entry, virtualAddress);
            return 0;
        }
        if (level == 1 || (level == PageEntry.LARGE_LEVEL && PageEntry.large(entry))) {
            checkPage(vspace, entry, virtualAddress);
            return 1;
        }
        checkTable(vspace, PageEntry.target(entry));
        PageTable table = new PageTable(PageEntry.target(entry));
        int pages = 0;
        for (int i = 0; i < PageEntry.ENTRIES; i++) {
            long below = virtualAddress | (long) i << (12 + 9 * (level - 2));
            pages += checkEntry(vspace, table.entry(i), level - 1, below);
        }
        return pages;
    }

    private void checkPage(VSpace vspace, long entry, long virtualAddress) {
        Slot frame = Objects.requireNonNull(
                mappings.get(vspace.identity() + " " + virtualAddress), "a page that no frame capability is mapped at");
        assertThat(PageEntry.target(entry)).isEqualTo(frame.object());
        assertThat(PageEntry.writable(entry) && PageEntry.executable(entry))
                .as("W^X")
                .isFalse();
        assertThat(PageEntry.writable(entry) && (frame.rights() & Rights.WRITE) == 0)
                .isFalse();
        assertThat(PageEntry.executable(entry) && (frame.rights() & Rights.EXECUTE) == 0)
                .isFalse();
    }

    private static void checkTable(VSpace vspace, long table) {
        boolean lent = false;
        for (Slot pool : pools(vspace)) {
            lent |= pool.type() == ObjectType.PAGE_TABLE_POOL
                    && Long.compareUnsigned(table - pool.object(), pool.badge()) < 0;
        }
        assertThat(lent).as("a table outside the used lent memory").isTrue();
    }

    private static void checkPools(VSpace vspace) {
        long free = 0;
        for (Slot pool : pools(vspace)) {
            if (pool.type() == ObjectType.PAGE_TABLE_POOL) {
                free += ((1L << pool.sizeBits()) - pool.badge()) >>> ObjectSize.PAGE_BITS;
            }
        }
        for (long table = vspace.returned(); table != 0; table = new PageTable(table).entry(0)) {
            checkTable(vspace, table);
            free++;
        }
        assertThat(vspace.freePages()).isEqualTo(free);
    }

    private static Slot[] pools(VSpace vspace) {
        Slot[] pools = new Slot[PageTablePools.MAX_POOLS];
        for (int i = 0; i < pools.length; i++) {
            pools[i] = new Slot(vspace.firstPool().address() + ((long) i << ObjectSize.SLOT_BITS));
        }
        return pools;
    }
}
