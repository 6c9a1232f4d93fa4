package org.saltyos.basalt.file;

import org.saltyos.basalt.console.WindowSize;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.lang.Protocol;

/**
 * What the file server offers to processes; the badge of the capability tells who calls. Paths lie at the start of the
 * caller's exchange memory ({@link ProgramLayout#EXCHANGE}), each ended by a zero byte; the bytes that are read or written
 * lie there too. Where a path is walked, ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG and EACCES are possible beside what is named.
 */
@Protocol(version = 3)
public interface FileServer {
    /**
     * Opens the file that the path names.
     *
     * @param flags {@link OpenFlag}
     * @param mode permissions of a file that is made
     * @return the lowest free descriptor
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EEXIST, EISDIR, EINVAL, ENOSPC, EMFILE
     */
    int open(int flags, int mode) throws RemoteFault, PosixFault;

    /**
     * Closes a descriptor.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EBADF
     */
    void close(int descriptor) throws RemoteFault, PosixFault;

    /**
     * Reads to the start of the exchange memory, from the file's offset on. Waits if nothing is there yet.
     *
     * @param count at most this many bytes, 0 to {@link ProgramLayout#EXCHANGE_BYTES}; more is cut
     * @return bytes read; 0 at the end
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EBADF, EISDIR, EINVAL; EINTR when the wait was ended
     */
    int read(int descriptor, int count) throws RemoteFault, PosixFault;

    /**
     * Writes from the start of the exchange memory, at the file's offset, or at the end if it was opened to append. Waits if
     * a pipe is full.
     *
     * @param count so many bytes, 0 to {@link ProgramLayout#EXCHANGE_BYTES}; more is cut
     * @return bytes written
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EBADF, EINVAL, ENOSPC, EFBIG; EPIPE when nobody reads the pipe
     */
    int write(int descriptor, int count) throws RemoteFault, PosixFault;

    /**
     * Sets the offset.
     *
     * @param whence 0 from the start, 1 from the present offset, 2 from the end
     * @return the new offset from the start
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EBADF, EINVAL; ESPIPE for pipes and terminals
     */
    long seek(int descriptor, long offset, int whence) throws RemoteFault, PosixFault;

    /**
     * What is known of the file that the path names.
     *
     * @param follow whether a symbolic link at the end is followed
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault as for every path
     */
    FileStatus status(boolean follow) throws RemoteFault, PosixFault;

    /**
     * What is known of an open file.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EBADF
     */
    FileStatus descriptorStatus(int descriptor) throws RemoteFault, PosixFault;

    /**
     * Reads names of an open directory to the exchange memory, each ended by a zero byte, and moves on. {@code .} and
     * {@code ..} are not among them.
     *
     * @return bytes put there; 0 at the end
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EBADF, ENOTDIR
     */
    int names(int descriptor) throws RemoteFault, PosixFault;

    /**
     * Makes a directory.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EEXIST, ENOSPC
     */
    void makeDirectory(int mode) throws RemoteFault, PosixFault;

    /**
     * Removes an empty directory.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault ENOTEMPTY, ENOTDIR, EBUSY, EINVAL
     */
    void removeDirectory() throws RemoteFault, PosixFault;

    /**
     * Removes a name; the file goes with its last name when nobody has it open.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EISDIR, EPERM
     */
    void unlink() throws RemoteFault, PosixFault;

    /**
     * Gives a file, named by the first path, the second path as its name, in place of what has that name now.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EXDEV, ENOTEMPTY, EISDIR, ENOTDIR, EINVAL, EBUSY
     */
    void rename() throws RemoteFault, PosixFault;

    /**
     * Gives the file that the first path names the second path as a further name.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EEXIST, EXDEV, EPERM
     */
    void link() throws RemoteFault, PosixFault;

    /**
     * Makes a symbolic link that has the second path as its name and leads to the first.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EEXIST
     */
    void symbolicLink() throws RemoteFault, PosixFault;

    /**
     * Puts where a symbolic link leads into the exchange memory.
     *
     * @return bytes put there
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EINVAL when it is no symbolic link
     */
    int readLink() throws RemoteFault, PosixFault;

