package org.saltyos.vfs;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.Frame;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryCalls;
import org.saltyos.basalt.start.Startup;

/**
 * The memory server's objects for files that are shared. One page at a time is mapped here; what fills a page passes through a
 * frame, because the kernel fills pages of objects from frames only.
 */
final class MappedMemory implements SharedPages {
    /** Files that can be shared at a time. */
    static final int MOST = 64;

    private static final int FRAME_MEMORY = Startup.FIRST_FREE_SLOT + 4;
    private static final int FRAME = FRAME_MEMORY + 1;
    private static final int FIRST_OBJECT = FRAME + 1;
    private static final int FRAME_KEY = 0;

    /** The first slot that is not used here. */
    static final int FIRST_SLOT_BEHIND = FIRST_OBJECT + MOST;

    /** A file's object has its number and this as key. */
    private static final int FIRST_KEY = 16;

    /** All objects are made with the same size, which then follows that of the file. */
    private static final long PAGES = RegularFile.MAX_SIZE / RegularFile.PIECE;

    /** Pages that the pool gets at a time. */
    private static final int REFILL = 64;

    /** By slot: number + 1 of the file whose object it is. */
    private final int[] files = new int[MOST];

    private final long window;
    private final long stage;
    private boolean isShown;
    private boolean hasFrame;

    /**
     * Without files.
     *
     * @param window two pages' addresses at which nothing is mapped
     */
    MappedMemory(long window) {
        this.window = window;
        stage = window + RegularFile.PIECE;
    }

    /** Makes the frame when it is needed first: a file server that starts again has other things to do. */
    private void requireFrame() throws PosixFault {
        if (hasFrame) {
            return;
        }
        MemoryCalls.take(FRAME_KEY, ObjectSize.PAGE_BITS, FRAME_MEMORY);
        hasFrame = true;
        CNode own = Startup.capabilities();
        try {
            new Untyped(FRAME_MEMORY).retype(ObjectType.FRAME, ObjectSize.PAGE_BITS, own, FRAME, 1);
            new Frame(FRAME).map(Startup.addressSpace(), stage, Rights.READ | Rights.WRITE);
        } catch (KernelFault fault) {
            throw new IllegalStateException("the manifest declares too little memory");
        }
    }

    @Override
    public int next(int file) throws PosixFault {
        try {
            int key = MemoryCalls.keyAfter(file < 0 ? FIRST_KEY - 1 : FIRST_KEY + file);
            return key < 0 ? -1 : key - FIRST_KEY;
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    private int find(int file) {
        for (int i = 0; i < MOST; i++) {
            if (files[i] == file + 1) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void open(int file, Endpoint pager) throws PosixFault {
        int place = find(-1);
        if (place < 0) {
            throw PosixFault.ENOMEM;
        }
        if (pager.address() == 0) {
            openAgain(file, FIRST_OBJECT + place);
        } else {
            MemoryCalls.paged(FIRST_KEY + file, PAGES, pager, FIRST_OBJECT + place);
        }
        files[place] = file + 1;
    }

    private static void openAgain(int file, int slot) throws PosixFault {
        try {
            MemoryCalls.lasting(FIRST_KEY + file, PAGES, slot);
        } catch (RemoteFault fault) {
            throw PosixFault.ENOMEM;
        }
    }

    @Override
    public MemoryObject object(int file) {
        return new MemoryObject(FIRST_OBJECT + find(file));
    }

    @Override
    public void resize(int file, long pages) {
        try {
            object(file).resize(pages);
        } catch (KernelFault fault) {
            throw new IllegalStateException("the pages of a file cannot get its size");
        }
    }

    @Override
    public void supply(int file, long page, long source) throws PosixFault {
        requireFrame();
        RawMemory.copy(stage, source, RegularFile.PIECE);
        while (true) {
            try {
                object(file).supply(page, new Frame(FRAME));
                return;
            } catch (KernelFault fault) {
                if (fault.code() == ErrorCode.DELETE_FIRST) {
                    return; // it is there
                }
                if (fault.code() != ErrorCode.NOT_ENOUGH_MEMORY) {
                    throw PosixFault.EIO;
                }
            }
            MemoryCalls.refill(REFILL);
        }
    }

    @Override
    public long show(int file, long page) throws PosixFault {
        try {
            if (isShown) {
                Startup.addressSpace().unmap(window, 1);
                isShown = false;
            }
            object(file).map(Startup.addressSpace(), window, Rights.READ | Rights.WRITE, page, 1);
            isShown = true;
            return window;
        } catch (KernelFault fault) {
            throw PosixFault.EIO; // so many share it that it cannot be mapped once more
        }
    }

    @Override
    public void drop(int file) {
        int place = find(file);
        MemoryCalls.drop(FIRST_KEY + file);
        if (place >= 0) {
            delete(FIRST_OBJECT + place);
            files[place] = 0;
        }
    }

    private static void delete(int slot) {
        try {
            Startup.capabilities().delete(slot);
        } catch (KernelFault fault) {
            throw new IllegalStateException("the object of a file cannot be forgotten");
        }
    }
}
