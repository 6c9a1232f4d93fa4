package org.saltyos.vfs;

import org.saltyos.vfs.cache.CachedSource;
import org.saltyos.vfs.cache.PageCache;
import org.saltyos.vfs.cache.PageMemory;

/** What lies behind the page cache: a disk that is memory, and the boot archive. */
final class Disks {
    private final PageCache cache;
    private final CachedSource ramDisk;

    /**
     * Without anything in the cache.
     *
     * @param cached memory for the cache
     * @param disk memory of the disk, with what is in it
     */
    Disks(PageMemory cached, PageMemory disk) {
        cache = new PageCache(cached);
        cache.clear();
        ramDisk = new CachedSource(cache, new RamDisk(disk));
    }

    PageCache cache() {
        return cache;
    }

    /** The disk that is memory. */
    CachedSource ramDisk() {
        return ramDisk;
    }

    /** Writes all back that was changed. */
    void sync() {
        ramDisk.sync();
    }
}