    /**
     * Sets the permissions.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault as for every path
     */
    void changeMode(int mode) throws RemoteFault, PosixFault;

    /**
     * Sets the time of the last change to now.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault as for every path
     */
    void touch() throws RemoteFault, PosixFault;

    /**
     * Sets the size of an open file.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EBADF, EINVAL, EFBIG, ENOSPC
     */
    void truncate(int descriptor, long size) throws RemoteFault, PosixFault;

    /**
     * Makes a further descriptor for the same open file.
     *
     * @param atLeast the new descriptor is the lowest free one from here on
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EBADF, EINVAL, EMFILE
     */
    int duplicate(int descriptor, int atLeast) throws RemoteFault, PosixFault;

    /**
     * Makes {@code target} a further descriptor for the same open file; what it was before is closed.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EBADF
     */
    int duplicateTo(int descriptor, int target) throws RemoteFault, PosixFault;

    /**
     * Says whether a descriptor is closed when the process becomes another program.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EBADF
     */
    void closeOnExecute(int descriptor, boolean close) throws RemoteFault, PosixFault;

    /**
     * Makes a pipe.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EMFILE, ENFILE
     */
    PipeEnds pipe() throws RemoteFault, PosixFault;

    /**
     * Makes the directory that the path names the working directory.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault as for every path
     */
    void changeDirectory() throws RemoteFault, PosixFault;

    /**
     * Puts the path of the working directory into the exchange memory.
     *
     * @return bytes put there
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault ENOENT when it was removed
     */
    int workingDirectory() throws RemoteFault, PosixFault;

    /**
     * What could be done at once, as in poll.
     *
     * @return {@link #READABLE}, {@link #WRITABLE}, {@link #HUNG_UP}
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EBADF
     */
    int ready(int descriptor) throws RemoteFault, PosixFault;

    /**
     * Waits until at least one of several descriptors is ready, as POSIX's poll.
     *
     * @param count so many pairs of four-byte numbers lie at the start of the exchange memory: a descriptor, and the bits of
     *     {@link #ready} that are of interest; 0 to {@link PollResult#MOST}. {@link #HUNG_UP} always is
     * @param waits whether to wait; otherwise the answer comes at once, perhaps with nothing
     * @return which of them are ready, by their places
     * @throws RemoteFault when the file server does not answer, or too many callers wait
     * @throws PosixFault EINVAL for a count that is not allowed; EINTR when the wait was ended
     */
    PollResult poll(int count, boolean waits) throws RemoteFault, PosixFault;

    /** {@link #ready}: a read does not wait. */
    int READABLE = 1;

    /** {@link #ready}: a write does not wait. */
    int WRITABLE = 4;

    /** {@link #ready}: the other end of the pipe is closed. */
    int HUNG_UP = 16;

    /**
     * The mode of a terminal: {@link org.saltyos.basalt.console.Console}'s bits.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EBADF, ENOTTY
     */
    int terminalMode(int descriptor) throws RemoteFault, PosixFault;

    /**
     * Sets the mode of a terminal.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EBADF, ENOTTY
     */
    void setTerminalMode(int descriptor, int bits) throws RemoteFault, PosixFault;

    /**
     * The size of a terminal's window.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EBADF, ENOTTY
     */
    WindowSize window(int descriptor) throws RemoteFault, PosixFault;

    /**
     * Tells how large a terminal's window is.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EBADF, ENOTTY; EINVAL for sizes that are negative or above 65,535
     */
    void setWindow(int descriptor, int rows, int columns) throws RemoteFault, PosixFault;

    /**
     * How full the file system is that the path leads to.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault as for every path
     */
    Usage usage() throws RemoteFault, PosixFault;

    /**
     * Makes what was written to a file last.
     *
     * @throws RemoteFault when the file server does not answer
     * @throws PosixFault EBADF; EIO, ENOSPC when something that was written to it may be lost, which each opened file is told once
     */
    void synchronise(int descriptor) throws RemoteFault, PosixFault;

    /**
     * Makes what was written to any file last; what fails is told to who synchronises that file.
     *
     * @throws RemoteFault when the file server does not answer
     */
    void synchroniseAll() throws RemoteFault;
}
