package org.saltyos.kernite.backing;

import org.saltyos.kernite.arch.x86_64.PageTable;
import org.saltyos.kernite.arch.x86_64.Preemption;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * Rows of pages that can be mapped, shared and copied on write. What takes time in the number of pages is done in steps,
 * after each of which the call can be preempted and goes on when it is made again.
 */
public final class MemoryObjects {
    /** Fresh, or its pool has lost its memory. */
    public static final int UNCONFIGURED = 0;

    /** In use. */
    public static final int READY = 1;

    /** A copy that is not complete. */
    public static final int CLONING = 2;

    /** On its way out; it cannot be used any more. */
    public static final int DYING = 3;

    /** Most pages of an object: 512 GiB. */
    public static final long MAX_PAGES = 1L << 27;

    private static final int STEP = 64;
    private static final int COMMIT_STEP = 4;

    private MemoryObjects() {}

    /** Makes an object of zeroed memory of {@code bytes} bytes. */
    public static void initialise(MemoryObject object, int bytes) {
        object.regionLimit((bytes - MemoryObject.SIZE) / Region.SIZE);
    }

    /** Makes a fresh object one of {@code pages} pages that come from {@code pool}. */
    public static void configure(MemoryObject object, MemoryPool pool, long pages) {
        object.state(READY);
        object.pages(pages);
        object.pool(pool.address());
        object.previousMember(0);
        object.nextMember(pool.firstMember());
        if (pool.firstMember() != 0) {
            new MemoryObject(pool.firstMember()).previousMember(object.address());
        }
        pool.firstMember(object.address());
    }

    /** The pool of a configured object. */
    static MemoryPool pool(MemoryObject object) {
        return new MemoryPool(object.pool());
    }

    /** Makes page {@code index}, which is not there, a page of zeros; 0 if the pool has none left. */
    static long supplyZero(MemoryObject object, long index) {
        long page = supply(object, index);
        if (page != 0) {
            DirectMap.clear(page, PagePool.PAGE);
        }
        return page;
    }

    /** Puts a page with any contents where none is; 0 if the pool has none left. */
    static long supply(MemoryObject object, long index) {
        PageTable leaf = PageTree.makeLeaf(object, index, 1);
        if (leaf.address() == 0) {
            return 0;
        }
        long page = PagePool.take(pool(object));
        if (page != 0) {
            leaf.entry(entry(index), page);
            object.committed(object.committed() + 1);
        }
        return page;
    }

    /** Gives the object its own copy of page {@code index}, which others hold too; 0 if the pool has no page left. */
    static long separate(MemoryObject object, long index, long shared) {
        long page = PagePool.take(pool(object));
        if (page != 0) {
            copyPage(page, shared);
            PageTree.leaf(object, index).entry(entry(index), page);
            PagePool.release(pool(object), shared);
            if (object.regionEnd() > 1) {
                Regions.hide(object, index, 1);
            }
        }
        return page;
    }

    @Unsafe(because = "both are pages of the pool: one was just taken, the other has contents")
    private static void copyPage(long target, long source) {
        Mem.copy(target, source, PagePool.PAGE);
    }

    /** Copies {@code source}, a page, to page {@code index}, which is not there. */
    public static void supplyCopy(MemoryObject object, long index, long source) throws Refusal {
        if (PageTree.page(object, index) != 0) {
            throw Refusal.DELETE_FIRST;
        }
        long page = supply(object, index);
        if (page == 0) {
            throw Refusal.NOT_ENOUGH_MEMORY;
        }
        copyPage(page, source);
    }

    /**
     * Makes pages at the start of a range be there, as many as one step allows.
     *
     * @return how many are there now
     * @throws Refusal when memory is used up; pages made before stay
     */
    public static long commit(MemoryObject object, long first, long count) throws Refusal {
        long step = Math.min(count, COMMIT_STEP);
        for (long index = first; index < first + step; index++) {
            if (PageTree.page(object, index) == 0 && supplyZero(object, index) == 0) {
                throw Refusal.NOT_ENOUGH_MEMORY;
            }
        }
        return step;
    }

    /**
     * Gives back pages at the end of a range, as many as one step allows: from now on they are not there.
     *
     * @return how many are done
     */
    public static long decommit(MemoryObject object, long first, long count) {
        long end = first + count;
        boolean absent = PageTree.leaf(object, end - 1).address() == 0;
        long start = Math.max(first, (end - 1) & (absent ? -PageTree.ENTRIES : -STEP));
        if (!absent) {
            drop(object, start, (int) (end - start));
        }
        return end - start;
    }

