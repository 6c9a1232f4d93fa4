package org.saltyos.kernite.vspace;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.arch.x86_64.PageEntry;
import org.saltyos.kernite.arch.x86_64.PageTable;
import org.saltyos.kernite.arch.x86_64.Tlb;
import org.saltyos.kernite.cap.Capability;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Cold;

/**
 * The memory that owners lend to address spaces for page tables. Each lent piece is a capability in a slot of the address
 * space, derived from the untyped memory it came from: who revokes that untyped memory gets it back, and the address space
 * loses all its mappings.
 */
public final class PageTablePools {
    /** Most pieces that can be lent to one address space. */
    public static final int MAX_POOLS = 16;

    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;

    private PageTablePools() {}

    /**
     * Lends all of {@code untyped} to {@code vspace}.
     *
     * @param word message word that named the untyped memory, for the refusal
     */
    @Cold
    public static void lend(VSpace vspace, Slot untyped, int word) throws Refusal {
        Capability memory = Capability.in(untyped);
        if (memory.type() != ObjectType.UNTYPED || memory.device() || memory.sizeBits() < ObjectSize.PAGE_BITS) {
            throw Refusal.invalidArgument(word);
        }
        if (Derivation.hasDescendants(untyped)) {
            throw Refusal.REVOKE_FIRST;
        }
        int index = 0;
        while (pool(vspace, index).type() != ObjectType.NULL) {
            index++;
            if (index == MAX_POOLS) {
                throw Refusal.TABLE_FULL;
            }
        }
        long tag = Capability.tag(ObjectType.PAGE_TABLE_POOL, Rights.ALL, memory.sizeBits(), 0);
        Capability lent = new Capability(tag, memory.object(), 0, vspace.address());
        Derivation.insertOriginal(untyped, pool(vspace, index), lent);
        untyped.badge(1L << memory.sizeBits());
        vspace.freePages(vspace.freePages() + pages(lent.sizeBits()));
    }

    /** A zeroed page for a table; the caller has looked at {@link VSpace#freePages}. */
    static PageTable take(VSpace vspace) {
        PageTable table = new PageTable(vspace.returned());
        if (table.address() != 0) {
            vspace.returned(table.entry(0));
        } else {
            table = takeUnused(vspace);
        }
        vspace.freePages(vspace.freePages() - 1);
        vspace.usedPages(vspace.usedPages() + 1);
        DirectMap.clear(table.address(), PAGE);
        return table;
    }

    private static PageTable takeUnused(VSpace vspace) {
        int index = 0;
        Slot pool = pool(vspace, 0);
        while (pool.type() != ObjectType.PAGE_TABLE_POOL || pool.badge() == 1L << pool.sizeBits()) {
            index++;
            assert index < MAX_POOLS : "freePages is the sum of what the pools have left";
            pool = pool(vspace, index);
        }
        PageTable table = new PageTable(pool.object() + pool.badge());
        pool.badge(pool.badge() + PAGE);
        return table;
    }

    /** Takes a table that nothing refers to any more, also no processor. */
    static void giveBack(VSpace vspace, PageTable table) {
        table.entry(0, vspace.returned());
        vspace.returned(table.address());
        vspace.freePages(vspace.freePages() + 1);
        vspace.usedPages(vspace.usedPages() - 1);
    }

    /** Takes a lent piece back: unless the address space is dying anyway, it loses all tables and so all mappings. */
    @Cold
    public static void withdraw(Slot lent) {
        VSpace vspace = new VSpace(lent.extra());
        if (!isLent(lent, vspace) || vspace.identity() == 0) {
            return;
        }
        PageTable root = vspace.root();
        for (int i = 0; i < PageEntry.USER_ROOT_ENTRIES; i++) {
            root.entry(i, 0);
        }
        Tlb.invalidateSpace(vspace.rootRegister());
        AddressSpaceIds.renew(vspace);
        long free = 0;
        for (int i = 0; i < MAX_POOLS; i++) {
            Slot pool = pool(vspace, i);
            if (pool.type() == ObjectType.PAGE_TABLE_POOL && pool.address() != lent.address()) {
                pool.badge(0);
                free += pages(pool.sizeBits());
            }
        }
        vspace.freePages(free);
        vspace.usedPages(0);
        vspace.returned(0);
    }

    /**
     * Whether a piece lies in a slot of its address space. Deletion may move it out of a dying one, whose own memory may
     * then be somebody else's before the piece is gone.
     */
    private static boolean isLent(Slot piece, VSpace vspace) {
        long first = vspace.firstPool().address();
        return Long.compareUnsigned(piece.address() - first, (long) MAX_POOLS << ObjectSize.SLOT_BITS) < 0;
    }

    private static long pages(int sizeBits) {
        return 1L << (sizeBits - ObjectSize.PAGE_BITS);
    }

    private static Slot pool(VSpace vspace, int index) {
        return new Slot(vspace.firstPool().address() + ((long) index << ObjectSize.SLOT_BITS));
    }
}
