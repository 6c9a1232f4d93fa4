package org.saltyos.processtest;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.Mapping;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.ProcessFigures;
import org.saltyos.basalt.process.ProcessManager;
import org.saltyos.basalt.process.Signal;
import org.saltyos.basalt.servers.ServerControlClient;

/** Files in the memory of processes: copies of their pages, and the pages themselves. */
final class FileMappingTests {
    private static final int PAGE = 4096;
    private static final String PATH = "/tmp/mapped";

    /** Pages of a file that takes a while to be touched. */
    private static final int MANY = 200;

    private static final long HALF_MILLISECOND = 500_000;

    private FileMappingTests() {}

    static void run() {
        try {
            ownCopies();
            sharing();
            ends();
            names();
            full();
            rights();
            errors();
            leaks();
        } catch (PosixFault fault) {
            Check.unexpected("FMAP", fault);
        }
    }

    private static void ownCopies() throws PosixFault {
        int file = TestFile.make(PATH, 40, 100);
        long pages = Processes.self().pages();
        Mapping own = Mapping.file(file, 2 * PAGE, 39 * PAGE);
        boolean right = own.get(0) == TestFile.at(2 * PAGE) && own.get(20 * PAGE + 5) == TestFile.at(22 * PAGE + 5);
        Check.that("FMAP-PAGE-BY-PAGE", right && Processes.self().pages() <= pages + 2);
        Check.that(
                "FMAP-END-ZERO",
                own.get(38 * PAGE + 99) == TestFile.at(40 * PAGE + 99) && own.get(38 * PAGE + 100) == 0);
        own.put(0, (byte) 55);
        TestFile.write(file, 3 * PAGE, 77);
        Check.that(
                "FMAP-PRIVATE", TestFile.read(file, 2 * PAGE) == (TestFile.at(2 * PAGE) & 0xff) && own.get(PAGE) == 77);
        int child = Processes.fork();
        if (child == 0) {
            boolean same = own.get(0) == 55 && own.get(10 * PAGE) == TestFile.at(12 * PAGE);
            own.put(0, (byte) 56);
            own.put(11 * PAGE, (byte) 57);
            Processes.exit(same && own.get(0) == 56 ? 7 : Children.WRONG);
        }
        Check.ends("FMAP-PRIVATE-FORK", child, 7, 0);
        Check.that("FMAP-PRIVATE-COPIES", own.get(0) == 55 && own.get(11 * PAGE) == TestFile.at(13 * PAGE));
        own.unmap(0, 3 * PAGE);
        Mapping other = Mapping.file(file, 0, PAGE);
        Check.that("FMAP-PLACE-AGAIN", other.address() == own.address() && other.get(9) == TestFile.at(9));
        own.unmap();
        Check.that("FMAP-GIVEN-BACK", Processes.self().pages() <= pages);
        Files.close(file);
    }

    private static void sharing() throws PosixFault {
        int file = TestFile.make(PATH, 8, 0);
        Mapping shared = Mapping.sharedFile(file, PAGE, 6 * PAGE);
        Mapping own = Mapping.file(file, PAGE, PAGE);
        shared.put(2 * PAGE, (byte) 11);
        Check.that("FMAP-SHARED-READ", TestFile.read(file, 3 * PAGE) == 11);
        TestFile.write(file, 3 * PAGE + 1, 12);
        TestFile.write(file, 4 * PAGE, 13);
        Check.that("FMAP-SHARED-WRITE", shared.get(2 * PAGE + 1) == 12 && shared.get(3 * PAGE) == 13);
        int child = Processes.fork();
        if (child == 0) {
            shared.put(4 * PAGE, (byte) 14);
            Processes.exit(shared.get(2 * PAGE) == 11 ? 7 : Children.WRONG);
        }
        Check.ends("FMAP-SHARED-FORK", child, 7, 0);
        Check.ends("FMAP-OTHER-PROGRAM", Children.start("mapped"), 7, 0);
        boolean seen = shared.get(4 * PAGE) == 14 && shared.get(5 * PAGE) == 15;
        Check.that("FMAP-SHARED-SEEN", seen && own.get(0) == TestFile.at(PAGE));
        Files.close(file);
        shared.put(PAGE, (byte) 16);
        shared.unmap();
        own.unmap();
        file = TestFile.open(PATH, OpenFlag.READ_WRITE);
        boolean kept = TestFile.read(file, 2 * PAGE) == 16 && TestFile.read(file, 6 * PAGE) == 15;
        Check.that("FMAP-KEPT", kept && TestFile.read(file, 3 * PAGE + 1) == 12);
        Files.close(file);
    }

