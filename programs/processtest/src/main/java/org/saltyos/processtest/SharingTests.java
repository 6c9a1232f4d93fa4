package org.saltyos.processtest;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.posix.Mapping;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.ProcessEnd;
import org.saltyos.basalt.process.ProcessFigures;
import org.saltyos.basalt.process.ProcessManager;
import org.saltyos.basalt.process.Signal;

/** What processes may do with mapped memory, and memory that they share by a name. */
final class SharingTests {
    private static final int PAGE = 4096;
    private static final int CREATE = ProcessManager.CREATE;
    private static final int READ_ONLY = ProcessManager.READ_ONLY;
    private static final int READ_WRITE = ProcessManager.READ_WRITE;
    /** Processes, each with as many parts as it may have. */
    private static final int SHARERS = 60;

    private static final long MILLISECOND = 1_000_000;
    private static final Bytes NAME = new Bytes(40);

    private SharingTests() {}

    static void run() {
        try {
            protection();
            manyParts();
            manySharers();
            names();
            nameErrors();
            leaks();
        } catch (PosixFault fault) {
            Check.unexpected("SHARE", fault);
        }
    }

    private static Bytes name(String text) {
        return NAME.clear().append(text);
    }

    private static void protection() throws PosixFault {
        Mapping mapping = Mapping.anonymous(6 * PAGE);
        for (int i = 0; i < 6; i++) {
            mapping.put((long) i * PAGE, (byte) (i + 1));
        }
        mapping.protect(2 * PAGE, PAGE, READ_ONLY);
        mapping.protect(4 * PAGE, PAGE, ProcessManager.NO_ACCESS);
        mapping.put(PAGE, (byte) 7);
        mapping.put(3 * PAGE, (byte) 8);
        Check.that("PROTECT-READ", mapping.get(2 * PAGE) == 3 && mapping.get(5 * PAGE) == 6);
        int child = Processes.fork();
        if (child == 0) {
            mapping.put(2 * PAGE, (byte) 9);
            Processes.exit(0);
        }
        Check.ends("PROTECT-WRITE-FAULTS", child, 0, Signal.SEGMENT);
        child = Processes.fork();
        if (child == 0) {
            Processes.exit(mapping.get(4 * PAGE));
        }
        Check.ends("PROTECT-NO-ACCESS", child, 0, Signal.SEGMENT);
        mapping.protect(0, 6 * PAGE, READ_WRITE);
        mapping.put(2 * PAGE, (byte) 9);
        boolean kept = mapping.get(0) == 1 && mapping.get(PAGE) == 7 && mapping.get(2 * PAGE) == 9;
        Check.that("PROTECT-KEEPS", kept && mapping.get(3 * PAGE) == 8 && mapping.get(4 * PAGE) == 5);
        mapping.unmap(PAGE, PAGE);
        Check.that("PROTECT-ENOMEM", protectFails(mapping, 2 * PAGE, READ_ONLY) == PosixFault.ENOMEM.code());
        Check.that("PROTECT-EINVAL", protectFails(mapping, PAGE, 2) == PosixFault.EINVAL.code());
        mapping.unmap();
    }

    private static int protectFails(Mapping mapping, long bytes, int access) {
        try {
            mapping.protect(0, bytes, access);
            return 0;
        } catch (PosixFault fault) {
            return fault.code();
        }
    }

