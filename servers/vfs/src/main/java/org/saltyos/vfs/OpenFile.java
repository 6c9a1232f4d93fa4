package org.saltyos.vfs;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.lang.Inline;

/** A file that was opened: its offset, shared by all descriptors that were copied from the first, in any process. */
final class OpenFile {
    /** Where the names of a directory begin. */
    static final byte[] NO_NAME = {};

    private final Node node;
    private final int flags;
    private final boolean seekable;
    private final @Nullable WaitingCalls waiting;
    private int references;
    private long offset;
    private long seenErrors;
    private byte[] lastName = NO_NAME;

    OpenFile(Node node, int flags) {
        this.node = node;
        this.flags = flags;
        seekable = node.isSeekable();
        waiting = node.letsWait() ? node.waiting() : null;
        node.opened(this);
    }

    Node node() {
        return node;
    }

    boolean isReadable() {
        return (flags & OpenFlag.ACCESS_MASK) != OpenFlag.WRITE;
    }

    boolean isWritable() {
        return (flags & OpenFlag.ACCESS_MASK) != OpenFlag.READ;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Whether the file has offsets. */
    boolean isSeekable() {
        return seekable;
    }

    /** Whether a read or write may have to wait. */
    boolean letsWait() {
        return waiting != null;
    }

    /** Those who wait for a read or write to be possible; null for files that let nobody wait. */
    @Nullable
    WaitingCalls waiting() {
        return waiting;
    }

    long offset() {
        return offset;
    }

    void offset(long value) {
        offset = value;
    }

    /** As {@link Node#read} at the present offset. The kinds that are read most are asked first. */
    @Inline
    int read(long address, int count) throws PosixFault {
        if (node instanceof RegularFile regular) {
            return regular.read(offset, address, count);
        }
        return node instanceof Pipe pipe ? pipe.read(offset, address, count) : node.read(offset, address, count);
    }

    /** As {@link Node#write} at the present offset. The kinds that are written to most are asked first. */
    @Inline
    int write(long address, int count) throws PosixFault {
        if (node instanceof RegularFile regular) {
            return regular.write(offset, address, count);
        }
        return node instanceof Pipe pipe ? pipe.write(offset, address, count) : node.write(offset, address, count);
    }

    /** Takes note that so many bytes were read or written. */
    void moved(int count) {
        if (seekable) {
            offset += count;
        }
    }

    /** What is known here of failures to write back; see {@link org.saltyos.vfs.cache.WriteErrors}. */
    long seenErrors() {
        return seenErrors;
    }

    void seenErrors(long value) {
        seenErrors = value;
    }

    /** The last name that was read of a directory; empty at its start. */
    byte[] lastName() {
        return lastName;
    }

    void lastName(byte[] name) {
        lastName = name;
    }

    /** Takes note of a further descriptor. */
    OpenFile share() {
        references++;
        return this;
    }

    /** Takes note of a descriptor less; the last one closes it. Returns whether it did. */
    boolean release() {
        references--;
        if (references > 0) {
            return false;
        }
        node.closed(this);
        return true;
    }
}
