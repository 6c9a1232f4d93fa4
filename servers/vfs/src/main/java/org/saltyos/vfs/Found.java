package org.saltyos.vfs;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;

/** Where a path leads. */
final class Found {
    private final Directory parent;
    private final byte[] path;
    private final int first;
    private final int end;
    private final @Nullable Node node;
    private final boolean directoryWanted;

    /**
     * Where a path leads.
     *
     * @param parent the directory that has, or would have, the last name
     * @param path the path
     * @param first where the last name begins in it
     * @param end where it ends; the same if the path ends in {@code /}, {@code .} or {@code ..} only
     * @param node the file; null if there is none of this name in the directory
     * @param directoryWanted whether the path ends in a slash
     */
    Found(Directory parent, byte[] path, int first, int end, @Nullable Node node, boolean directoryWanted) {
        this.parent = parent;
        this.path = path;
        this.first = first;
        this.end = end;
        this.node = node;
        this.directoryWanted = directoryWanted;
    }

    Directory parent() {
        return parent;
    }

    @Nullable
    Node node() {
        return node;
    }

    boolean directoryWanted() {
        return directoryWanted;
    }

    /** The same for a path that ends in a slash. */
    Found asDirectory() {
        return new Found(parent, path, first, end, node, true);
    }

    /** Whether the path ends in a name, and not in {@code /}, {@code .} or {@code ..} only. */
    boolean hasName() {
        return first < end;
    }

    /** The last name. */
    byte[] name() {
        return Arrays.copyOfRange(path, first, end);
    }

    /** The file, which has to be there. */
    Node require() throws PosixFault {
        Node there = node;
        if (there == null) {
            throw PosixFault.ENOENT;
        }
        if (directoryWanted && !(there instanceof Directory)) {
            throw PosixFault.ENOTDIR;
        }
        return there;
    }

    /** The directory, which has to be there. */
    Directory requireDirectory() throws PosixFault {
        if (require() instanceof Directory directory) {
            return directory;
        }
        throw PosixFault.ENOTDIR;
    }

    /** Checks that a new file can have the name. */
    void requireFree() throws PosixFault {
        if (node != null) {
            throw PosixFault.EEXIST;
        }
        if (!parent.isAttached()) {
            throw PosixFault.ENOENT;
        }
    }
}
