package org.saltyos.vfs;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServer;
import org.saltyos.basalt.file.FileStatus;
import org.saltyos.basalt.file.FileType;

/** A file of any kind, whatever names it has. */
abstract class Node {
    /** What {@link #read} and {@link #write} return when the caller has to wait. */
    static final int WAIT = -1;

    /** Permission bits: anybody may execute. */
    static final int EXECUTE = 0111;

    private static final int PERMISSIONS = 07777;

    private final FileSystem fileSystem;
    private final int number;
    private int mode;
    private int links;
    private int opens;
    private long modified = Moment.now();

    Node(FileSystem fileSystem, int mode) {
        this.fileSystem = fileSystem;
        this.mode = mode & PERMISSIONS;
        number = fileSystem.nextNumber();
    }

    abstract FileType type();

    abstract long size();

    /**
     * Reads.
     *
     * @param offset in the file
     * @param address where the bytes go
     * @param count at most so many
     * @return so many; 0 at the end, {@link #WAIT} if there are none yet
     * @throws PosixFault EINVAL, EISDIR
     */
    abstract int read(long offset, long address, int count) throws PosixFault;

    /**
     * Writes.
     *
     * @return bytes written, {@link #WAIT} if there is no room yet
     * @throws PosixFault EINVAL, ENOSPC, EFBIG, EPIPE
     */
    abstract int write(long offset, long address, int count) throws PosixFault;

    /**
     * Sets the size.
     *
     * @throws PosixFault EINVAL if it has none to be set; ENOSPC, EFBIG
     */
    void resize(long size) throws PosixFault {
        throw PosixFault.EINVAL;
    }

    /**
     * Makes what was written last.
     *
     * @param file through which it was opened
     * @throws PosixFault EIO, ENOSPC when something that was written may be lost; told once
     */
    void synchronise(OpenFile file) throws PosixFault {
        // most kinds are in memory that stays
    }

    /** Whether its read or write may return {@link #WAIT}; then it has {@link #waiting}. */
    boolean letsWait() {
        return false;
    }

    /** Whether it has offsets. */
    boolean isSeekable() {
        return false;
    }

    /** What could be done without waiting, as {@link FileServer#ready} tells it. */
    int ready() {
        return FileServer.READABLE | FileServer.WRITABLE;
    }

    /** Takes note of a new open file. */
    void opened(OpenFile file) {
        opens++;
    }

    /** Takes note that an open file is gone. */
    void closed(OpenFile file) {
        opens--;
        discardIfUnused();
    }

    /** It stays although nobody has it open, until {@link #letGo}. */
    final void hold() {
        opens++;
    }

    /** Takes back a {@link #hold}. */
    final void letGo() {
        opens--;
        discardIfUnused();
    }

    private void discardIfUnused() {
        if (links == 0 && opens == 0) {
            fileSystem.forget();
            discard();
        }
    }

    /** Gives back what the contents take: the last name is gone and nobody has it open. */
    void discard() {
        // most kinds have no contents of their own
    }

    /** Keeps callers waiting that could not be served; only for files that {@link #letsWait}. */
    WaitingCalls waiting() {
        throw new IllegalStateException("a file of this kind lets nobody wait");
    }

    final FileSystem fileSystem() {
        return fileSystem;
    }

    final int number() {
        return number;
    }

    final int mode() {
        return mode;
    }

    final void mode(int value) {
        mode = value & PERMISSIONS;
    }

    final int links() {
        return links;
    }

    /** How many names a status tells; other systems count more for some kinds. */
    int statusLinks() {
        return links;
    }

    /** Takes note of a further name. */
    final void linked() {
        links++;
    }

    /** Takes note of a name less. */
    final void unlinked() {
        links--;
        discardIfUnused();
    }

    /** Sets the time of the last change to now. */
    final void touch() {
        modified = Moment.now();
    }

    /** When it was changed last, in nanoseconds since the system's start; see {@link Moment}. */
    final long modified() {
        return modified;
    }

    /** Sets the time of the last change, as it was. */
    final void changedAt(long time) {
        modified = time;
    }

    /**
     * Changes the permissions for good.
     *
     * @throws PosixFault ENOSPC when that cannot be kept
     */
    final void changeMode(int value) throws PosixFault {
        fileSystem.prepareChange();
        mode(value);
        fileSystem.journal().mode(this);
    }

    /**
     * Sets the time of the last change to now, for good.
     *
     * @throws PosixFault ENOSPC when that cannot be kept
     */
    final void changeTime() throws PosixFault {
        fileSystem.prepareChange();
        touch();
        fileSystem.journal().time(this);
    }

    final FileStatus status() {
        return new FileStatus(type(), mode, number, fileSystem.number(), statusLinks(), size(), modified);
    }
}
