package org.saltyos.vfs;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.posix.PosixFault;

/**
 * Where a path leads.
 *
 * @param parent the directory that has, or would have, the last name
 * @param name the last name; empty if the path ends in {@code /}, {@code .} or {@code ..} only
 * @param node the file; null if there is none of this name in the directory
 * @param directoryWanted whether the path ends in a slash
 */
record Found(Directory parent, String name, @Nullable Node node, boolean directoryWanted) {
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
