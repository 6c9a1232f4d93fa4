package org.saltyos.vfs;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileType;
import org.saltyos.vfs.cache.CachedSource;
import org.saltyos.vfs.cache.ReadAhead;

/** A block source as a file: what is written is in the cache until it is synchronised, or its room is needed. */
final class BlockDevice extends Node {
    private final CachedSource source;
    private final ReadAhead ahead = new ReadAhead();

    BlockDevice(FileSystem fileSystem, CachedSource source) {
        super(fileSystem, 0666);
        this.source = source;
    }

    @Override
    FileType type() {
        return FileType.BLOCK_DEVICE;
    }

    @Override
    long size() {
        return source.bytes();
    }

    @Override
    boolean isSeekable() {
        return true;
    }

    @Override
    void opened(OpenFile file) {
        super.opened(file);
        file.seenErrors(source.errors().seen());
    }

    @Override
    int read(long offset, long address, int count) throws PosixFault {
        int wanted = (int) Math.max(0, Math.min(count, source.bytes() - offset));
        return wanted == 0 ? 0 : source.read(ahead, offset, address, wanted);
    }

    @Override
    int write(long offset, long address, int count) throws PosixFault {
        int room = (int) Math.max(0, Math.min(count, source.bytes() - offset));
        if (room == 0 && count > 0) {
            throw PosixFault.ENOSPC;
        }
        touch();
        return source.write(offset, address, room);
    }

    @Override
    void resize(long size) throws PosixFault {
        // What is opened to be emptied often is a device.
    }

    @Override
    void synchronise(OpenFile file) throws PosixFault {
        source.sync();
        long seen = file.seenErrors();
        file.seenErrors(source.errors().now());
        source.errors().require(seen);
    }
}
