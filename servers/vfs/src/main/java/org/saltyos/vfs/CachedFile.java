package org.saltyos.vfs;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileType;
import org.saltyos.vfs.cache.CachedSource;
import org.saltyos.vfs.cache.ReadAhead;

/** A file that is a part of a block source and cannot be changed. */
final class CachedFile extends Node {
    private final CachedSource source;
    private final ReadAhead ahead = new ReadAhead();
    private final long start;
    private final long bytes;

    /** The bytes from {@code start} on. */
    CachedFile(FileSystem fileSystem, int mode, CachedSource source, long start, long bytes) {
        super(fileSystem, mode);
        this.source = source;
        this.start = start;
        this.bytes = bytes;
    }

    @Override
    FileType type() {
        return FileType.REGULAR;
    }

    @Override
    long size() {
        return bytes;
    }

    @Override
    boolean isSeekable() {
        return true;
    }

    @Override
    int read(long offset, long address, int count) throws PosixFault {
        int wanted = (int) Math.max(0, Math.min(count, bytes - offset));
        return wanted == 0 ? 0 : source.read(ahead, start + offset, address, wanted);
    }

    @Override
    int write(long offset, long address, int count) throws PosixFault {
        throw PosixFault.EROFS;
    }

    @Override
    void resize(long size) throws PosixFault {
        throw PosixFault.EROFS;
    }
}
