package org.saltyos.vfs;

import java.util.function.Supplier;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileType;

/** A path that is walked in its place. */
final class SymbolicLink extends Node {
    private final Supplier<byte[]> target;

    SymbolicLink(FileSystem fileSystem, byte[] target) {
        this(fileSystem, () -> target);
    }

    /** One that may lead elsewhere each time somebody follows it. */
    SymbolicLink(FileSystem fileSystem, Supplier<byte[]> target) {
        super(fileSystem, 0777);
        this.target = target;
    }

    byte[] target() {
        return target.get();
    }

    @Override
    FileType type() {
        return FileType.SYMBOLIC_LINK;
    }

    @Override
    long size() {
        return target().length;
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
