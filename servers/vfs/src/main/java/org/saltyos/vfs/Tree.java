package org.saltyos.vfs;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;

/** What changes names: making, linking, removing and moving files. */
final class Tree {
    private final Mounts mounts;
    private final PathWalk walk;

    Tree(Mounts mounts) {
        this.mounts = mounts;
        walk = new PathWalk(mounts);
    }

    Mounts mounts() {
        return mounts;
    }

    /** Where a path leads; see {@link PathWalk#find}. */
    Found find(Directory start, byte[] path, boolean follow) throws PosixFault {
        return walk.find(start, path, follow);
    }

    Directory makeDirectory(Directory start, byte[] path, int mode) throws PosixFault {
        Found found = find(start, path, false);
        found.requireFree();
        found.parent().fileSystem().prepareChange();
        Directory made = new Directory(found.parent().fileSystem(), mode);
        found.parent().add(found.name(), made);
        return made;
    }

    RegularFile makeFile(Found found, int mode) throws PosixFault {
        found.requireFree();
        if (found.directoryWanted()) {
            throw PosixFault.EISDIR;
        }
        found.parent().fileSystem().prepareChange();
        if (!found.parent().fileSystem().keepsFiles()) {
            throw PosixFault.EPERM;
        }
        RegularFile made = new RegularFile(found.parent().fileSystem(), mode);
        found.parent().add(found.name(), made);
        return made;
    }

    void symbolicLink(Directory start, byte[] target, byte[] path) throws PosixFault {
        if (target.length == 0) {
            throw PosixFault.ENOENT;
        }
        Found found = find(start, path, false);
        found.requireFree();
        if (found.directoryWanted()) {
            throw PosixFault.ENOENT;
        }
        found.parent().fileSystem().prepareChange();
        found.parent().add(found.name(), new SymbolicLink(found.parent().fileSystem(), target));
    }

    void link(Directory start, byte[] path, byte[] name) throws PosixFault {
        Node node = find(start, path, false).require();
        if (node instanceof Directory) {
            throw PosixFault.EPERM;
        }
        Found found = find(start, name, false);
        found.requireFree();
        if (found.directoryWanted()) {
            throw PosixFault.ENOENT;
        }
        if (found.parent().fileSystem() != node.fileSystem()) {
            throw PosixFault.EXDEV;
        }
        node.fileSystem().prepareChange();
        found.parent().add(found.name(), node);
    }

    void removeDirectory(Directory start, byte[] path) throws PosixFault {
        Found found = find(start, path, false);
        Directory directory = found.requireDirectory();
        if (mounts.isBusy(directory)) {
            throw PosixFault.EBUSY;
        }
        if (!found.hasName()) {
            throw endsInTwoDots(path) ? PosixFault.ENOTEMPTY : PosixFault.EINVAL;
        }
        if (!directory.isEmpty()) {
            throw PosixFault.ENOTEMPTY;
        }
        found.parent().fileSystem().prepareChange();
        found.parent().remove(found.name());
    }

    void unlink(Directory start, byte[] path) throws PosixFault {
        Found found = find(start, path, false);
        Node node = found.require();
        if (node instanceof Directory) {
            throw PosixFault.EISDIR;
        }
        found.parent().fileSystem().prepareChange();
        found.parent().remove(found.name());
    }

    /** Moves a file, in place of the one that has the new name, if there is one. */
    void rename(Directory start, byte[] from, byte[] to) throws PosixFault {
        Found source = find(start, from, false);
        Node node = source.require();
        Found target = find(start, to, false);
        if (!source.hasName() || !target.hasName()) {
            throw mounts.isBusy(node) || endsInDots(from) || endsInDots(to) ? PosixFault.EBUSY : PosixFault.EINVAL;
        }
        Node replaced = target.node();
        if (mounts.isBusy(node) || replaced != null && mounts.isBusy(replaced)) {
            throw PosixFault.EBUSY;
        }
        if (target.parent().fileSystem() != node.fileSystem()) {
            throw PosixFault.EXDEV;
        }
        if (replaced == node) {
            return;
        }
        checkReplacement(node, target, replaced);
        Journal journal = node.fileSystem().journal();
        node.fileSystem().prepareChange();
        journal.begin();
        if (replaced != null) {
            target.parent().remove(target.name());
        }
        // The new name first: a file without a name would be discarded.
        target.parent().add(target.name(), node);
        source.parent().remove(source.name());
        journal.end();
    }

    private static void checkReplacement(Node node, Found target, @Nullable Node replaced) throws PosixFault {
        if (node instanceof Directory moved) {
            if (target.parent().isWithin(moved)) {
                throw PosixFault.EINVAL;
            }
            if (replaced != null && !(replaced instanceof Directory)) {
                throw PosixFault.ENOTDIR;
            }
            if (replaced instanceof Directory directory && !directory.isEmpty()) {
                throw PosixFault.ENOTEMPTY;
            }
        } else if (replaced instanceof Directory) {
            throw PosixFault.EISDIR;
        } else if (target.directoryWanted()) {
            throw PosixFault.ENOTDIR;
        }
    }

    /** Whether the last name is one dot or two. */
    private static boolean endsInDots(byte[] path) {
        int end = path.length;
        int dots = endsInTwoDots(path) ? 2 : end > 0 && path[end - 1] == '.' ? 1 : 0;
        return dots > 0 && (end == dots || path[end - dots - 1] == '/');
    }

    private static boolean endsInTwoDots(byte[] path) {
        return path.length >= 2 && path[path.length - 1] == '.' && path[path.length - 2] == '.';
    }
}
