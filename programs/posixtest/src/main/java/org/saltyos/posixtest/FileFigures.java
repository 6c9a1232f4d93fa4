package org.saltyos.posixtest;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.file.PipeEnds;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.posix.SharedBuffer;

/**
 * What whole operations on files cost, the least of several tries. Under {@code -icount shift=0,sleep=off} a nanosecond of the clock
 * is an instruction, of all that take part: program, library, messages, file server, kernel.
 */
final class FileFigures {
    private static final int TRIES = 200;
    private static final int PAGE = 4096;
    private static final byte[] BYTES = new byte[PAGE];
    private static final String FILE = "/tmp/figures";

    private FileFigures() {}

    /** An operation that is measured. */
    private interface Operation {
        void run() throws PosixFault;
    }

    /** Prints all figures. */
    static void run() throws PosixFault {
        int file = Files.open(FILE, OpenFlag.READ_WRITE | OpenFlag.CREATE, 0600);
        Files.write(file, BYTES, 0, PAGE);
        measure("call of the file server that only sets an offset", () -> Files.seek(file, 0, 0), file);
        measure("cached read of 1 byte by descriptor", () -> Files.read(file, BYTES, 0, 1), file);
        measure("cached read of 4 KiB into an array", () -> Files.read(file, BYTES, 0, PAGE), file);
        measure("cached read of 4 KiB into the shared buffer", () -> SharedBuffer.read(file, PAGE), file);
        measure("cached write of 1 byte", () -> Files.write(file, BYTES, 0, 1), file);
        measure("cached write of 4 KiB from an array", () -> Files.write(file, BYTES, 0, PAGE), file);
        measure("cached write of 4 KiB from the shared buffer", () -> SharedBuffer.write(file, PAGE), file);
        Files.close(file);
        measure("open + close", () -> Files.close(Files.open(FILE, OpenFlag.READ, 0)), -1);
        measure("stat", () -> Files.stat(FILE), -1);
        measure("create + close + unlink", FileFigures::create, -1);
        Files.unlink(FILE);
        pipe();
    }

    private static void create() throws PosixFault {
        Files.close(Files.open("/tmp/figures-new", OpenFlag.WRITE | OpenFlag.CREATE, 0600));
        Files.unlink("/tmp/figures-new");
    }

    /** Measures an operation; before each try the offset of {@code file} is set to 0, if there is one. */
    private static void measure(String name, Operation operation, int file) throws PosixFault {
        long nothing = Long.MAX_VALUE;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            if (file >= 0) {
                Files.seek(file, 0, 0);
            }
            long start = Processes.clock();
            long middle = Processes.clock();
            operation.run();
            long end = Processes.clock();
            nothing = Math.min(nothing, middle - start);
            least = Math.min(least, end - middle);
        }
        Texts.write("@@BENCH " + (least - nothing) + " " + name);
    }

    /** One byte to another process and back, through two pipes. */
    private static void pipe() throws PosixFault {
        PipeEnds there = Files.pipe();
        PipeEnds back = Files.pipe();
        int child = Processes.fork();
        if (child == 0) {
            Files.close(there.output());
            while (Files.read(there.input(), BYTES, 0, 1) == 1) {
                Files.write(back.output(), BYTES, 0, 1);
            }
            Processes.exit(0);
        }
        measure(
                "pipe round trip, 1 byte, two processes",
                () -> {
                    Files.write(there.output(), BYTES, 0, 1);
                    Files.read(back.input(), BYTES, 0, 1);
                },
                -1);
        Files.close(there.output());
        Processes.await(child);
    }
}
