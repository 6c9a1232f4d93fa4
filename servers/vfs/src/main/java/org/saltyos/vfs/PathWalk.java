package org.saltyos.vfs;

import org.saltyos.basalt.errno.PosixFault;

/** Follows a path, name by name, through symbolic links and mounted file systems (POSIX.1-2017, section 4.13). */
final class PathWalk {
    /** Longest path in bytes, without the zero byte that ends it. */
    static final int MAX_PATH = 4095;

    /** Longest name in bytes. */
    static final int MAX_NAME = 255;

    /** Symbolic links that are followed for one path. */
    static final int MAX_LINKS = 40;

    private final Mounts mounts;
    private int links;

    PathWalk(Mounts mounts) {
        this.mounts = mounts;
    }

    /**
     * Where a path leads.
     *
     * @param start the directory where relative paths start
     * @param path its bytes, which the result goes on using
     * @param follow whether a symbolic link at the end is followed
     * @throws PosixFault ENOENT for an empty path or a missing directory, ENOTDIR, ELOOP, ENAMETOOLONG
     */
    Found find(Directory start, byte[] path, boolean follow) throws PosixFault {
        links = 0;
        return walk(start, path, follow);
    }

    private Found walk(Directory start, byte[] path, boolean follow) throws PosixFault {
        if (path.length == 0) {
            throw PosixFault.ENOENT;
        }
        if (path.length > MAX_PATH) {
            throw PosixFault.ENAMETOOLONG;
        }
        Directory here = path[0] == '/' ? mounts.root().root() : start;
        int first = skipSlashes(path, 0);
        if (first == path.length) {
            return new Found(here, path, 0, 0, here, true);
        }
        while (true) {
            int end = nameEnd(path, first);
            int next = skipSlashes(path, end);
            boolean last = next == path.length;
            boolean slash = end < path.length;
            if (!last && end - first <= MAX_NAME && here.find(path, first, end) instanceof Directory directory) {
                here = directory.seen();
            } else {
                Found step = step(here, path, first, end, !last || slash || follow);
                if (last) {
                    return step;
                }
                here = step.requireDirectory();
            }
            first = next;
        }
    }

    /** One name of a path. */
    private Found step(Directory here, byte[] path, int first, int end, boolean follow) throws PosixFault {
        boolean slash = end < path.length;
        if (path[first] == '.' && end == first + 1) {
            return new Found(here, path, 0, 0, here, slash);
        }
        if (path[first] == '.' && end == first + 2 && path[first + 1] == '.') {
            Directory up = mounts.parent(here);
            return new Found(up, path, 0, 0, up, slash);
        }
        if (end - first > MAX_NAME) {
            throw PosixFault.ENAMETOOLONG;
        }
        Node found = here.find(path, first, end);
        Node node = found == null ? null : mounts.seenAt(found);
        if (follow && node instanceof SymbolicLink link) {
            links++;
            if (links > MAX_LINKS) {
                throw PosixFault.ELOOP;
            }
            Found target = walk(here, link.target(), true);
            return slash ? target.asDirectory() : target;
        }
        return new Found(here, path, first, end, node, slash);
    }

    private static int skipSlashes(byte[] path, int from) {
        int i = from;
        while (i < path.length && path[i] == '/') {
            i++;
        }
        return i;
    }

    private static int nameEnd(byte[] path, int from) {
        int i = from;
        while (i < path.length && path[i] != '/') {
            i++;
        }
        return i;
    }
}
