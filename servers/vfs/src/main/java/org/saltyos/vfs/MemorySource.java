package org.saltyos.vfs;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.vfs.cache.BlockSource;

/** Memory that is only read, such as the boot archive. */
final class MemorySource implements BlockSource {
    private static final int PAGE = Arena.PAGE;

    private final long address;
    private final long bytes;

    /** What lies at an address. */
    MemorySource(long address, long bytes) {
        this.address = address;
        this.bytes = bytes;
    }

    @Override
    public long pages() {
        return (bytes + PAGE - 1) / PAGE;
    }

    @Override
    public boolean isWritable() {
        return false;
    }

    @Override
    public int read(long first, long[] targets, int count) {
        for (int i = 0; i < count; i++) {
            long offset = (first + i) * PAGE;
            int there = (int) Math.min(PAGE, bytes - offset);
            RawMemory.copy(targets[i], address + offset, there);
            RawMemory.clear(targets[i] + there, PAGE - there);
        }
        return count;
    }

    @Override
    public int write(long first, long[] contents, int count) throws PosixFault {
        throw PosixFault.EROFS;
    }

    @Override
    public void flush() {
        // nothing was written
    }
}