    /** What the program does that {@link #sharing} starts. */
    static int child() {
        try {
            int file = TestFile.open(PATH, OpenFlag.READ_WRITE);
            Mapping shared = Mapping.sharedFile(file, 0, 8 * PAGE);
            shared.put(6 * PAGE, (byte) 15);
            return shared.get(3 * PAGE) == 11 && shared.get(5 * PAGE) == 14 ? 7 : Children.WRONG;
        } catch (PosixFault fault) {
            return Children.WRONG;
        }
    }

    /** The end of a file, and an end that moves. */
    private static void ends() throws PosixFault {
        int file = TestFile.make(PATH, 2, 10);
        Mapping shared = Mapping.sharedFile(file, 0, 6 * PAGE);
        Mapping own = Mapping.file(file, 0, 6 * PAGE);
        Check.that("FMAP-END-OF-PAGE", shared.get(2 * PAGE + 9) != 0 && shared.get(2 * PAGE + 10) == 0);
        touched("FMAP-BUS-SHARED", shared, 3 * PAGE);
        touched("FMAP-BUS-PRIVATE", own, 3 * PAGE);
        shared.put(2 * PAGE + 20, (byte) 5);
        Files.ftruncate(file, 4 * PAGE);
        Check.that("FMAP-GROWS", shared.get(2 * PAGE + 20) == 0 && shared.get(3 * PAGE) == 0);
        shared.put(3 * PAGE, (byte) 6);
        Check.that("FMAP-GROWN", TestFile.read(file, 3 * PAGE) == 6 && own.get(3 * PAGE) == 6);
        Files.ftruncate(file, PAGE + 1);
        Check.that("FMAP-CUT", shared.get(PAGE) == TestFile.at(PAGE) && shared.get(PAGE + 1) == 0);
        touched("FMAP-BUS-CUT", shared, 2 * PAGE);
        Files.ftruncate(file, 4 * PAGE);
        Check.that("FMAP-CUT-ZERO", shared.get(2 * PAGE + 9) == 0 && shared.get(3 * PAGE) == 0);
        shared.unmap();
        own.unmap();
        Files.close(file);
    }

    private static void touched(String id, Mapping mapping, long index) throws PosixFault {
        int child = Processes.fork();
        if (child == 0) {
            Processes.exit(mapping.get(index));
        }
        Check.ends(id, child, 0, Signal.BUS);
    }

    /** A file whose name and descriptors are gone is there as long as it is mapped. */
    private static void names() throws PosixFault {
        int file = TestFile.make("/tmp/nameless", 3, 0);
        Mapping shared = Mapping.sharedFile(file, 0, 3 * PAGE);
        Mapping own = Mapping.file(file, 0, 3 * PAGE);
        TestFile.unlink("/tmp/nameless");
        Files.close(file);
        shared.put(PAGE, (byte) 9);
        Check.that("FMAP-UNLINKED", shared.get(2 * PAGE) == TestFile.at(2 * PAGE) && own.get(PAGE) == 9);
        shared.unmap();
        own.unmap();
    }

