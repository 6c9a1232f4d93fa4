package org.saltyos.procmgr;

import org.saltyos.abi.InitLayout;
import org.saltyos.basalt.archive.ArchiveFile;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** Finds programs in the boot archive by their path, for systems without a file server, and line tables for reports. */
final class Archive {
    private static final int MAX_PATH = 255;
    private static final int MAX_LINKS = 8;
    private static final byte[] PATH = new byte[MAX_PATH + 1];
    private static final String LINES = "lines/";
    private static final int NAME_BYTES = 16;

    private Archive() {}

    private static ArchiveFile first() {
        return ArchiveFile.first(InitLayout.ARCHIVE, Startup.archiveBytes());
    }

    /** The file whose contents start at this address. */
    static ArchiveFile at(long contents) throws PosixFault {
        for (ArchiveFile file = first(); !file.isEnd(); file = file.next()) {
            if (file.contents() == contents) {
                return file;
            }
        }
        throw PosixFault.ENOENT;
    }

    /**
     * Finds a program.
     *
     * @param path address of its path, ended by a zero byte
     * @throws PosixFault ENOENT; EACCES for a directory; ELOOP; ENAMETOOLONG
     */
    static ArchiveFile program(long path) throws PosixFault {
        int length = take(0, path, MAX_PATH + 1);
        for (int links = 0; links < MAX_LINKS; links++) {
            ArchiveFile file = find(length);
            if (file.isDirectory()) {
                throw PosixFault.EACCES;
            }
            if (!file.isLink()) {
                return file;
            }
            length = follow(file, length);
        }
        throw PosixFault.ELOOP;
    }

    /** Puts a text into the path from {@code at} on, without leading slashes at the start; returns the path's length. */
    @Unsafe(
            because = "the caller vouches that a text of at most so many bytes lies there, ended by a zero byte or by"
                    + " them")
    private static int take(int at, long text, int most) throws PosixFault {
        int length = at;
        for (int i = 0; i < most && Mem.getByte(text + i) != 0; i++) {
            byte character = Mem.getByte(text + i);
            if (length > 0 || character != '/') {
                if (length == MAX_PATH) {
                    throw PosixFault.ENAMETOOLONG;
                }
                PATH[length] = character;
                length++;
            }
        }
        return length;
    }

    /** Replaces the path by where a link leads: beside the link, or from the root. */
    @Unsafe(because = "a link's contents lie in the archive")
    private static int follow(ArchiveFile link, int length) throws PosixFault {
        int directory = length;
        while (directory > 0 && PATH[directory - 1] != '/') {
            directory--;
        }
        boolean fromRoot = link.size() > 0 && Mem.getByte(link.contents()) == '/';
        return take(fromRoot ? 0 : directory, link.contents(), (int) Math.min(link.size(), MAX_PATH + 1));
    }

    private static ArchiveFile find(int length) throws PosixFault {
        for (ArchiveFile file = first(); !file.isEnd(); file = file.next()) {
            if (isNamed(file, length)) {
                return file;
            }
        }
        throw PosixFault.ENOENT;
    }

    @Unsafe(because = "the name of a file that is not the end lies in the archive")
    private static boolean isNamed(ArchiveFile file, int length) {
        if (file.nameLength() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (Mem.getByte(file.nameAddress() + i) != PATH[i]) {
                return false;
            }
        }
        return true;
    }

    /** The line table of the program with this name; the end of the archive if it has none. */
    static ArchiveFile lines(long name0, long name1) {
        int length = 0;
        for (int i = 0; i < LINES.length(); i++) {
            PATH[length] = (byte) LINES.charAt(i);
            length++;
        }
        for (int i = 0; i < NAME_BYTES; i++) {
            byte character = (byte) ((i < Long.BYTES ? name0 : name1) >>> i % Long.BYTES * Byte.SIZE);
            if (character != 0) {
                PATH[length] = character;
                length++;
            }
        }
        ArchiveFile file = first();
        while (!file.isEnd() && !isNamed(file, length)) {
            file = file.next();
        }
        return file;
    }
}
