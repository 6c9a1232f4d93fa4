package org.saltyos.vfs.cache;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.lang.memory.Mem;

/** A disk that is an array, counts what it is asked for, and fails, gives less and is full as it is told. */
final class FaultySource implements BlockSource {
    private static final int PAGE = PageCache.PAGE;

    final byte[] contents;
    final List<Long> written = new ArrayList<>();
    final Set<Long> unreadable = new HashSet<>();
    final Set<Long> unwritable = new HashSet<>();
    PosixFault refusal = PosixFault.EIO;
    boolean writable = true;
    boolean flushFails;
    int reads;
    int pagesRead;
    int writes;
    int flushes;

    /** Gives less than it is asked for, now and then. */
    Random shortness = new Random(0) {
        private static final long serialVersionUID = 1L;

        @Override
        public int nextInt(int bound) {
            return bound - 1;
        }
    };

    FaultySource(int pages) {
        contents = new byte[pages * PAGE];
    }

    @Override
    public long pages() {
        return contents.length / PAGE;
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public int read(long first, long[] targets, int count) throws PosixFault {
        reads++;
        int wanted = 1 + shortness.nextInt(count);
        for (int i = 0; i < wanted; i++) {
            if (unreadable.contains(first + i)) {
                if (i == 0) {
                    throw PosixFault.EIO;
                }
                return i;
            }
            Mem.putBytes(targets[i], contents, (int) (first + i) * PAGE, PAGE);
            pagesRead++;
        }
        return wanted;
    }

    @Override
    public int write(long first, long[] from, int count) throws PosixFault {
        writes++;
        int wanted = 1 + shortness.nextInt(count);
        for (int i = 0; i < wanted; i++) {
            if (unwritable.contains(first + i)) {
                if (i == 0) {
                    throw refusal;
                }
                return i;
            }
            Mem.getBytes(from[i], contents, (int) (first + i) * PAGE, PAGE);
            written.add(first + i);
        }
        return wanted;
    }

    @Override
    public void flush() throws PosixFault {
        flushes++;
        if (flushFails) {
            throw PosixFault.EIO;
        }
    }
}