    /** A page for which the file system has no room: whoever touches it ends, the others find it when there is room. */
    private static void full() throws PosixFault {
        int file = TestFile.make(PATH, 1, 0);
        Files.ftruncate(file, 8 * PAGE);
        Mapping shared = Mapping.sharedFile(file, 0, 8 * PAGE);
        shared.put(PAGE, (byte) 1);
        int filler = TestFile.open("/tmp/filler", OpenFlag.READ_WRITE);
        Check.that("FMAP-ENOSPC", TestFile.fill(filler) == PosixFault.ENOSPC.code());
        touched("FMAP-BUS-FULL", shared, 5 * PAGE);
        shared.put(PAGE + 1, (byte) 2);
        Files.close(filler);
        TestFile.unlink("/tmp/filler");
        shared.put(5 * PAGE, (byte) 3);
        Check.that("FMAP-ROOM-AGAIN", TestFile.read(file, 5 * PAGE) == 3 && TestFile.read(file, PAGE + 1) == 2);
        shared.unmap();
        Files.close(file);
    }

    private static void rights() throws PosixFault {
        Files.close(TestFile.make(PATH, 2, 0));
        int file = TestFile.open(PATH, OpenFlag.READ);
        Mapping shared = Mapping.sharedFile(file, 0, 2 * PAGE);
        Check.that("FMAP-READ-ONLY", shared.get(PAGE) == TestFile.at(PAGE));
        int child = Processes.fork();
        if (child == 0) {
            shared.put(0, (byte) 1);
            Processes.exit(0);
        }
        Check.ends("FMAP-WRITE-FAULTS", child, 0, Signal.SEGMENT);
        int code = 0;
        try {
            shared.protect(0, PAGE, ProcessManager.READ_WRITE);
        } catch (PosixFault fault) {
            code = fault.code();
        }
        Check.that("FMAP-EACCES", code == PosixFault.EACCES.code());
        shared.unmap();
        Mapping own = Mapping.file(file, 0, 2 * PAGE);
        own.put(0, (byte) 1);
        own.protect(0, PAGE, ProcessManager.READ_ONLY);
        own.protect(0, 2 * PAGE, ProcessManager.READ_WRITE);
        own.put(PAGE, (byte) 2);
        Check.that("FMAP-PROTECT", own.get(0) == 1 && TestFile.read(file, 0) == (TestFile.at(0) & 0xff));
        own.unmap();
        Files.close(file);
    }

    private static int fails(int descriptor, long offset, long bytes) {
        try {
            Mapping.sharedFile(descriptor, offset, bytes);
            return 0;
        } catch (PosixFault fault) {
            return fault.code();
        }
    }

    private static void errors() throws PosixFault {
        int file = TestFile.make(PATH, 1, 0);
        boolean wrong =
                fails(file, 1, PAGE) == PosixFault.EINVAL.code() && fails(file, 0, 0) == PosixFault.EINVAL.code();
        Check.that("FMAP-EINVAL", wrong && fails(file, -PAGE, PAGE) == PosixFault.EINVAL.code());
        Check.that("FMAP-EBADF", fails(77, 0, PAGE) == PosixFault.EBADF.code());
        Check.that("FMAP-ENODEV", fails(Files.OUTPUT, 0, PAGE) == PosixFault.ENODEV.code());
        int unread = TestFile.open(PATH, OpenFlag.WRITE);
        Check.that("FMAP-EACCES-READ", fails(unread, 0, PAGE) == PosixFault.EACCES.code());
        Check.that("FMAP-ENOMEM", fails(file, 0, 1L << 40) == PosixFault.ENOMEM.code());
        Files.close(unread);
        Files.close(file);
    }

    /** Mappings of both kinds, copied, ended by exit, by another program, by unmapping. */
    private static void leaks() throws PosixFault {
        int file = TestFile.make(PATH, 8, 0);
        round(file);
        ProcessFigures before = Processes.figures();
        for (int i = 0; i < 60; i++) {
            round(file);
        }
        ProcessFigures after = Processes.figures();
        Check.that("FMAP-LEAK", after.usedPages() <= before.usedPages() + 1 && before.blocks() >= after.blocks());
        Files.close(file);
    }

