package org.saltyos.vfs;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileType;

/** A device that is read and written byte by byte. */
abstract class Device extends Node {
    Device(FileSystem fileSystem) {
        super(fileSystem, 0666);
    }

    @Override
    final FileType type() {
        return FileType.CHARACTER_DEVICE;
    }

    @Override
    final long size() {
        return 0;
    }

    @Override
    void resize(long size) throws PosixFault {
        // What is opened to be emptied often is a device.
    }
}
