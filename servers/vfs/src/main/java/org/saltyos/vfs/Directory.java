package org.saltyos.vfs;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.file.FileType;
import org.saltyos.basalt.posix.PosixFault;

/** Names and the files they lead to, in the order of the names. {@code .} and {@code ..} are not among them. */
final class Directory extends Node {
    private final TreeMap<String, Node> entries = new TreeMap<>();
    private Directory parent = this;
    private @Nullable Runnable refresh;

    Directory(FileSystem fileSystem, int mode) {
        super(fileSystem, mode);
    }

    /** Has {@code action} bring it up to date whenever somebody looks for names in it. */
    void refreshedBy(Runnable action) {
        refresh = action;
    }

    /** The entries, for whoever looks for one. */
    private TreeMap<String, Node> entries() {
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

    @Nullable
    Node find(String name) {
        return entries().get(name);
    }

    /** The same as it was when somebody looked last. */
    @Nullable
    Node peek(String name) {
        return entries.get(name);
    }

    boolean isEmpty() {
        return entries().isEmpty();
    }

    /** The first name behind {@code name} in the order of names; null behind the last. */
    @Nullable
    String after(String name) {
        return entries().higherKey(name);
    }

    /** The directory that holds it; the root holds itself. */
    Directory parent() {
        return parent;
    }

    /** Its name, the dot in it, and the two dots in each directory in it. */
    @Override
    int statusLinks() {
        if (!isAttached()) {
            return 0;
        }
        int links = 2;
        for (Node node : entries().values()) {
            links += node instanceof Directory ? 1 : 0;
        }
        return links;
    }

    /** Whether it still has a name; a removed directory has none. */
    boolean isAttached() {
        return links() > 0;
    }

    /** The name of a file in it. */
    @Nullable
    String nameOf(Node node) {
        for (String name : entries().keySet()) {
            if (entries().get(name) == node) {
                return name;
            }
        }
        return null;
    }

    /** Gives a file a name here, which must be free. */
    void add(String name, Node node) {
        Journal journal = fileSystem().journal();
        journal.begin();
        if (node.links() == 0) {
            journal.made(node);
        }
        entries.put(name, node);
        attach(this, node);
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
    void remove(String name) {
        touch();
        if (entries.containsKey(name)) {
            fileSystem().journal().unnamed(this, name);
            forget(name);
        }
    }

    /** Takes a name away without a trace. */
    void forget(String name) {
        Node node = entries.remove(name);
        if (node != null) {
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
