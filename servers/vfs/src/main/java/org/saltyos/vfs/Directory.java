package org.saltyos.vfs;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileType;
import org.saltyos.basalt.ipc.Utf8;

/** Names and the files they lead to. {@code .} and {@code ..} are not among them. */
final class Directory extends Node {
    private final NameTable entries = new NameTable();
    private Directory parent = this;
    private @Nullable Runnable refresh;
    private @Nullable Directory cover;
    private int directories;

    Directory(FileSystem fileSystem, int mode) {
        super(fileSystem, mode);
    }

    /** Has {@code action} bring it up to date whenever somebody looks for names in it. */
    void refreshedBy(Runnable action) {
        refresh = action;
    }

    /** The entries, for whoever looks for one. */
    private NameTable entries() {
        if (refresh != null) {
            refresh.run();
        }
        return entries;
    }

    @Override
    FileType type() {
        return FileType.DIRECTORY;
    }

    @Override
    long size() {
        return entries().size();
    }

    @Override
    int read(long offset, long address, int count) throws PosixFault {
        throw PosixFault.EISDIR;
    }

    @Override
    int write(long offset, long address, int count) throws PosixFault {
        throw PosixFault.EISDIR;
    }

    /** The file that the bytes of {@code path} from {@code first} to before {@code end} name. */
    @Nullable
    Node find(byte[] path, int first, int end) {
        return entries().find(path, first, end);
    }

    @Nullable
    Node find(byte[] name) {
        return find(name, 0, name.length);
    }

    /** The same as it was when somebody looked last. */
    @Nullable
    Node peek(byte[] name) {
        return entries.find(name, 0, name.length);
    }

    boolean isEmpty() {
        return entries().size() == 0;
    }

    /** The first name behind {@code name} in the order of names; null behind the last. */
    byte @Nullable [] after(byte[] name) {
        return entries().after(name);
    }

    /** The directory that holds it; the root holds itself. */
    Directory parent() {
        return parent;
    }

    /** Is covered by the root of a file system. */
    void cover(Directory root) {
        cover = root;
    }

    /** What is seen here: the root that covers it, or itself. */
    Directory seen() {
        Directory above = cover;
        return above == null ? this : above;
    }

    /** Its name, the dot in it, and the two dots in each directory in it. */
    @Override
    int statusLinks() {
        if (!isAttached()) {
            return 0;
        }
        entries(); // counts what is new
        return 2 + directories;
    }

    /** Whether it still has a name; a removed directory has none. */
    boolean isAttached() {
        return links() > 0;
    }

    /** The name of a file in it. */
    byte @Nullable [] nameOf(Node node) {
        return entries().nameOf(node);
    }

    /** As {@link #add(byte[], Node)}. */
    void add(String name, Node node) {
        add(Utf8.encode(name), node);
    }

    /** Gives a file a name here, which must be free. */
    void add(byte[] name, Node node) {
        Journal journal = fileSystem().journal();
        journal.begin();
        if (node.links() == 0) {
            journal.made(node);
        }
        entries.add(name, node);
        attach(this, node);
        directories += node instanceof Directory ? 1 : 0;
        touch();
        journal.named(this, name, node);
        journal.end();
    }

    /** Takes note that {@code node} has a name in {@code directory}. */
    void attach(Directory directory, Node node) {
        node.linked();
        if (node instanceof Directory child) {
            child.parent = directory;
        }
    }

    /** Takes a name away. */
    void remove(byte[] name) {
        touch();
        if (find(name) != null) {
            fileSystem().journal().unnamed(this, name);
            forget(name);
        }
    }

    /** Takes a name away without a trace. */
    void forget(byte[] name) {
        Node node = entries.remove(name);
        if (node != null) {
            directories -= node instanceof Directory ? 1 : 0;
            node.unlinked();
        }
    }

    /** Whether it is {@code other} or lies below it. */
    boolean isWithin(Directory other) {
        Directory here = this;
        while (here != other) {
            if (here.parent == here) {
                return false;
            }
            here = here.parent;
        }
        return true;
    }
}
