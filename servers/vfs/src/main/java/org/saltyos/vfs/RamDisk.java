package org.saltyos.vfs;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.vfs.cache.BlockSource;
import org.saltyos.vfs.cache.PageMemory;

/** A disk that is memory which outlives the file server. Pages that nobody touched are zero and take no memory. */
final class RamDisk implements BlockSource {
    private final PageMemory memory;

    /** With what is in the memory. */
    RamDisk(PageMemory memory) {
        this.memory = memory;
    }

    @Override
    public long pages() {
        return memory.pages();
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    /** Which pages were written to, a file server before this one knew; so a page is there once it was read. */
    @Override
    public int read(long first, long[] targets, int count) throws PosixFault {
        for (int i = 0; i < count; i++) {
            if (!commit(first + i, i, PosixFault.EIO)) {
                return i;
            }
            RawMemory.copy(targets[i], memory.address((int) first + i), Arena.PAGE);
        }
        return count;
    }

    @Override
    public int write(long first, long[] contents, int count) throws PosixFault {
        for (int i = 0; i < count; i++) {
            if (!commit(first + i, i, PosixFault.ENOSPC)) {
                return i;
            }
            RawMemory.copy(memory.address((int) first + i), contents[i], Arena.PAGE);
        }
        return count;
    }

    /** Whether there is memory for a page; where there is none for the first of several, that is a fault. */
    private boolean commit(long page, int index, PosixFault without) throws PosixFault {
        try {
            memory.commit((int) page);
            return true;
        } catch (PosixFault fault) {
            if (index == 0) {
                throw without;
            }
            return false;
        }
    }

    @Override
    public void flush() {
        // it is in memory that stays
    }
}