    /** Each page by itself, to and fro: parts that are alike again are one, so there is no end to it. */
    private static void manyParts() throws PosixFault {
        Mapping shared = Mapping.shared(40 * PAGE);
        int refused = 0;
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 40; i++) {
                shared.put((long) i * PAGE, (byte) i);
                shared.protect((long) i * PAGE, PAGE, READ_ONLY);
            }
            shared.protect(0, 40 * PAGE, READ_WRITE);
        }
        for (int i = 0; i < 40 && refused == 0; i += 2) {
            try {
                shared.protect((long) i * PAGE, PAGE, ProcessManager.NO_ACCESS);
            } catch (PosixFault fault) {
                refused = fault.code();
            }
        }
        Check.that("PROTECT-TOO-MANY-PARTS", refused == PosixFault.ENOMEM.code());
        shared.protect(0, 40 * PAGE, READ_WRITE);
        Check.that("PROTECT-SHARED", shared.get(38 * PAGE) == 38 && shared.get(0) == 0);
        shared.unmap();
    }

    /** More parts, of more processes, than the shared object has room for: nobody hangs, whoever is refused can say so. */
    private static void manySharers() throws PosixFault {
        Mapping shared = Mapping.shared(40 * PAGE);
        Mapping flags = Mapping.shared(PAGE);
        int sharers = startSharers(shared, flags);
        for (int i = 0; i < sharers; i++) {
            while (flags.get(i) == 0) {
                Processes.sleep(MILLISECOND);
            }
        }
        flags.put(SHARERS, (byte) 1);
        int right = 0;
        for (int i = 0; i < sharers; i++) {
            ProcessEnd end = Processes.await(ProcessManager.ANY);
            right += end.status() == 7 || end.signal() == Signal.SEGMENT ? 1 : 0;
        }
        Check.that("PROTECT-MANY-SHARERS", right == sharers && sharers > 0);
        shared.unmap();
        flags.unmap();
    }

    /** How many could be started: a copy of this process needs room for its part, too. */
    private static int startSharers(Mapping shared, Mapping flags) {
        for (int i = 0; i < SHARERS; i++) {
            try {
                if (Processes.fork() == 0) {
                    share(shared, flags, i);
                }
            } catch (PosixFault fault) {
                return i;
            }
        }
        return SHARERS;
    }

    private static void share(Mapping shared, Mapping flags, int number) {
        try {
            for (int i = 0; i < 40; i += 2) {
                shared.protect((long) i * PAGE, PAGE, READ_ONLY);
            }
        } catch (PosixFault fault) {
            flags.put(number, (byte) fault.code());
        }
        while (flags.get(SHARERS) == 0) {
            Processes.sleep(MILLISECOND);
        }
        int sum = 0;
        for (int i = 0; i < 40; i++) {
            sum += shared.get((long) i * PAGE);
        }
        Processes.exit(sum == 0 ? 7 : Children.WRONG);
    }

    /** A program that was started, not copied, finds the memory by its name, at the same address. */
    private static void names() throws PosixFault {
        Mapping memory = Mapping.named(name("board"), 3 * PAGE, CREATE);
        memory.putLong(8, memory.address());
        int writer = Children.start("share");
        Check.ends("SHARE-OTHER-PROGRAM", writer, 7, 0);
        Check.that("SHARE-WRITTEN", memory.getLong(2 * PAGE) == 0x5a17);
        memory.unmap();
        Mapping again = Mapping.named(name("board"), 0, 0);
        Check.that("SHARE-STAYS", again.bytes() == 3 * PAGE && again.getLong(2 * PAGE) == 0x5a17);
        Mapping.unlink(name("board"));
        Mapping other = Mapping.named(name("board"), PAGE, CREATE | ProcessManager.EXCLUSIVE);
        boolean apart = other.getLong(0) == 0 && other.address() != again.address();
        Check.that("SHARE-UNLINKED", apart && again.getLong(2 * PAGE) == 0x5a17);
        Mapping.unlink(name("board"));
        other.unmap();
        again.unmap();
    }

    /** The program that {@link #names} starts. */
    static int child() {
        try {
            Mapping memory = Mapping.named(name("board"), 0, 0);
            boolean same = memory.getLong(8) == memory.address();
            memory.putLong(2 * PAGE, 0x5a17);
            return same ? 7 : Children.WRONG;
        } catch (PosixFault fault) {
            return Children.WRONG;
        }
    }

    private static int nameFails(String text, long bytes, int options) {
        try {
            Mapping.named(name(text), bytes, options);
            return 0;
        } catch (PosixFault fault) {
            return fault.code();
        }
    }

    private static void nameErrors() throws PosixFault {
        Check.that("SHARE-ENOENT", nameFails("nobody", PAGE, 0) == PosixFault.ENOENT.code());
        Mapping memory = Mapping.named(name("errors"), PAGE, CREATE);
        int exclusive = CREATE | ProcessManager.EXCLUSIVE;
        Check.that("SHARE-EEXIST", nameFails("errors", PAGE, exclusive) == PosixFault.EEXIST.code());
        Check.that("SHARE-EBUSY", nameFails("errors", PAGE, 0) == PosixFault.EBUSY.code());
        memory.unmap();
        Check.that("SHARE-TOO-LARGE", nameFails("errors", PAGE + 1, 0) == PosixFault.EINVAL.code());
        Check.that("SHARE-EINVAL", nameFails("a/b", PAGE, CREATE) == PosixFault.EINVAL.code());
        Check.that("SHARE-EMPTY", nameFails("new", 0, CREATE) == PosixFault.EINVAL.code());
        Check.that("SHARE-ENOMEM", nameFails("new", 1L << 29, CREATE) == PosixFault.ENOMEM.code());
        boolean isLong = nameFails("a-name-of-thirty-two-characters.", PAGE, CREATE) == PosixFault.ENAMETOOLONG.code();
        Check.that("SHARE-ENAMETOOLONG", isLong);
        Mapping.unlink(name("errors"));
    }

    /** Memory that lost its name ends with its last user, also if that is ended. */
    private static void leaks() throws PosixFault {
        ProcessFigures before = Processes.figures();
        for (int i = 0; i < 100; i++) {
            Mapping memory = Mapping.named(name("leak"), 20 * PAGE, CREATE);
            memory.put(5 * PAGE, (byte) 1);
            int child = Processes.fork();
            if (child == 0) {
                memory.protect(0, PAGE, READ_ONLY);
                Processes.exit(memory.get(5 * PAGE));
            }
            Mapping.unlink(name("leak"));
            memory.unmap();
            Processes.await(child);
        }
        ProcessFigures after = Processes.figures();
        Check.that("SHARE-LEAK", after.usedPages() <= before.usedPages() + 1 && before.blocks() >= after.blocks());
    }
}
