package org.saltyos.vfs;

import org.saltyos.basalt.file.FileType;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.posix.PosixFault;

/** A path that is walked in its place. */
final class SymbolicLink extends Node {
    private final String target;

    SymbolicLink(FileSystem fileSystem, String target) {
        super(fileSystem, 0777);
        this.target = target;
    }

    String target() {
        return target;
    }

    @Override
    FileType type() {
        return FileType.SYMBOLIC_LINK;
    }

    @Override
    long size() {
        return Utf8.length(target);
    }

    @Override
    int read(long offset, long address, int count) throws PosixFault {
        throw PosixFault.EINVAL;
    }

    @Override
    int write(long offset, long address, int count) throws PosixFault {
        throw PosixFault.EINVAL;
    }
}
