package org.saltyos.vfs;

import java.util.Arrays;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Utf8;

/**
 * Fills a file system from the boot archive. Contents stay where they are until they are written to. What the archive holds for init alone
 * is left out.
 */
final class InitialFiles {
    private final Tree tree;
    private final Directory root;
    private final long archive;

    /** Reads the archive at {@code archive} into the root of {@code tree}. */
    InitialFiles(Tree tree, long archive) {
        this.tree = tree;
        this.archive = archive;
        root = tree.mounts().root().root();
    }

    /**
     * Makes all files.
     *
     * @param size of the archive in bytes
     * @throws PosixFault EIO when the archive is broken
     */
    void load(long size) throws PosixFault {
        Cpio.read(archive, size, this::load);
    }

    private void load(byte[] path, int mode, long contents, long length) throws PosixFault {
        if (!isForInit(Utf8.decode(path, 0, path.length))) {
            make(path, mode, contents, length);
        }
    }

    /** Whether a file is for init: the table of servers, their programs, line tables of servers and of programs. */
    private static boolean isForInit(String name) {
        boolean ofServer = name.endsWith(".img") || name.endsWith(".lines");
        return name.equals("system.bin")
                || ofServer && name.indexOf('/') < 0
                || name.equals("lines")
                || name.startsWith("lines/");
    }

    private void make(byte[] name, int mode, long contents, long length) throws PosixFault {
        makeParents(name);
        int kind = mode & Cpio.KIND_MASK;
        if (kind == Cpio.DIRECTORY) {
            if (tree.find(root, name, true).node() == null) {
                tree.makeDirectory(root, name, mode);
            }
        } else if (kind == Cpio.LINK) {
            tree.symbolicLink(root, Cpio.bytes(contents, (int) length), name);
        } else {
            tree.makeFile(tree.find(root, name, false), mode).contents(contents, length);
        }
    }

    /** Makes the directories above a file that the archive does not list. */
    private void makeParents(byte[] name) throws PosixFault {
        for (int i = 1; i < name.length; i++) {
            if (name[i] == '/') {
                byte[] parent = Arrays.copyOf(name, i);
                if (tree.find(root, parent, true).node() == null) {
                    tree.makeDirectory(root, parent, 0755);
                }
            }
        }
    }
}
