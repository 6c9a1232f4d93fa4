package org.saltyos.vfs;

import org.saltyos.basalt.file.Usage;
import org.saltyos.basalt.posix.PosixFault;

/** A tree of files of one origin, and what its contents take. */
final class FileSystem {
    private final String name;
    private final int number;
    private final long capacity;
    private final Directory root;
    private long used;
    private int lastNumber;
    private int files;

    /**
     * An empty one.
     *
     * @param name of its kind, as mount lists it
     * @param number unique among file systems
     * @param capacity bytes that its files can take
     */
    FileSystem(String name, int number, long capacity) {
        this.name = name;
        this.number = number;
        this.capacity = capacity;
        root = new Directory(this, 0755);
        root.attach(root, root);
    }

    String name() {
        return name;
    }

    int number() {
        return number;
    }

    Directory root() {
        return root;
    }

    /** The number of a new file. */
    int nextNumber() {
        lastNumber++;
        files++;
        return lastNumber;
    }

    /** Takes note that a file is gone. */
    void forget() {
        files--;
    }

    /**
     * Takes room for contents.
     *
     * @throws PosixFault ENOSPC
     */
    void take(long bytes) throws PosixFault {
        if (used + bytes > capacity) {
            throw PosixFault.ENOSPC;
        }
        used += bytes;
    }

    /** Gives room back. */
    void give(long bytes) {
        used -= bytes;
    }

    Usage usage() {
        return new Usage(capacity, used, files);
    }
}
