package org.saltyos.vfs.cache;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;

/**
 * A bounded number of pages in memory, of any number of sources. Which page goes when room is needed is found by the clock
 * algorithm (F. Corbató, A Paging Experiment with the Multics System, 1968): a hand passes over all, and takes the first that
 * was not used since it passed last. A page that was changed is written back first; one that cannot be written stays. Pages that
 * are pinned stay too.
 */
public final class PageCache {
    /** Bytes of a page. */
    public static final int PAGE = 4096;

    /** No place. */
    static final int NONE = -1;

    private final PageMemory memory;

    /** By place: whose page lies there; null for a free place. */
    private final @Nullable CachedSource[] owners;

    private final long[] pages;
    private final boolean[] dirty;
    private final boolean[] recent;
    private final int[] pins;

    /** By hash: place + 1 of the first page; by place: that of the next one with the same hash. */
    private final int[] heads;

    private final int[] next;
    private int hand;
    private int used;
    private int changed;

    /**
     * An empty cache.
     *
     * @param memory a power of two of pages, of which none is there
     */
    public PageCache(PageMemory memory) {
        this.memory = memory;
        int count = memory.pages();
        owners = new CachedSource[count];
        pages = new long[count];
        dirty = new boolean[count];
        recent = new boolean[count];
        pins = new int[count];
        heads = new int[count];
        next = new int[count];
    }

    /** Bytes of all pages that are there. */
    public long cached() {
        return (long) used * PAGE;
    }

    /** Bytes of pages that were changed and not written back. */
    public long dirty() {
        return (long) changed * PAGE;
    }

    /** Whether so many pages were changed that whoever changes more has to write some back. */
    boolean isMostlyDirty() {
        return changed > pages.length / 2;
    }

    /** Number of places. */
    int places() {
        return pages.length;
    }

    private int bucket(CachedSource source, long page) {
        long mixed = (page + source.number() * 0x9e37_79b9L) * 0x9e37_79b9_7f4a_7c15L;
        return (int) (mixed >>> Integer.SIZE) & heads.length - 1;
    }

    /** Place of a page, {@link #NONE} if it is not there. */
    int find(CachedSource source, long page) {
        int place = heads[bucket(source, page)] - 1;
        while (place >= 0 && (pages[place] != page || owners[place] != source)) {
            place = next[place] - 1;
        }
        return place;
    }

    /** Where a page lies. */
    long address(int place) {
        return memory.address(place);
    }

    /** Number of the page at a place. */
    long page(int place) {
        return pages[place];
    }

    /** Whether a place has a page of a source that was changed. */
    boolean isDirty(CachedSource source, int place) {
        return owners[place] == source && dirty[place];
    }

    /** The page at a place was changed, or is what the source has. */
    void setDirty(int place, boolean value) {
        changed += (value ? 1 : 0) - (dirty[place] ? 1 : 0);
        dirty[place] = value;
    }

    /** The page at a place was used. */
    void use(int place) {
        recent[place] = true;
    }

    /** The page at a place stays until it is unpinned as often. */
    void pin(int place) {
        pins[place]++;
    }

    /** Takes back a {@link #pin}. */
    void unpin(int place) {
        pins[place]--;
    }

    /**
     * Finds room for a page that is not there, and pins it; what is in it is not known.
     *
     * @throws PosixFault ENOMEM when there is no memory and no page can go; EIO, ENOSPC when none can go because they cannot be written
     */
    int take(CachedSource source, long page) throws PosixFault {
        int place = used < pages.length ? free() : NONE;
        if (place == NONE) {
            place = evict();
        }
        owners[place] = source;
        pages[place] = page;
        recent[place] = true;
        int bucket = bucket(source, page);
        next[place] = heads[bucket];
        heads[bucket] = place + 1;
        used++;
        pin(place);
        return place;
    }

    /** A free place with memory; {@link #NONE} if there is no memory, but a page that could go. */
    private int free() throws PosixFault {
        int place = 0;
        while (owners[place] != null) {
            place++;
        }
        try {
            memory.commit(place);
            return place;
        } catch (PosixFault fault) {
            if (used == 0) {
                throw fault;
            }
            return NONE;
        }
    }

    /** Makes a place with memory free that has a page now. */
    private int evict() throws PosixFault {
        PosixFault failure = PosixFault.ENOMEM;
        for (int step = 0; step < 2 * pages.length; step++) {
            int place = hand;
            hand = (hand + 1) % pages.length;
            CachedSource owner = owners[place];
            if (owner == null || pins[place] > 0) {
                continue;
            }
            if (recent[place]) {
                recent[place] = false;
            } else if (!dirty[place]) {
                forget(place);
                return place;
            } else {
                try {
                    owner.writeBack(place);
                    forget(place);
                    return place;
                } catch (PosixFault fault) {
                    failure = fault;
                }
            }
        }
        throw failure;
    }

    /** The page at a place, which is pinned once, is not there after all. */
    void drop(int place) {
        unpin(place);
        forget(place);
        memory.decommit(place, 1);
    }

    private void forget(int place) {
        CachedSource owner = owners[place];
        assert owner != null : "only a page that is there is forgotten";
        int bucket = bucket(owner, pages[place]);
        if (heads[bucket] == place + 1) {
            heads[bucket] = next[place];
        } else {
            int before = heads[bucket] - 1;
            while (next[before] != place + 1) {
                before = next[before] - 1;
            }
            next[before] = next[place];
        }
        setDirty(place, false);
        owners[place] = null;
        used--;
    }

    /** Gives all memory back that a cache before this one had. */
    public void clear() {
        Arrays.fill(owners, null);
        Arrays.fill(heads, 0);
        Arrays.fill(dirty, false);
        used = 0;
        changed = 0;
        memory.decommit(0, pages.length);
    }
}
