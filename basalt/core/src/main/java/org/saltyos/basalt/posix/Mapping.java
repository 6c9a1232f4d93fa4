package org.saltyos.basalt.posix;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.process.NamedMemory;
import org.saltyos.basalt.process.ProcessManager;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * Memory mapped into this process (mmap of POSIX.1-2017). Accesses are checked against its size; one after {@link #unmap} is a
 * fault that ends the process.
 *
 * @param address of its first page
 * @param bytes whole pages
 */
@Unsafe(because = "every access is checked to lie inside the mapping")
public record Mapping(long address, long bytes) {
    private static final long PAGE = 4096;

    /**
     * Fresh memory of this process's own. A copy of the process gets a copy of it.
     *
     * @param bytes rounded up to whole pages
     * @throws PosixFault EINVAL for no bytes; ENOMEM
     */
    public static Mapping anonymous(long bytes) throws PosixFault {
        return new Mapping(Processes.map(bytes, ProcessManager.PRIVATE), whole(bytes));
    }

    /**
     * Fresh memory that copies of this process share with it.
     *
     * @param bytes rounded up to whole pages
     * @throws PosixFault EINVAL for no bytes; ENOMEM
     */
    public static Mapping shared(long bytes) throws PosixFault {
        return new Mapping(Processes.map(bytes, ProcessManager.SHARED), whole(bytes));
    }

    /**
     * A part of a file of this process's own (MAP_PRIVATE): what is written to it does not reach the file. Each page is copied when it is
     * first touched; what others write to the file before that is seen, later not. Behind the file's end the last page is zero, and
     * pages behind that one cannot be touched: {@link org.saltyos.basalt.process.Signal#BUS} ends the process. The descriptor may be
     * closed.
     *
     * @param descriptor of a regular file that is open for reading
     * @param offset where the part starts in the file, a multiple of 4096
     * @param bytes rounded up to whole pages
     * @throws PosixFault EINVAL, ENOMEM; EBADF, EACCES, ENODEV for the descriptor
     */
    public static Mapping file(int descriptor, long offset, long bytes) throws PosixFault {
        return new Mapping(Processes.mapFile(descriptor, offset, bytes, ProcessManager.PRIVATE), whole(bytes));
    }

    /**
     * A part of a file (MAP_SHARED): what is written to it is written to the file, at once for all who map or read it, and copies of
     * this process share it. It survives as other writes to the file do, so there is no msync. Without a descriptor for writing it can
     * only be read. The end of the file is as in {@link #file}, and moves with the file.
     *
     * @param descriptor of a regular file that is open for reading
     * @param offset where the part starts in the file, a multiple of 4096
     * @param bytes rounded up to whole pages
     * @throws PosixFault EINVAL, ENOMEM; EBADF, EACCES, ENODEV for the descriptor
     */
    public static Mapping sharedFile(int descriptor, long offset, long bytes) throws PosixFault {
        return new Mapping(Processes.mapFile(descriptor, offset, bytes, ProcessManager.SHARED), whole(bytes));
    }

    /**
     * Memory with a name, which any process can map (shm_open and mmap of POSIX.1-2017 in one). It has the same address in all of them, so
     * addresses in it mean the same to all. A copy of this process shares it too.
     *
     * @param name 1 to {@link ProcessManager#MAX_MEMORY_NAME} bytes without a slash
     * @param bytes rounded up to whole pages: its size when it is made; otherwise so much of it, 0 for all
     * @param options {@link ProcessManager#CREATE}, {@link ProcessManager#EXCLUSIVE} or 0
     * @throws PosixFault ENOENT, EEXIST as the options say; EINVAL, ENAMETOOLONG for the name; EINVAL for more bytes than there are; EBUSY
     *     when this process has it mapped already; ENOMEM
     */
    public static Mapping named(Bytes name, long bytes, int options) throws PosixFault {
        NamedMemory memory = Processes.mapNamed(name, bytes, options);
        return new Mapping(memory.address(), memory.bytes());
    }

    /**
     * Takes a name from memory (shm_unlink): who has it mapped keeps it, who asks for the name gets other memory.
     *
     * @throws PosixFault ENOENT when there is no such name
     */
    public static void unlink(Bytes name) throws PosixFault {
        Processes.unlinkNamed(name);
    }

    private static long whole(long bytes) {
        return bytes + PAGE - 1 & -PAGE;
    }

    private long at(long index, int width) {
        if (index < 0 || index > bytes - width) {
            throw new IndexOutOfBoundsException("outside of the mapping");
        }
        return address + index;
    }

    /** The byte at {@code index}. */
    public byte get(long index) {
        return Mem.getByte(at(index, 1));
    }

    /** Sets the byte at {@code index}. */
    public void put(long index, byte value) {
        Mem.putByte(at(index, 1), value);
    }

    /** The eight bytes from {@code index} on, the lowest first. */
    public long getLong(long index) {
        return Mem.getLong(at(index, Long.BYTES));
    }

    /** Sets eight bytes from {@code index} on, the lowest first. */
    public void putLong(long index, long value) {
        Mem.putLong(at(index, Long.BYTES), value);
    }

    /**
     * Changes what this process may do with a part of it (mprotect). An access that is not allowed is a fault that ends the process.
     *
     * @param first index of its first byte, a multiple of 4096
     * @param count rounded up to whole pages
     * @param access {@link ProcessManager#NO_ACCESS}, {@link ProcessManager#READ_ONLY} or {@link ProcessManager#READ_WRITE}
     * @throws PosixFault EINVAL when the part is not inside, or for another access; ENOMEM when a page of it was taken away, or there are
     *     too many parts then; EACCES for writing to a shared file that was not opened for it
     */
    public void protect(long first, long count, int access) throws PosixFault {
        requireInside(first, count);
        Processes.protect(address + first, count, access);
    }

    /**
     * Takes all of it away.
     *
     * @throws PosixFault EIO when the process manager does not answer
     */
    public void unmap() throws PosixFault {
        Processes.unmap(address, bytes);
    }

    /**
     * Takes a part of it away.
     *
     * @param first index of its first byte, a multiple of 4096
     * @param count rounded up to whole pages
     * @throws PosixFault EINVAL when the part is not inside; ENOMEM when there are too many parts then
     */
    public void unmap(long first, long count) throws PosixFault {
        requireInside(first, count);
        Processes.unmap(address + first, count);
    }

    private void requireInside(long first, long count) throws PosixFault {
        if (first < 0 || first % PAGE != 0 || count < 0 || first > bytes - whole(count)) {
            throw PosixFault.EINVAL;
        }
    }
}
