package org.saltyos.vfs;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.Usage;

/** A tree of files of one origin. */
final class FileSystem {
    private final String name;
    private final short number;
    private final Journal journal;
    private final long archive;
    private final Directory root;
    private int lastNumber;
    private int nextNumber;
    private int files;
    private long bytes;

    /** What one gets who wants to change it; null if everybody may. */
    private @Nullable PosixFault refusal;

    /**
     * An empty one whose files end with the file server.
     *
     * @param name of its kind, as mount lists it
     * @param number unique among file systems
     */
    FileSystem(String name, int number) {
        this(name, number, Journal.NONE, 0);
    }

    /**
     * An empty one.
     *
     * @param name of its kind, as mount lists it
     * @param number unique among file systems
     * @param journal what happens to it is written there
     * @param archive address of the boot archive, where contents of its files may lie
     */
    FileSystem(String name, int number, Journal journal, long archive) {
        this.name = name;
        this.number = (short) number;
        this.journal = journal;
        this.archive = archive;
        root = new Directory(this, 0755);
        root.attach(root, root);
    }

    String name() {
        return name;
    }

    short number() {
        return number;
    }

    /** Whether regular files can be made in it; those of others are there from the start. */
    boolean keepsFiles() {
        return journal != Journal.NONE;
    }

    Directory root() {
        return root;
    }

    Journal journal() {
        return journal;
    }

    /** Address of the boot archive. */
    long archive() {
        return archive;
    }

    /** The number of a new file. */
    int nextNumber() {
        int next = nextNumber == 0 ? lastNumber + 1 : nextNumber;
        nextNumber = 0;
        lastNumber = Math.max(lastNumber, next);
        files++;
        return next;
    }

    /** The next file has a number that it had before. */
    void nextIs(int value) {
        nextNumber = value;
    }

    /** Takes note that a file is gone. */
    void forget() {
        files--;
    }

    /** Nobody may change its names, permissions and times: they are made from facts, or stand for devices. */
    FileSystem fixed() {
        refusal = PosixFault.EPERM;
        return this;
    }

    /**
     * Nobody may change anything in it, and it takes up what it is made of.
     *
     * @param size of that in bytes
     */
    FileSystem readOnly(long size) {
        refusal = PosixFault.EROFS;
        bytes = size;
        return this;
    }

    /** Whether nobody may change it. */
    boolean isFixed() {
        return refusal != null;
    }

    /**
     * Has room made in the journal for a change of names, permissions or times.
     *
     * @throws PosixFault ENOSPC when there is none; EPERM, EROFS when nobody may change it
     */
    void prepareChange() throws PosixFault {
        if (refusal != null) {
            throw refusal;
        }
        journal.reserve();
    }

    Usage usage() {
        if (!keepsFiles()) {
            return new Usage(bytes, bytes, files);
        }
        return new Usage(journal.arena().capacity(), journal.arena().used(), files);
    }
}
