package org.saltyos.vfs;

import java.util.Arrays;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.posix.PosixFault;

/**
 * Fills a file system from the boot archive, a CPIO archive of the newc format (cpio(5), "New ASCII Format"). Contents stay
 * where they are until they are written to. What the archive holds for init alone is left out.
 */
final class InitialFiles {
    private static final int HEADER = 110;
    private static final int MODE = 14;
    private static final int FILE_SIZE = 54;
    private static final int NAME_SIZE = 94;
    private static final int DIGITS = 8;
    private static final int HEXADECIMAL = 16;
    private static final int PADDING = 4;
    private static final int KIND_MASK = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;
    private static final String END = "TRAILER!!!";

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
        long offset = 0;
        while (offset + HEADER <= size) {
            int nameSize = (int) field(offset, NAME_SIZE);
            long length = field(offset, FILE_SIZE);
            long contents = pad(offset + HEADER + nameSize);
            if (nameSize < 1 || contents + length > size) {
                throw PosixFault.EIO;
            }
            byte[] path = bytes(archive + offset + HEADER, nameSize - 1);
            String name = Utf8.decode(path, 0, path.length);
            if (name.equals(END)) {
                return;
            }
            if (!isForInit(name)) {
                make(path, (int) field(offset, MODE), archive + contents, length);
            }
            offset = pad(contents + length);
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
        int kind = mode & KIND_MASK;
        if (kind == DIRECTORY) {
            if (tree.find(root, name, true).node() == null) {
                tree.makeDirectory(root, name, mode);
            }
        } else if (kind == LINK) {
            tree.symbolicLink(root, bytes(contents, (int) length), name);
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

    private long field(long header, int offset) throws PosixFault {
        long value = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = Character.digit(RawMemory.byteAt(archive + header + offset + i), HEXADECIMAL);
            if (digit < 0) {
                throw PosixFault.EIO;
            }
            value = value * HEXADECIMAL + digit;
        }
        return value;
    }

    private static long pad(long offset) {
        return (offset + PADDING - 1) & -PADDING;
    }

    private static byte[] bytes(long address, int length) {
        byte[] bytes = new byte[length];
        RawMemory.get(address, bytes, 0, length);
        return bytes;
    }
}
