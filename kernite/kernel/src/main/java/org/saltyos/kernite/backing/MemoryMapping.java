package org.saltyos.kernite.backing;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.arch.x86_64.Preemption;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.vspace.Mapping;
import org.saltyos.kernite.vspace.PageRanges;
import org.saltyos.kernite.vspace.VSpace;

/** Mapping ranges of memory objects into address spaces; pages appear at their first use. */
public final class MemoryMapping {
    private static final long PAGE_MASK = PagePool.PAGE - 1;

    private MemoryMapping() {}

    /**
     * Maps pages {@code first} to {@code first + pages - 1} of an object. Those that it does not have are faults until it grows.
     *
     * @param capability of the object; the mapping ends with it
     */
    public static void map(Slot capability, VSpace vspace, long start, long rights, long first, long pages)
            throws Refusal {
        MemoryObject object = new MemoryObject(capability.object());
        int most = capability.rights() & (Rights.READ | Rights.WRITE | Rights.EXECUTE);
        requireRange(start, pages, 1, 4);
        if (capability.badge() == Regions.ENDING) {
            throw Refusal.ILLEGAL_OPERATION;
        }
        if (!Regions.possible(rights)) {
            throw Refusal.invalidArgument(2);
        }
        if (first < 0 || first > MemoryObjects.MAX_PAGES - pages) {
            throw Refusal.rangeError(3);
        }
        if ((rights & ~(long) most) != 0) {
            throw Refusal.ACCESS_DENIED;
        }
        long end = start + (pages << ObjectSize.PAGE_BITS);
        if (Regions.overlap(vspace, start, end) || PageRanges.occupied(vspace, start, pages)) {
            throw Refusal.DELETE_FIRST;
        }
        Region region = Regions.add(object, vspace, start, first, pages);
        if (capability.extra() == 0) {
            capability.extra(Regions.newOrigin());
        }
        region.rights((int) rights);
        region.mostRights(most);
        region.origin(capability.extra());
    }

    /** Ends all mappings of memory objects in a range, and cuts those that reach beyond it. */
    public static void unmap(VSpace vspace, long start, long pages) throws Refusal {
        requireRange(start, pages, 0, 1);
        long end = start + (pages << ObjectSize.PAGE_BITS);
        Region region = cut(vspace, start, end);
        while (region.address() != 0) {
            Regions.shrink(vspace, region);
            if (Preemption.due()) {
                throw Refusal.RESTART;
            }
            region = cut(vspace, start, end);
        }
    }

    /** Gives all mappings of memory objects in a range other rights; nothing changes if one of them cannot have them. */
    public static void protect(VSpace vspace, long start, long pages, long rights) throws Refusal {
        requireRange(start, pages, 0, 1);
        if (!Regions.possible(rights)) {
            throw Refusal.invalidArgument(2);
        }
        long end = start + (pages << ObjectSize.PAGE_BITS);
        long at = start;
        Region region = Regions.first(vspace, at, end);
        while (region.address() != 0) {
            if ((rights & ~(long) region.mostRights()) != 0) {
                throw Refusal.ACCESS_DENIED;
            }
            at = Regions.end(region);
            region = at < end ? Regions.first(vspace, at, end) : new Region(0);
        }
        at = start;
        region = cut(vspace, at, end);
        while (region.address() != 0) {
            change(vspace, region, (int) rights);
            at = Regions.end(region);
            region = at < end ? cut(vspace, at, end) : new Region(0);
        }
    }

    /** Pages of the region disappear and come back with its new rights. */
    private static void change(VSpace vspace, Region region, int rights) throws Refusal {
        if (region.rights() != rights) {
            region.rights(rights);
            region.stale(region.pages());
        }
        while (region.stale() > 0) {
            long step = PageRanges.lastStep(region.start(), region.stale());
            region.stale(region.stale() - step);
            PageRanges.clear(vspace, region.start() + (region.stale() << ObjectSize.PAGE_BITS), step);
            if (Preemption.due()) {
                throw Refusal.RESTART;
            }
        }
    }

    /** The first region of a range, after cutting off what lies outside; address 0 if there is none. */
    private static Region cut(VSpace vspace, long start, long end) throws Refusal {
        Region region = Regions.first(vspace, start, end);
        if (region.address() == 0) {
            return region;
        }
        if (region.start() < start) {
            Regions.split(vspace, region, start);
            region = Regions.find(vspace, start);
        }
        if (Regions.end(region) > end) {
            Regions.split(vspace, region, end);
        }
        return region;
    }

    /** Refuses a range that does not lie in user space or is not of pages; the words named its start and its pages. */
    public static void requireRange(long start, long pages, int startWord, int pagesWord) throws Refusal {
        if (start < 0 || start >= Mapping.USER_END) {
            throw Refusal.rangeError(startWord);
        }
        if ((start & PAGE_MASK) != 0) {
            throw Refusal.alignmentError(startWord);
        }
        if (pages < 1 || pages > (Mapping.USER_END - start) >>> ObjectSize.PAGE_BITS) {
            throw Refusal.rangeError(pagesWord);
        }
    }
}
