package org.saltyos.processtest;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Command;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.ProcessEnd;
import org.saltyos.basalt.process.ProcessManager;

/** Copies of processes, and processes that become another program. */
final class ForkTests {
    private static final int PAGES = 20;
    private static final int PAGE = 4096;
    private static final byte[] DATA = new byte[PAGES * PAGE];

    private static int number = 1;

    private ForkTests() {}

    static void run() {
        try {
            memory();
            both();
            execute();
            nested();
        } catch (PosixFault fault) {
            Check.unexpected("FORK", fault);
        }
    }

    /** The copy has what the original had, and neither sees what the other writes afterwards. */
    private static void memory() throws PosixFault {
        long local = 41;
        number = 5;
        fill((byte) 3);
        int child = Processes.fork();
        if (child == 0) {
            boolean same = number == 5 && isFilled((byte) 3) && local == 41;
            number = 6;
            fill((byte) 4);
            Processes.exit(same && number == 6 && isFilled((byte) 4) ? 7 : Children.WRONG);
        }
        number++;
        Check.ends("FORK-COPY", child, 7, 0);
        Check.that("FORK-ORIGINAL", number == 6 && isFilled((byte) 3) && local == 41);
    }

    private static void fill(byte value) {
        for (int i = 0; i < DATA.length; i += PAGE / 2) {
            DATA[i] = value;
        }
    }

    private static boolean isFilled(byte value) {
        for (int i = 0; i < DATA.length; i += PAGE / 2) {
            if (DATA[i] != value) {
                return false;
            }
        }
        return true;
    }

    /** Children that write and end while the parent writes too; each ends with its own number. */
    private static void both() throws PosixFault {
        int expected = 0;
        for (int i = 1; i <= 10; i++) {
            if (Processes.fork() == 0) {
                fill((byte) i);
                Processes.sleep((11 - i) * 1_000_000L);
                Processes.exit(isFilled((byte) i) ? i : Children.WRONG);
            }
            fill((byte) -i);
            expected += i;
        }
        int sum = 0;
        for (int i = 1; i <= 10; i++) {
            ProcessEnd end = Processes.await(ProcessManager.ANY);
            sum += end.status();
        }
        Check.that("FORK-MANY", sum == expected && isFilled((byte) -10));
    }

    private static void execute() throws PosixFault {
        int child = Processes.fork();
        if (child == 0) {
            int before = Processes.id();
            Command.begin("/bin/none");
            try {
                Processes.execute();
            } catch (PosixFault fault) {
                // It is still here, and may try another.
                if (fault != PosixFault.ENOENT || Processes.id() != before) {
                    Processes.exit(Children.WRONG);
                }
            }
            Command.begin(Children.PROGRAM);
            Command.argument("processtest");
            Command.argument("seven");
            Processes.execute();
        }
        Check.ends("EXEC", child, 7, 0);
    }

    /** A copy makes a copy, which makes a copy. */
    private static void nested() throws PosixFault {
        int child = Processes.fork();
        if (child == 0) {
            int depth = 1;
            while (depth < 6 && Processes.fork() == 0) {
                depth++;
            }
            int status = depth == 6 ? 1 : Processes.await(ProcessManager.ANY).status() + 1;
            Processes.exit(status);
        }
        Check.ends("FORK-NESTED", child, 6, 0);
    }
}
