package org.saltyos.vfs;

import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.errno.PosixFault;

/** For a file server without memory that processes could share: files cannot be shared. */
final class NothingShared implements SharedPages {
    /** One is enough: it keeps nothing. */
    NothingShared() {}

    @Override
    public int next(int file) {
        return -1;
    }

    @Override
    public void open(int file, Endpoint pager) throws PosixFault {
        throw PosixFault.ENOMEM;
    }

    @Override
    public MemoryObject object(int file) {
        throw new IllegalStateException("no file is shared");
    }

    @Override
    public void resize(int file, long pages) {
        throw new IllegalStateException("no file is shared");
    }

    @Override
    public void supply(int file, long page, long source) throws PosixFault {
        throw PosixFault.EIO;
    }

    @Override
    public long show(int file, long page) throws PosixFault {
        throw PosixFault.EIO;
    }

    @Override
    public void drop(int file) {
        // there is none
    }
}