    private static void round(int file) throws PosixFault {
        Mapping shared = Mapping.sharedFile(file, 0, 8 * PAGE);
        Mapping own = Mapping.file(file, 0, 8 * PAGE);
        shared.put(5 * PAGE, (byte) 1);
        own.put(6 * PAGE, (byte) 1);
        int child = Processes.fork();
        if (child == 0) {
            own.put(4 * PAGE, (byte) 1);
            shared.put(3 * PAGE, (byte) 1);
            Processes.exit(0);
        }
        Processes.await(child);
        Processes.await(Children.start("mapped"));
        shared.unmap();
        own.unmap();
    }

    /** What was mapped before the file server ended is mapped, and the file's contents, after it has come back. */
    static void survive(ServerControlClient servers) throws PosixFault, RemoteFault {
        int file = TestFile.make(PATH, 6, 0);
        Mapping shared = Mapping.sharedFile(file, 0, 6 * PAGE);
        Mapping own = Mapping.file(file, 0, 6 * PAGE);
        shared.put(PAGE, (byte) 21);
        own.put(0, (byte) 22);
        ServerTests.restart("SVC-RESTART-FILES", servers, "vfs");
        int again = TestFile.open(PATH, OpenFlag.READ_WRITE);
        Check.that("FMAP-SURVIVES", TestFile.read(again, PAGE) == 21 && shared.get(PAGE) == 21 && own.get(0) == 22);
        boolean late = shared.get(2 * PAGE) == TestFile.at(2 * PAGE) && own.get(3 * PAGE) == TestFile.at(3 * PAGE);
        shared.put(4 * PAGE, (byte) 23);
        TestFile.write(again, PAGE + 1, 24);
        Check.that("FMAP-GOES-ON", late && TestFile.read(again, 4 * PAGE) == 23 && shared.get(PAGE + 1) == 24);
        shared.unmap();
        own.unmap();
        boolean kept = TestFile.read(again, PAGE) == 21 && TestFile.read(again, 4 * PAGE) == 23;
        Check.that("FMAP-KEPT-AFTER", kept && TestFile.read(again, 5 * PAGE) == (TestFile.at(5 * PAGE) & 0xff));
        Files.close(again);
        touchMeanwhile(servers);
    }

    /** A process touches page after page while those who have to bring them end and come back: it notices nothing. */
    private static void touchMeanwhile(ServerControlClient servers) throws PosixFault, RemoteFault {
        int file = TestFile.make(PATH, MANY, 0);
        Mapping shared = Mapping.sharedFile(file, 0, MANY * PAGE);
        Mapping own = Mapping.file(file, 0, MANY * PAGE);
        int child = Processes.fork();
        if (child == 0) {
            Processes.exit(touchAll(shared, own) ? 7 : Children.WRONG);
        }
        ServerTests.restart("SVC-RESTART-FILES-2", servers, "vfs");
        ServerTests.restart("SVC-RESTART-MEMORY", servers, "mmsrv");
        ServerTests.restart("SVC-RESTART-FILES-3", servers, "vfs");
        Check.ends("FMAP-TOUCHED-MEANWHILE", child, 7, 0);
        shared.unmap();
        own.unmap();
        file = TestFile.open(PATH, OpenFlag.READ_WRITE);
        int right = 0;
        for (int page = 0; page < MANY; page++) {
            right += TestFile.read(file, (long) page * PAGE + 1) == (page & 0xff) ? 1 : 0;
        }
        Check.that("FMAP-WRITTEN-MEANWHILE", right == MANY);
        Files.close(file);
    }

    private static boolean touchAll(Mapping shared, Mapping own) {
        int right = 0;
        for (int page = 0; page < MANY; page++) {
            long at = (long) page * PAGE;
            shared.put(at + 1, (byte) page);
            right += shared.get(at) == TestFile.at(at) && own.get(at) == TestFile.at(at) ? 1 : 0;
            Processes.sleep(HALF_MILLISECOND);
        }
        return right == MANY;
    }
}
