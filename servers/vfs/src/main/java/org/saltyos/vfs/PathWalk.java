package org.saltyos.vfs;

import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.posix.PosixFault;

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
     * @param follow whether a symbolic link at the end is followed
     * @throws PosixFault ENOENT for an empty path or a missing directory, ENOTDIR, ELOOP, ENAMETOOLONG
     */
    Found find(Directory start, String path, boolean follow) throws PosixFault {
        links = 0;
        return walk(start, path, follow);
    }

    private Found walk(Directory start, String path, boolean follow) throws PosixFault {
        if (path.isEmpty()) {
            throw PosixFault.ENOENT;
        }
        if (Utf8.length(path) > MAX_PATH) {
            throw PosixFault.ENAMETOOLONG;
        }
        Directory here = path.charAt(0) == '/' ? mounts.root().root() : start;
        int next = skipSlashes(path, 0);
        if (next == path.length()) {
            return new Found(here, "", here, true);
        }
        while (true) {
            int end = nameEnd(path, next);
            String name = path.substring(next, end);
            next = skipSlashes(path, end);
            boolean last = next == path.length();
            boolean slash = end < path.length();
            Found step = step(here, name, !last || slash || follow, slash);
            if (last) {
                return step;
            }
            here = step.requireDirectory();
        }
    }

    /** One name of a path. */
    private Found step(Directory here, String name, boolean follow, boolean slash) throws PosixFault {
        if (name.equals(".")) {
            return new Found(here, "", here, slash);
        }
        if (name.equals("..")) {
            Directory up = mounts.parent(here);
            return new Found(up, "", up, slash);
        }
        if (Utf8.length(name) > MAX_NAME) {
            throw PosixFault.ENAMETOOLONG;
        }
        Node found = here.find(name);
        Node node = found == null ? null : mounts.seenAt(found);
        if (follow && node instanceof SymbolicLink link) {
            links++;
            if (links > MAX_LINKS) {
                throw PosixFault.ELOOP;
            }
            Found target = walk(here, link.target(), true);
            return new Found(target.parent(), target.name(), target.node(), slash || target.directoryWanted());
        }
        return new Found(here, name, node, slash);
    }

    private static int skipSlashes(String path, int from) {
        int i = from;
        while (i < path.length() && path.charAt(i) == '/') {
            i++;
        }
        return i;
    }

    private static int nameEnd(String path, int from) {
        int end = path.indexOf('/', from);
        return end < 0 ? path.length() : end;
    }
}
