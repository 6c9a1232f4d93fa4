package org.saltyos.basalt.process;

import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.lang.Protocol;

/**
 * What the process manager tells the file server about processes, through a capability with
 * {@link ProgramLayout#MANAGER_BADGE}; from anybody else the file server refuses it. Processes are named by their place, as
 * in the badges of their own calls.
 */
@Protocol(version = 3)
public interface FileSessions {
    /**
     * A process begins: it gets three descriptors of its parent as 0, 1 and 2, and its working directory.
     *
     * @param process the new process's number, in which its place is
     * @param parent its parent's place; 0 for the first process, whose descriptors lead to the console
     * @param input the parent's descriptor that becomes 0, -1 for none
     * @param output the parent's descriptor that becomes 1, -1 for none
     * @param error the parent's descriptor that becomes 2, -1 for none
     * @throws RemoteFault REFUSED for anybody but the process manager
     * @throws PosixFault EBADF when the parent has no such descriptor; EMFILE, ENFILE
     */
    void begin(int process, int parent, int input, int output, int error) throws RemoteFault, PosixFault;

    /**
     * A process forks: the copy gets all descriptors, their offsets shared, and the working directory.
     *
     * @param process the copy's number, in which its place is
     * @param parent the place of the process that is copied
     * @throws RemoteFault REFUSED for anybody but the process manager
     * @throws PosixFault ENFILE
     */
    void copy(int process, int parent) throws RemoteFault, PosixFault;

    /**
     * A process becomes another program: descriptors that are marked for it are closed.
     *
     * @throws RemoteFault REFUSED for anybody but the process manager
     */
    void executed(int place) throws RemoteFault;

    /**
     * A process has ended: its descriptors are closed, and what it waits for is forgotten.
     *
     * @throws RemoteFault REFUSED for anybody but the process manager
     */
    void end(int place) throws RemoteFault;

    /**
     * Opens a program's file for {@link #load}, in place of the one opened before.
     *
     * @param place the process whose working directory counts; the path lies at the start of its exchange memory, ended by a
     *     zero byte
     * @return where its contents are
     * @throws RemoteFault REFUSED for anybody but the process manager
     * @throws PosixFault ENOENT, ENOTDIR, ELOOP, EACCES (a directory, or not executable), ENAMETOOLONG
     */
    ProgramFile program(int place) throws RemoteFault, PosixFault;

    /**
     * Copies a part of the program's file into the exchange memory of place 0.
     *
     * @param offset of the first byte
     * @return bytes copied, up to {@link ProgramLayout#EXCHANGE_BYTES}; less only at the end of the file
     * @throws RemoteFault REFUSED for anybody but the process manager
     * @throws PosixFault EIO; EBADF when no program is open
     */
    int load(long offset) throws RemoteFault, PosixFault;

    /**
     * Writes a report about a process to its descriptor 2, or to the console where it has none.
     *
     * @throws RemoteFault REFUSED for anybody but the process manager
     */
    void report(int place, Bytes text) throws RemoteFault;

    /**
     * A process manager begins: all processes of the one before have ended with it.
     *
     * @return how many there were
     * @throws RemoteFault REFUSED for anybody but the process manager
     */
    int endAll() throws RemoteFault;

    /**
     * Has {@code notification} signalled whenever somebody reads about processes, in {@code /proc}: {@link #census} is the answer. The
     * file server never calls the process manager, which calls it. The last notification counts.
     *
     * @throws RemoteFault REFUSED for anybody but the process manager, or when the capability did not arrive
     */
    void onQuestion(Notification notification) throws RemoteFault;

    /**
     * Tells about all processes at once: a {@link ProcessRecord} for each lies in the exchange memory of place 0. Whoever waits to read
     * about processes is served now. A file server that was started again learns so which processes there are.
     *
     * @param count records, up to {@link ProgramLayout#PLACES} - 1
     * @throws RemoteFault REFUSED for anybody but the process manager
     */
    void census(int count) throws RemoteFault;

    /**
     * A process maps a file. The file stays until {@link #unmapped} was called as often, whatever becomes of its names and descriptors.
     *
     * @param place of the process whose descriptor is meant
     * @throws RemoteFault REFUSED for anybody but the process manager
     * @throws PosixFault EBADF; EACCES when the descriptor does not allow reading; ENODEV when the file is no regular one
     */
    MappedFile map(int place, int descriptor) throws RemoteFault, PosixFault;

    /**
     * A mapping of a file is over.
     *
     * @throws RemoteFault REFUSED for anybody but the process manager
     */
    void unmapped(int file) throws RemoteFault;

    /**
     * The memory object whose pages are those of a mapped file. Its size is that of the file.
     *
     * @param pager asked for pages that are not there; the answer is {@link #supply}. An object that is there already keeps its own
     * @throws RemoteFault REFUSED for anybody but the process manager
     * @throws PosixFault EIO when the file is not mapped; ENOMEM, also when too many files are shared
     */
    MemoryObject share(int file, Endpoint pager) throws RemoteFault, PosixFault;

    /**
     * Puts a page of a file into the object that {@link #share} brought, unless it is there. Nothing happens behind the file's end: then
     * the object has no such page.
     *
     * @throws RemoteFault REFUSED for anybody but the process manager
     * @throws PosixFault EIO when the file is not shared; ENOSPC when the file system has no room for the page; ENOMEM
     */
    void supply(int file, long page) throws RemoteFault, PosixFault;

    /**
     * Copies a page of a mapped file into the exchange memory of place 0; it is zero behind the file's end.
     *
     * @throws RemoteFault REFUSED for anybody but the process manager
     * @throws PosixFault EIO when the file is not mapped or cannot be read; EINVAL when the page lies behind the file's end
     */
    void page(int file, long page) throws RemoteFault, PosixFault;

    /**
     * Tells a file server that was started again of a file that is mapped; {@link #keptAll} follows when all were told.
     *
     * @param mappings so many there are of it
     * @throws RemoteFault REFUSED for anybody but the process manager
     */
    void keep(int file, int mappings) throws RemoteFault;

    /**
     * No other files are mapped than {@link #keep} and {@link #map} told of.
     *
     * @throws RemoteFault REFUSED for anybody but the process manager
     */
    void keptAll() throws RemoteFault;
}
