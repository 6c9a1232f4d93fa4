package org.saltyos.vfs;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileType;
import org.saltyos.basalt.ipc.Utf8;

/** A file whose text is made whenever it is read from its start. */
abstract class Fact extends Node {
    private byte[] text = new byte[0];

    Fact(FileSystem fileSystem) {
        super(fileSystem, 0444);
    }

    /**
     * Makes the text.
     *
     * @return null if the reader has to wait for it
     * @throws PosixFault when there is nothing to tell
     */
    @Nullable
    abstract String make() throws PosixFault;

    @Override
    FileType type() {
        return FileType.REGULAR;
    }

    @Override
    long size() {
        return 0;
    }

    @Override
    boolean isSeekable() {
        return true;
    }

    @Override
    int read(long offset, long address, int count) throws PosixFault {
        if (offset == 0) {
            String made = make();
            if (made == null) {
                return WAIT;
            }
            text = Utf8.encode(made);
        }
        int taken = (int) Math.max(0, Math.min(count, text.length - offset));
        if (taken > 0) {
            RawMemory.put(address, text, (int) offset, taken);
        }
        return taken;
    }

    @Override
    int write(long offset, long address, int count) throws PosixFault {
        throw PosixFault.EACCES;
    }
}
