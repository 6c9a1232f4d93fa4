package org.saltyos.kernite.backing;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.vspace.AddressSpaceIds;
import org.saltyos.kernite.vspace.PageRanges;
import org.saltyos.kernite.vspace.VSpace;
import org.saltyos.lang.sync.GuardedBy;

/**
 * Where memory objects are mapped. A region is a record of its object, which pays for it; the address space keeps the
 * addresses of its regions, sorted by where they start. A region whose address space is gone, or has lost all mappings,
 * names an identity that nobody has: its record is free.
 */
public final class Regions {
    /** Most regions of an address space. */
    public static final int MAX = 352;

    /** Badge of the capability of an object that is being deleted: nothing can be mapped with it any more. */
    static final long ENDING = 1;

    @GuardedBy("KERNEL")
    private static long lastOrigin;

    private Regions() {}

    /** The region of {@code vspace} that covers {@code address}; address 0 if there is none. */
    static Region find(VSpace vspace, long address) {
        int index = position(vspace, address);
        if (index == 0) {
            return new Region(0);
        }
        Region region = new Region(vspace.region(index - 1));
        return address < end(region) ? region : new Region(0);
    }

    /** Whether a region covers a part of the range. */
    public static boolean overlap(VSpace vspace, long start, long end) {
        int index = position(vspace, end - 1);
        return index != 0 && end(new Region(vspace.region(index - 1))) > start;
    }

    /** How many regions of {@code vspace} start at or below {@code address}. */
    private static int position(VSpace vspace, long address) {
        int low = 0;
        int high = vspace.regionCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (new Region(vspace.region(middle)).start() <= address) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** First address behind a region. */
    static long end(Region region) {
        return region.start() + (region.pages() << ObjectSize.PAGE_BITS);
    }

    /** A number that no capability has yet. */
    static long newOrigin() {
        lastOrigin++;
        return lastOrigin;
    }

    /** Makes a region, without rights, of a range that nothing is mapped in. */
    static Region add(MemoryObject object, VSpace vspace, long start, long firstPage, long pages) throws Refusal {
        if (vspace.regionCount() == MAX) {
            throw Refusal.TABLE_FULL;
        }
        Region region = free(object);
        region.space(vspace.identity());
        region.object(object.address());
        region.start(start);
        region.firstPage(firstPage);
        region.pages(pages);
        region.stale(0);
        int index = position(vspace, start);
        for (int i = vspace.regionCount(); i > index; i--) {
            vspace.region(i, vspace.region(i - 1));
        }
        vspace.region(index, region.address());
        vspace.regionCount(vspace.regionCount() + 1);
        return region;
    }

    /** Cuts a region in two at {@code address}, which lies inside it. */
    static void split(VSpace vspace, Region region, long address) throws Refusal {
        long left = (address - region.start()) >>> ObjectSize.PAGE_BITS;
        MemoryObject object = new MemoryObject(region.object());
        long right = region.pages() - left;
        Region rest = add(object, vspace, address, region.firstPage() + left, right);
        rest.rights(region.rights());
        rest.mostRights(region.mostRights());
        rest.origin(region.origin());
        rest.stale(Math.max(0, region.stale() - left));
        region.pages(left);
        region.stale(Math.min(left, region.stale()));
    }

    /**
     * Takes pages from the end of a region out of the address space, as many as one step allows, and makes the region so
     * much smaller; at its end it is gone.
     */
    static void shrink(VSpace vspace, Region region) {
        long pages = PageRanges.lastStep(region.start(), region.pages());
        region.pages(region.pages() - pages);
        region.stale(Math.min(region.stale(), region.pages()));
        PageRanges.clear(vspace, end(region), pages);
        if (region.pages() == 0) {
            remove(vspace, region);
        }
    }

    private static void remove(VSpace vspace, Region region) {
        int count = vspace.regionCount() - 1;
        for (int i = position(vspace, region.start()) - 1; i < count; i++) {
            vspace.region(i, vspace.region(i + 1));
        }
        vspace.region(count, 0);
        vspace.regionCount(count);
        region.space(0);
    }

    /** The first region of {@code vspace} with a page from {@code start} on, below {@code end}; address 0 if there is none. */
    static Region first(VSpace vspace, long start, long end) {
        Region region = find(vspace, start);
        if (region.address() != 0) {
            return region;
        }
        int index = position(vspace, start);
        if (index == vspace.regionCount() || new Region(vspace.region(index)).start() >= end) {
            return new Region(0);
        }
        return new Region(vspace.region(index));
    }

    /** A region of {@code object} by its number below {@link MemoryObject#regionEnd}. */
    public static Region region(MemoryObject object, int index) {
        return new Region(object.address() + MemoryObject.SIZE + (long) index * Region.SIZE);
    }

    /** The address space of a region; address 0 if the record is free. */
    public static VSpace space(Region region) {
        return region.space() == 0 ? new VSpace(0) : AddressSpaceIds.find(region.space());
    }

    private static Region free(MemoryObject object) throws Refusal {
        int end = object.regionEnd();
        for (int i = 0; i < end; i++) {
            Region region = region(object, i);
            if (space(region).address() == 0) {
                return region;
            }
        }
        if (end == object.regionLimit()) {
            throw Refusal.TABLE_FULL;
        }
        object.regionEnd(end + 1);
        return region(object, end);
    }

    /** Takes the object's pages {@code first} to {@code first + count - 1} out of all address spaces. */
    static void hide(MemoryObject object, long first, long count) {
        for (int i = 0; i < object.regionEnd(); i++) {
            Region region = region(object, i);
            VSpace vspace = space(region);
            if (vspace.address() != 0) {
                long from = Math.max(first, region.firstPage());
                long to = Math.min(first + count, region.firstPage() + region.pages());
                if (from < to) {
                    long start = region.start() + ((from - region.firstPage()) << ObjectSize.PAGE_BITS);
                    PageRanges.clear(vspace, start, to - from);
                }
            }
        }
    }

    /** Makes one region of the object smaller by a step; false if it is mapped nowhere. */
    static boolean shrinkLast(MemoryObject object) {
        while (object.regionEnd() > 0) {
            Region region = region(object, object.regionEnd() - 1);
            VSpace vspace = space(region);
            if (vspace.address() != 0) {
                shrink(vspace, region);
                return true;
            }
            region.space(0);
            object.regionEnd(object.regionEnd() - 1);
        }
        return false;
    }

    /**
     * Makes one of the regions that were mapped with a capability smaller by a step.
     *
     * @return whether none is left
     */
    public static boolean endOf(Slot capability) {
        if (capability.extra() == 0) {
            return true;
        }
        capability.badge(ENDING);
        MemoryObject object = new MemoryObject(capability.object());
        for (int i = 0; i < object.regionEnd(); i++) {
            Region region = region(object, i);
            VSpace vspace = space(region);
            if (region.origin() == capability.extra() && vspace.address() != 0) {
                shrink(vspace, region);
                return false;
            }
        }
        return true;
    }

    /** Whether {@code rights} are ones that pages can have: readable, and not writable and executable at once. */
    static boolean possible(long rights) {
        long known = Rights.READ | Rights.WRITE | Rights.EXECUTE;
        long both = Rights.WRITE | Rights.EXECUTE;
        return (rights & Rights.READ) != 0 && (rights & ~known) == 0 && (rights & both) != both;
    }
}
