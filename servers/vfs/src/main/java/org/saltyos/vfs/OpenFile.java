package org.saltyos.vfs;

import org.saltyos.basalt.file.OpenFlag;

/** A file that was opened: its offset, shared by all descriptors that were copied from the first, in any process. */
final class OpenFile {
    private final Node node;
    private final int flags;
    private int references;
    private long offset;
    private String lastName = "";

    OpenFile(Node node, int flags) {
        this.node = node;
        this.flags = flags;
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

    long offset() {
        return offset;
    }

    void offset(long value) {
        offset = value;
    }

    /** The last name that was read of a directory; empty at its start. */
    String lastName() {
        return lastName;
    }

    void lastName(String name) {
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
