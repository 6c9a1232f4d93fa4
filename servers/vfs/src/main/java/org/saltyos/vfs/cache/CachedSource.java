package org.saltyos.vfs.cache;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** A block source that is read and written byte by byte through a cache. */
@Unsafe(
        because =
                "places of the cache have addresses of whole pages that are there, and callers pass memory of the length they say")
public final class CachedSource {
    private static final int PAGE = PageCache.PAGE;
    private static int made;

    private final PageCache cache;
    private final BlockSource source;
    private final WriteErrors errors = new WriteErrors();
    private final int number;
    private final int[] run = new int[ReadAhead.MOST];
    private final long[] addresses = new long[ReadAhead.MOST];

    /** What is written back: making room for what is read may need it in the middle of a read. */
    private final int[] places = new int[ReadAhead.MOST];

    private final long[] contents = new long[ReadAhead.MOST];

    /** Nothing of it is in the cache yet. */
    public CachedSource(PageCache cache, BlockSource source) {
        this.cache = cache;
        this.source = source;
        made++;
        number = made;
    }

    /** Tells it from other sources. */
    int number() {
        return number;
    }

    /** Size in bytes, whole pages. */
    public long bytes() {
        return source.pages() * PAGE;
    }

    /** What could not be written. */
    public WriteErrors errors() {
        return errors;
    }

    /**
     * Copies bytes that lie inside the source.
     *
     * @param ahead of who reads
     * @return all bytes, or those before a page that cannot be read
     * @throws PosixFault EIO, ENOMEM when not even the first can be read
     */
    public int read(ReadAhead ahead, long offset, long target, int count) throws PosixFault {
        int done = 0;
        while (done < count) {
            int within = (int) ((offset + done) % PAGE);
            int part = Math.min(count - done, PAGE - within);
            try {
                int place = get((offset + done) / PAGE, ahead);
                Mem.copy(target + done, cache.address(place) + within, part);
                cache.unpin(place);
            } catch (PosixFault fault) {
                if (done == 0) {
                    throw fault;
                }
                return done;
            }
            done += part;
        }
        return done;
    }

    /**
     * Changes bytes that lie inside the source; they are written back later.
     *
     * @return all bytes, or those before a page for which there is no room
     * @throws PosixFault EROFS; EIO, ENOSPC, ENOMEM when not even the first can be changed
     */
    public int write(long offset, long from, int count) throws PosixFault {
        if (!source.isWritable()) {
            throw PosixFault.EROFS;
        }
        int done = 0;
        while (done < count) {
            int within = (int) ((offset + done) % PAGE);
            int part = Math.min(count - done, PAGE - within);
            try {
                int place = part == PAGE ? whole((offset + done) / PAGE) : get((offset + done) / PAGE, null);
                Mem.copy(cache.address(place) + within, from + done, part);
                cache.setDirty(place, true);
                cache.unpin(place);
            } catch (PosixFault fault) {
                if (done == 0) {
                    throw fault;
                }
                break;
            }
            done += part;
        }
        if (cache.isMostlyDirty()) {
            writeBackAll();
        }
        return done;
    }

    /** Place of a page, pinned, whose contents nobody needs. */
    private int whole(long page) throws PosixFault {
        int place = cache.find(this, page);
        if (place == PageCache.NONE) {
            return cache.take(this, page);
        }
        cache.use(place);
        cache.pin(place);
        return place;
    }

    /** Place of a page, pinned, with its contents. */
    private int get(long page, @Nullable ReadAhead ahead) throws PosixFault {
        int place = cache.find(this, page);
        if (place != PageCache.NONE) {
            if (ahead != null) {
                ahead.found(page);
            }
            cache.use(place);
            cache.pin(place);
            return place;
        }
        return fetch(page, ahead == null ? 1 : ahead.missed(page));
    }

    /** Reads a page that is not there, and of those behind it as many as there is room for without much ado. */
    private int fetch(long page, int wanted) throws PosixFault {
        int most = (int) Math.min(Math.min(wanted, cache.places() / 4 + 1), source.pages() - page);
        run[0] = cache.take(this, page);
        int count = 1;
        while (count < most && roomFor(page + count, count)) {
            count++;
        }
        for (int i = 0; i < count; i++) {
            addresses[i] = cache.address(run[i]);
        }
        int read = 0;
        try {
            read = source.read(page, addresses, count);
            if (read < 1) {
                throw PosixFault.EIO;
            }
        } finally {
            for (int i = count - 1; i >= read; i--) {
                cache.drop(run[i]);
            }
        }
        for (int i = 1; i < read; i++) {
            cache.unpin(run[i]);
        }
        return run[0];
    }

    /** Finds room for a page that is read ahead; where there is none, fewer will do. */
    private boolean roomFor(long page, int index) {
        if (cache.find(this, page) != PageCache.NONE) {
            return false;
        }
        try {
            run[index] = cache.take(this, page);
            return true;
        } catch (PosixFault fault) {
            return false;
        }
    }

    /**
     * Writes a page back that was changed, and those behind it.
     *
     * @throws PosixFault what the source says; it is kept for who synchronises
     */
    void writeBack(int place) throws PosixFault {
        long page = cache.page(place);
        int count = 0;
        int follower = place;
        while (count < places.length && follower != PageCache.NONE && cache.isDirty(this, follower)) {
            places[count] = follower;
            contents[count] = cache.address(follower);
            count++;
            follower = cache.find(this, page + count);
        }
        try {
            int written = source.write(page, contents, count);
            if (written < 1) {
                throw PosixFault.EIO;
            }
            for (int i = 0; i < written; i++) {
                cache.setDirty(places[i], false);
            }
        } catch (PosixFault fault) {
            errors.add(fault);
            throw fault;
        }
    }

    /** Writes all back that was changed, from the first page to the last; what fails stays, and is in {@link #errors}. */
    public void writeBackAll() {
        long from = 0;
        int place = firstDirty(from);
        while (place != PageCache.NONE) {
            from = cache.page(place);
            try {
                writeBack(place);
            } catch (PosixFault fault) {
                from++; // it stays changed; the others may fare better
            }
            place = firstDirty(from);
        }
    }

    /** Place of the changed page with the lowest number from {@code from} on. */
    private int firstDirty(long from) {
        int first = PageCache.NONE;
        for (int place = 0; place < cache.places(); place++) {
            boolean fits = cache.isDirty(this, place) && cache.page(place) >= from;
            if (fits && (first == PageCache.NONE || cache.page(place) < cache.page(first))) {
                first = place;
            }
        }
        return first;
    }

    /** Writes all back and has the source make it last; what fails is in {@link #errors}. */
    public void sync() {
        writeBackAll();
        try {
            source.flush();
        } catch (PosixFault fault) {
            errors.add(fault);
        }
    }
}
