package org.saltyos.processtest;

import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServerClient;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** Files for a program without a heap, which cannot go the library's way with texts. */
final class TestFile {
    private static final int PAGE = 4096;
    private static final byte[] BYTES = new byte[PAGE];
    private static final byte[] BYTE = new byte[1];

    private TestFile() {}

    private static FileServerClient server() {
        return new FileServerClient(new Endpoint(ProgramLayout.FILES_SLOT));
    }

    @Unsafe(because = "the path is shorter than the exchange memory")
    private static void path(String path) {
        for (int i = 0; i < path.length(); i++) {
            Mem.putByte(ProgramLayout.EXCHANGE + i, (byte) path.charAt(i));
        }
        Mem.putByte(ProgramLayout.EXCHANGE + path.length(), (byte) 0);
    }

    /** Opens a file, which is made if there is none, with flags of {@link OpenFlag}. */
    static int open(String path, int flags) throws PosixFault {
        path(path);
        try {
            return server().open(flags | OpenFlag.CREATE, 0644);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /** Takes a name away. */
    static void unlink(String path) throws PosixFault {
        path(path);
        try {
            server().unlink();
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /** Makes a file of so many pages and bytes; byte i of it is {@link #at}. */
    static int make(String path, int pages, int more) throws PosixFault {
        int file = open(path, OpenFlag.READ_WRITE | OpenFlag.TRUNCATE);
        for (int page = 0; page <= pages; page++) {
            for (int i = 0; i < PAGE; i++) {
                BYTES[i] = at((long) page * PAGE + i);
            }
            Files.write(file, BYTES, 0, page < pages ? PAGE : more);
        }
        return file;
    }

    /** Writes to a file until there is no room; tells the fault's number. */
    static int fill(int file) {
        try {
            while (true) {
                Files.write(file, BYTES, 0, PAGE);
            }
        } catch (PosixFault fault) {
            return fault.code();
        }
    }

    /** What {@link #make} puts at an offset; never 0. */
    static byte at(long offset) {
        return (byte) (offset * 7 + offset / PAGE * 3 | 1);
    }

    /** A byte of a file by read; -1 at its end. */
    static int read(int file, long offset) throws PosixFault {
        Files.seek(file, offset, 0);
        return Files.read(file, BYTE, 0, 1) == 1 ? BYTE[0] & 0xff : -1;
    }

    /** Writes a byte of a file by write. */
    static void write(int file, long offset, int value) throws PosixFault {
        Files.seek(file, offset, 0);
        BYTE[0] = (byte) value;
        Files.write(file, BYTE, 0, 1);
    }
}
