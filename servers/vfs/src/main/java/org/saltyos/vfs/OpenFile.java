package org.saltyos.vfs;

import org.saltyos.basalt.file.OpenFlag;

/** A file that was opened: its offset, shared by all descriptors that were copied from the first, in any process. */
final class OpenFile {
    /** Where the names of a directory begin. */
    static final byte[] NO_NAME = {};

    private final Node node;
    private final int flags;
    private final boolean seekable;
    private final boolean letsWait;
    private int references;
    private long offset;
    private byte[] lastName = NO_NAME;

    OpenFile(Node node, int flags) {
        this.node = node;
        this.flags = flags;
        seekable = node.isSeekable();
        letsWait = node.letsWait();
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
        return letsWait;
    }

    long offset() {
        return offset;
    }

    void offset(long value) {
        offset = value;
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
