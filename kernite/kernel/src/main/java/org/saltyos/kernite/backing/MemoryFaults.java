package org.saltyos.kernite.backing;

import org.saltyos.abi.FaultKind;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.ipc.Endpoint;
import org.saltyos.kernite.ipc.Endpoints;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.vspace.Mapping;
import org.saltyos.kernite.vspace.PageRanges;
import org.saltyos.kernite.vspace.VSpace;

/** Page faults that memory objects answer: pages of zeros, copies on write, and questions to pagers. */
public final class MemoryFaults {
    private MemoryFaults() {}

    /**
     * Resolves a page fault of {@code tcb}, which runs: it can go on at once, or waits for its pager.
     *
     * @param code bits of {@link FaultKind}'s page fault
     * @return false if no memory object is to show a page there, or it cannot: then it is a fault
     */
    public static boolean resolve(Tcb tcb, long address, long code) {
        if (address < 0 || address >= Mapping.USER_END || tcb.vspace().type() != ObjectType.VSPACE) {
            return false;
        }
        VSpace vspace = new VSpace(tcb.vspace().object());
        Region region = Regions.find(vspace, address);
        if (region.address() == 0) {
            return false;
        }
        boolean write = (code & FaultKind.PAGE_WRITE) != 0;
        int needed = write ? Rights.WRITE : Rights.READ;
        needed = (code & FaultKind.PAGE_EXECUTE) != 0 ? Rights.EXECUTE : needed;
        MemoryObject object = new MemoryObject(region.object());
        long index = region.firstPage() + ((address - region.start()) >>> ObjectSize.PAGE_BITS);
        if ((region.rights() & needed) == 0 || index >= object.pages() || object.state() != MemoryObjects.READY) {
            return false;
        }
        long page = PageTree.page(object, index);
        if (page == 0) {
            if (object.pager().type() == ObjectType.ENDPOINT) {
                askPager(tcb, object.pager(), index, code);
                return true;
            }
            page = MemoryObjects.supplyZero(object, index);
        } else if (write && PagePool.holders(MemoryObjects.pool(object), page) > 1) {
            page = MemoryObjects.separate(object, index, page);
        }
        return page != 0 && show(vspace, region, object, address, page);
    }

    private static boolean show(VSpace vspace, Region region, MemoryObject object, long address, long page) {
        int rights = region.rights();
        if ((rights & Rights.WRITE) != 0 && PagePool.holders(MemoryObjects.pool(object), page) > 1) {
            rights &= ~Rights.WRITE;
        }
        try {
            PageRanges.enter(vspace, address & -PagePool.PAGE, page, rights);
            return true;
        } catch (Refusal refusal) {
            return false; // no memory for page tables
        }
    }

    private static void askPager(Tcb tcb, Slot pager, long index, long code) {
        tcb.faultKind(FaultKind.PAGER);
        tcb.faultAddress(index);
        tcb.faultCode(code);
        Endpoints.callWithFault(tcb, new Endpoint(pager.object()), pager.badge());
    }
}
