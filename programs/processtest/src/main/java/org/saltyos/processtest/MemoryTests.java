package org.saltyos.processtest;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Mapping;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.ProcessEnd;
import org.saltyos.basalt.process.ProcessFigures;
import org.saltyos.basalt.process.ProcessManager;
import org.saltyos.basalt.process.Signal;

/** Mapped memory, limits, and programs that want more than there is. */
final class MemoryTests {
    private static final int PAGE = 4096;
    private static final int MIB = 1 << 20;

    private MemoryTests() {}

    static void run() {
        try {
            anonymous();
            copies();
            parts();
            limits();
            errors();
            bomb();
            hog();
            crowd();
        } catch (PosixFault fault) {
            Check.unexpected("MEMORY", fault);
        }
    }

    private static void anonymous() throws PosixFault {
        ProcessFigures before = Processes.figures();
        long pages = Processes.self().pages();
        Mapping mapping = Mapping.anonymous(64 * MIB / 4 + 1);
        boolean zero = mapping.get(0) == 0 && mapping.getLong(mapping.bytes() - Long.BYTES) == 0;
        mapping.putLong(5 * PAGE, 0x1234_5678_9abcL);
        mapping.put(mapping.bytes() - 1, (byte) 7);
        Check.that(
                "MAP-ZERO",
                zero
                        && mapping.getLong(5 * PAGE) == 0x1234_5678_9abcL
                        && mapping.get(mapping.bytes() - 1) == 7
                        && mapping.bytes() == 16 * MIB + PAGE);
        Check.that("MAP-TOUCHED-ONLY", Processes.self().pages() <= pages + 6);
        mapping.unmap();
        ProcessFigures after = Processes.figures();
        Check.that("MAP-GIVEN-BACK", after.usedPages() <= before.usedPages() + 4);
        int child = Processes.fork();
        if (child == 0) {
            Processes.exit(mapping.get(0));
        }
        Check.ends("MAP-GONE", child, 0, Signal.SEGMENT);
    }

    /** A copy of a process has copies of its own pages, and shares those that are shared. */
    private static void copies() throws PosixFault {
        Mapping own = Mapping.anonymous(20 * PAGE);
        Mapping shared = Mapping.shared(3 * PAGE);
        own.put(PAGE, (byte) 1);
        shared.put(PAGE, (byte) 1);
        int child = Processes.fork();
        if (child == 0) {
            boolean same = own.get(PAGE) == 1 && shared.get(PAGE) == 1;
            own.put(PAGE, (byte) 2);
            shared.put(PAGE, (byte) 2);
            shared.put(2 * PAGE, (byte) 3);
            Mapping later = Mapping.anonymous(PAGE);
            later.put(0, (byte) 4);
            Processes.exit(same && own.get(PAGE) == 2 && later.get(0) == 4 ? 7 : Children.WRONG);
        }
        Check.ends("MAP-FORK", child, 7, 0);
        Check.that("MAP-PRIVATE", own.get(PAGE) == 1);
        Check.that("MAP-SHARED", shared.get(PAGE) == 2 && shared.get(2 * PAGE) == 3 && shared.get(0) == 0);
        own.unmap();
        shared.unmap();
    }

    private static void parts() throws PosixFault {
        Mapping mapping = Mapping.anonymous(8 * PAGE);
        for (int i = 0; i < 8; i++) {
            mapping.put((long) i * PAGE, (byte) (i + 1));
        }
        mapping.unmap(2 * PAGE, 2 * PAGE);
        Mapping again = Mapping.anonymous(2 * PAGE);
        boolean fits = again.address() == mapping.address() + 2 * PAGE;
        Check.that("MAP-HOLE", fits && again.get(0) == 0 && again.get(PAGE) == 0);
        boolean kept = mapping.get(PAGE) == 2 && mapping.get(4 * PAGE) == 5 && mapping.get(7 * PAGE) == 8;
        Check.that("MAP-REST", kept);
        mapping.unmap();
    }

    private static int mapFails(long bytes, int kind) {
        try {
            if (kind == ProcessManager.SHARED) {
                Mapping.shared(bytes);
            } else {
                Mapping.anonymous(bytes);
            }
            return 0;
        } catch (PosixFault fault) {
            return fault.code();
        }
    }

    private static void errors() {
        int noMemory = PosixFault.ENOMEM.code();
        boolean tooMuch = mapFails(1L << 31, ProcessManager.PRIVATE) == noMemory
                && mapFails(Long.MAX_VALUE, ProcessManager.SHARED) == noMemory;
        Check.that("MAP-ENOMEM", tooMuch);
        Check.that("MAP-EINVAL", mapFails(0, ProcessManager.PRIVATE) == PosixFault.EINVAL.code());
    }