    /** Changes the size; pages beyond it are given back. */
    public static void resize(MemoryObject object, long pages) throws Refusal {
        while (object.pages() > pages) {
            shrink(object, pages);
            if (Preemption.due()) {
                throw Refusal.RESTART;
            }
        }
        object.pages(pages);
    }

    /** One step towards a smaller size. */
    private static void shrink(MemoryObject object, long pages) {
        long start = object.pages() - decommit(object, pages, object.pages() - pages);
        PageTree.trim(object, start);
        object.pages(start);
    }

    /** Gives back pages that lie in one table of the lowest level, which exists. */
    private static void drop(MemoryObject object, long first, int count) {
        Regions.hide(object, first, count);
        PageTable leaf = PageTree.leaf(object, first);
        for (int i = 0; i < count; i++) {
            long page = leaf.entry(entry(first + i));
            if (page != 0) {
                leaf.entry(entry(first + i), 0);
                object.committed(object.committed() - 1);
                PagePool.release(pool(object), page);
            }
        }
    }

    /** Whether an object that was configured can still become a copy of {@code source}, and keep its own pager. */
    public static boolean awaits(MemoryObject copy, MemoryObject source) {
        return copy.state() == READY
                && copy.address() != source.address()
                && copy.committed() == 0
                && copy.pool() == source.pool()
                && copy.pages() == source.pages();
    }

    /**
     * Makes {@code copy}, which is fresh or {@link #awaits} it, show what {@code source} shows now; pages are shared until one
     * of the two is written to. Pages are taken over one after the other: who writes to the source meanwhile may find either in
     * the copy.
     */
    public static void clone(MemoryObject copy, MemoryObject source) throws Refusal {
        if (copy.state() == UNCONFIGURED) {
            configure(copy, pool(source), source.pages());
        }
        if (copy.state() == READY) {
            copy.state(CLONING);
            copy.cloneSource(source.address());
            copy.cloneNext(0);
        }
        while (copy.cloneNext() < copy.pages()) {
            long first = copy.cloneNext();
            long count = Math.min(copy.pages() - first, PageTree.gap(source, first));
            if (count == 0) {
                count = Math.min(copy.pages() - first, STEP - (first & (STEP - 1)));
                share(copy, source, PageTree.leaf(source, first), first, (int) count);
            }
            copy.cloneNext(first + count);
            if (Preemption.due()) {
                throw Refusal.RESTART;
            }
        }
        copy.cloneSource(0);
        copy.state(READY);
    }

    private static void share(MemoryObject copy, MemoryObject source, PageTable from, long first, int count)
            throws Refusal {
        PageTable to = new PageTable(0);
        for (int i = 0; i < count; i++) {
            long page = from.entry(entry(first + i));
            if (page != 0) {
                if (to.address() == 0) {
                    to = PageTree.makeLeaf(copy, first, 0);
                    if (to.address() == 0) {
                        throw Refusal.NOT_ENOUGH_MEMORY;
                    }
                    Regions.hide(source, first, count); // they come back read-only
                }
                if (to.entry(entry(first + i)) == 0) {
                    to.entry(entry(first + i), page);
                    PagePool.share(pool(source), page);
                    copy.committed(copy.committed() + 1);
                }
            }
        }
    }

    /**
     * Takes everything from an object, one step at a time.
     *
     * @return whether nothing is left, and it has left its pool
     */
    public static boolean drain(MemoryObject object, int state) {
        object.state(state == UNCONFIGURED ? DYING : state);
        if (Regions.shrinkLast(object)) {
            return false;
        }
        if (object.pages() > 0) {
            shrink(object, 0);
            return false;
        }
        if (object.pool() != 0) {
            PageTree.trim(object, 0); // a tree that grew for a page that could not be made
            leavePool(object);
        }
        object.state(state);
        return true;
    }

    private static void leavePool(MemoryObject object) {
        if (object.previousMember() != 0) {
            new MemoryObject(object.previousMember()).nextMember(object.nextMember());
        } else {
            pool(object).firstMember(object.nextMember());
        }
        if (object.nextMember() != 0) {
            new MemoryObject(object.nextMember()).previousMember(object.previousMember());
        }
        object.pool(0);
        object.cloneSource(0);
    }

    /** Takes the pages from all objects of a pool, one step at a time; tells whether no object has any left. */
    public static boolean drainMembers(MemoryPool pool) {
        pool.closing(1);
        if (pool.firstMember() == 0) {
            return true;
        }
        drain(new MemoryObject(pool.firstMember()), UNCONFIGURED);
        return pool.firstMember() == 0;
    }

    private static int entry(long index) {
        return (int) index & (PageTree.ENTRIES - 1);
    }
}
