package org.saltyos.processtest;

import org.saltyos.basalt.console.Out;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.ProcessFigures;

/** After the tests: whoever types a number has so many programs forked, executed and waited for, and sees what is left of them. */
final class Rounds {
    private static final int DECIMAL = 10;
    private static final byte[] TYPED = new byte[32];

    private Rounds() {}

    /** Reads numbers until the input ends. */
    static void serve() {
        try {
            int count = Files.read(0, TYPED, 0, TYPED.length);
            while (count > 0) {
                run(number(count));
                count = Files.read(0, TYPED, 0, TYPED.length);
            }
        } catch (PosixFault fault) {
            Out.begin("@@ROUNDS ").append(fault.symbol());
            Out.end();
        }
    }

    private static int number(int count) {
        int number = 0;
        for (int i = 0; i < count && TYPED[i] >= '0' && TYPED[i] <= '9'; i++) {
            number = number * DECIMAL + TYPED[i] - '0';
        }
        return number;
    }

    private static void run(int rounds) throws PosixFault {
        LeakTests.forks(1); // the program is kept, and the stack is as large as it gets
        ProcessFigures before = Processes.figures();
        int right = LeakTests.forks(rounds);
        ProcessFigures after = Processes.figures();
        show("before", before);
        show("after", after);
        Out.begin("@@ROUNDS ")
                .decimal(right)
                .append(" of ")
                .decimal(rounds)
                .append(
                        LeakTests.same(before, after) && after.freeBytes() >= before.freeBytes()
                                ? " same"
                                : " different");
        Out.end();
    }

    private static void show(String when, ProcessFigures figures) {
        Bytes line = Out.begin("@@INVENTORY ").append(when);
        line.append(": processes ").decimal(figures.processes());
        line.append(", used pages ").decimal(figures.usedPages());
        line.append(", free pages ").decimal(figures.freePages());
        line.append(", pieces ").decimal(figures.blocks());
        line.append(", free bytes ").decimal(figures.freeBytes());
        line.append(", started ").decimal(figures.started());
        Out.end();
    }
}