    private static void limits() throws PosixFault {
        int child = Processes.fork();
        if (child == 0) {
            Processes.limit(ProcessManager.MEMORY_LIMIT, 4 * MIB);
            boolean refused = mapFails(4 * MIB, ProcessManager.PRIVATE) == PosixFault.ENOMEM.code();
            Mapping.anonymous(MIB).put(0, (byte) 1);
            boolean lower = false;
            try {
                Processes.limit(ProcessManager.MEMORY_LIMIT, 5 * MIB);
            } catch (PosixFault fault) {
                lower = fault == PosixFault.EPERM;
            }
            int grandchild = Processes.fork();
            if (grandchild == 0) {
                Processes.exit(Processes.limits().memory() == 4 * MIB ? 7 : Children.WRONG);
            }
            boolean inherited = Processes.await(grandchild).status() == 7;
            Processes.exit(refused && lower && inherited ? 7 : Children.WRONG);
        }
        Check.ends("LIMIT-MEMORY", child, 7, 0);
        child = Processes.fork();
        if (child == 0) {
            Processes.limit(ProcessManager.MEMORY_LIMIT, 2 * PAGE);
            try {
                Children.start("seven");
                Processes.exit(Children.WRONG);
            } catch (PosixFault fault) {
                Processes.exit(fault == PosixFault.ENOMEM ? 7 : Children.WRONG);
            }
        }
        Check.ends("LIMIT-START", child, 7, 0);
    }

    /** A program that takes memory until it gets an error, then ends: there is as much as before. */
    private static void hog() throws PosixFault {
        ProcessFigures before = Processes.figures();
        int child = Processes.fork();
        if (child == 0) {
            Processes.exit(hold() == PosixFault.ENOMEM.code() ? 7 : Children.WRONG);
        }
        ProcessEnd end = Processes.await(child);
        Check.that("HOG-ERROR", end.status() == 7 || end.signal() == Signal.KILL);
        Check.ends("HOG-OTHERS", Children.start("seven"), 7, 0);
        ProcessFigures after = Processes.figures();
        // A pool takes a page of each thousand for its counters, the process manager keeps some pieces for the next
        // process.
        Check.that("HOG-GIVEN-BACK", after.freeBytes() >= before.freeBytes() - MIB);
    }

    /** Maps and touches memory until that fails; the error's code. */
    private static int hold() {
        while (true) {
            try {
                Mapping mapping = Mapping.anonymous(MIB * 4);
                for (long at = 0; at < mapping.bytes(); at += PAGE) {
                    mapping.put(at, (byte) 1);
                }
            } catch (PosixFault fault) {
                return fault.code();
            }
        }
    }

    /** Two map more than there is for both: one has to go, the other and everybody else go on. */
    private static void crowd() throws PosixFault {
        Mapping small = Mapping.anonymous(2 * MIB);
        long bytes = Processes.figures().freeBytes() / 5 * 3;
        int first = startLarge(bytes);
        int second = startLarge(bytes);
        ProcessEnd one = Processes.await(first);
        ProcessEnd other = Processes.await(second);
        boolean oneEnded = (one.signal() == Signal.KILL) != (other.signal() == Signal.KILL);
        Check.that("CROWD-ONE-ENDS", oneEnded && one.status() + other.status() == 7);
        for (long at = 0; at < small.bytes(); at += PAGE) {
            small.put(at, (byte) 1);
        }
        Check.ends("CROWD-OTHERS", Children.start("seven"), 7, 0);
        small.unmap();
    }

    private static int startLarge(long bytes) throws PosixFault {
        int child = Processes.fork();
        if (child == 0) {
            try {
                Mapping all = Mapping.anonymous(bytes);
                Processes.sleep(100_000_000);
                for (long at = 0; at < all.bytes(); at += PAGE) {
                    all.put(at, (byte) 1);
                }
                Processes.exit(7);
            } catch (PosixFault fault) {
                Processes.exit(Children.WRONG);
            }
        }
        return child;
    }

    /** A program that forks without end gets EAGAIN, and the first process goes on. */
    private static void bomb() throws PosixFault {
        int before = Processes.figures().processes();
        Mapping refused = Mapping.shared(PAGE);
        int child = Processes.fork();
        if (child == 0) {
            Processes.group(0, 0);
            while (true) {
                try {
                    Processes.fork();
                } catch (PosixFault fault) {
                    refused.put(0, (byte) fault.code());
                    Processes.sleep(Long.MAX_VALUE / 2);
                }
            }
        }
        while (refused.get(0) == 0) {
            Processes.sleep(10_000_000);
        }
        Check.that("BOMB-EAGAIN", refused.get(0) == PosixFault.EAGAIN.code());
        Check.ends("BOMB-OTHERS", Children.start("seven"), 7, 0);
        Processes.kill(-child, Signal.KILL);
        Check.ends("BOMB-KILLED", child, 0, Signal.KILL);
        Check.that("BOMB-GONE", Processes.figures().processes() == before);
        refused.unmap();
    }
}
