package org.saltyos.vfs;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.ipc.Utf8;

/** Which file system covers which directory. */
final class Mounts {
    private record Mount(Directory covered, FileSystem fileSystem) {}

    private final FileSystem root;
    private final List<Mount> mounts = new ArrayList<>();

    Mounts(FileSystem root) {
        this.root = root;
    }

    FileSystem root() {
        return root;
    }

    /** Covers a directory. */
    void mount(Directory covered, FileSystem fileSystem) {
        mounts.add(new Mount(covered, fileSystem));
        covered.cover(fileSystem.root());
    }

    /** What is seen at a file: the root of the file system that covers it, or itself. */
    Node seenAt(Node node) {
        return node instanceof Directory directory ? directory.seen() : node;
    }

    /** The directory that a file system's root covers; any other directory itself. */
    Directory coveredBy(Directory directory) {
        for (Mount mount : mounts) {
            if (mount.fileSystem().root() == directory) {
                return mount.covered();
            }
        }
        return directory;
    }

    /** Whether a file system starts here or covers it: it cannot be removed or moved. */
    boolean isBusy(Node node) {
        if (node == root.root()) {
            return true;
        }
        for (Mount mount : mounts) {
            if (mount.covered() == node || mount.fileSystem().root() == node) {
                return true;
            }
        }
        return false;
    }

    /** The directory one step up, across the border of a file system. */
    Directory parent(Directory directory) {
        return coveredBy(directory).parent();
    }

    /** One line for each: what, where, kind, and whether names in it can change. */
    String list() {
        StringBuilder text = new StringBuilder(root.name() + " / " + root.name() + " rw\n");
        for (Mount mount : mounts) {
            String name = mount.fileSystem().name();
            text.append(name)
                    .append(' ')
                    .append(path(mount.covered()))
                    .append(' ')
                    .append(name)
                    .append(mount.fileSystem().isFixed() ? " ro\n" : " rw\n");
        }
        return text.toString();
    }

    /** The path of a directory from the root; empty if it was removed. */
    String path(Directory directory) {
        StringBuilder path = new StringBuilder();
        Directory here = coveredBy(directory);
        while (here != root.root()) {
            Directory parent = here.parent();
            byte[] name = parent.nameOf(here);
            if (name == null || parent == here) {
                return "";
            }
            path.insert(0, Utf8.decode(name, 0, name.length)).insert(0, '/');
            here = coveredBy(parent);
        }
        return path.length() == 0 ? "/" : path.toString();
    }
}
