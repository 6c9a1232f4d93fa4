package org.saltyos.kernite.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.arch.x86_64.PageEntry;
import org.saltyos.kernite.arch.x86_64.PageTable;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.vspace.VSpace;
import org.saltyos.lang.machine.Machine;

/**
 * What always holds for memory objects: every page of a pool is used for exactly one thing and counted so, and address
 * spaces show exactly the pages of objects, writable only if nobody else has them.
 */
public final class BackingInvariants {
    private final List<Slot> slots;

    /** Checks the objects that {@code slots} name. */
    public BackingInvariants(List<Slot> slots) {
        this.slots = slots;
    }

    /** Checks everything but the pages in address spaces. */
    public void check() {
        Set<Long> pools = new HashSet<>();
        Map<Long, Set<Long>> members = new HashMap<>();
        Set<Long> spaces = new HashSet<>();
        for (Slot slot : slots) {
            if (slot.type() == ObjectType.MEMORY_POOL) {
                pools.add(slot.object());
            } else if (slot.type() == ObjectType.MEMORY_OBJECT) {
                MemoryObject object = new MemoryObject(slot.object());
                if (object.pool() != 0) {
                    members.computeIfAbsent(object.pool(), pool -> new LinkedHashSet<>())
                            .add(slot.object());
                }
            } else if (slot.type() == ObjectType.VSPACE) {
                spaces.add(slot.object());
            }
        }
        assertThat(pools).as("objects' pools are alive").containsAll(members.keySet());
        for (long pool : pools) {
            checkPool(new MemoryPool(pool), members.getOrDefault(pool, Set.of()));
        }
        for (long space : spaces) {
            checkRegions(new VSpace(space));
        }
    }

    private static void checkPool(MemoryPool pool, Set<Long> members) {
        Set<Long> listed = new HashSet<>();
        for (long at = pool.firstMember(); at != 0; at = new MemoryObject(at).nextMember()) {
            assertThat(listed.add(at)).as("a member twice").isTrue();
        }
        assertThat(listed).isEqualTo(members);
        Map<Long, Integer> holders = new HashMap<>();
        long tables = 0;
        for (long member : members) {
            tables += checkObject(new MemoryObject(member), holders);
        }
        Set<Long> returned = new HashSet<>();
        for (long page = pool.returned();
                page != 0;
                page = Machine.current().memory().getLong(page)) {
            assertThat(returned.add(page)).as("a page given back twice").isTrue();
            assertThat(holders).as("a free page in use").doesNotContainKey(page);
        }
        long unused = 0;
        long used = 0;
        for (int i = 0; i < PagePool.MAX_PIECES; i++) {
            Slot piece = PagePool.piece(pool, i);
            if (piece.type() == ObjectType.MEMORY_PIECE) {
                unused += ((1L << piece.sizeBits()) - piece.badge()) / PagePool.PAGE;
                used += (piece.badge() - PagePool.counterBytes(piece.sizeBits())) / PagePool.PAGE;
            }
        }
        assertThat(pool.freePages()).isEqualTo(unused + returned.size());
        assertThat(pool.usedPages()).as("every page has one use").isEqualTo(holders.size());
        assertThat(used).isEqualTo(holders.size() + returned.size());
        assertThat(tables).isLessThanOrEqualTo(used);
        holders.forEach((page, count) ->
                assertThat(PagePool.holders(pool, page)).as("holders of a page").isEqualTo(count));
    }

    private static long checkObject(MemoryObject object, Map<Long, Integer> holders) {
        long[] counts = new long[2];
        if (object.depth() > 0) {
            walk(object, object.root(), object.depth(), 0, holders, counts);
        }
        assertThat(object.tables()).isEqualTo(counts[0]);
        assertThat(object.committed()).isEqualTo(counts[1]);
        return counts[0];
    }

    private static void walk(
            MemoryObject object, long table, int level, long first, Map<Long, Integer> holders, long[] counts) {
        assertThat(holders.put(table, 1)).as("a table used twice").isNull();
        counts[0]++;
        for (int i = 0; i < PageTree.ENTRIES; i++) {
            long entry = new PageTable(table).entry(i);
            long index = first + ((long) i << (9 * (level - 1)));
            if (entry != 0 && level > 1) {
                walk(object, entry, level - 1, index, holders, counts);
            } else if (entry != 0) {
                assertThat(index).as("pages within the size").isLessThan(object.pages());
                holders.merge(entry, 1, Integer::sum);
                counts[1]++;
            }
        }
    }

    private static void checkRegions(VSpace vspace) {
        long end = 0;
        for (int i = 0; i < vspace.regionCount(); i++) {
            Region region = new Region(vspace.region(i));
            assertThat(region.space()).isEqualTo(vspace.identity());
            assertThat(region.start()).as("sorted, without overlap").isGreaterThanOrEqualTo(end);
            assertThat(region.pages()).isPositive();
            end = region.start() + (region.pages() << ObjectSize.PAGE_BITS);
            MemoryObject object = new MemoryObject(region.object());
            long number = (region.address() - object.address() - MemoryObject.SIZE) / Region.SIZE;
            assertThat(number).isBetween(0L, object.regionEnd() - 1L);
            assertThat(object.regionEnd()).isLessThanOrEqualTo(object.regionLimit());
        }
    }

    /** Checks a page of an address space that no frame is mapped at. */
    public static void checkPage(VSpace vspace, long entry, long virtualAddress) {
        Region region = Regions.find(vspace, virtualAddress);
        assertThat(region.address()).as("a page that nobody mapped").isNotZero();
        MemoryObject object = new MemoryObject(region.object());
        long index = region.firstPage() + ((virtualAddress - region.start()) >>> ObjectSize.PAGE_BITS);
        long page = PageTree.page(object, index);
        assertThat(PageEntry.target(entry)).isEqualTo(page);
        boolean changing = index - region.firstPage() < region.stale();
        if (PageEntry.writable(entry)) {
            assertThat(PageEntry.executable(entry)).as("W^X").isFalse();
            assertThat(PagePool.holders(MemoryObjects.pool(object), page)).isEqualTo(1);
            assertThat(changing || (region.rights() & Rights.WRITE) != 0).isTrue();
        }
        assertThat(changing || !PageEntry.executable(entry) || (region.rights() & Rights.EXECUTE) != 0)
                .isTrue();
    }
}
