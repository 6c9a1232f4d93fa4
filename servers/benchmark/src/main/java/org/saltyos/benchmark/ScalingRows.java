package org.saltyos.benchmark;

import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.capability.SchedContext;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.console.Out;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * Round trips of clients and servers on several processors. Under {@code -icount} the processors take turns and the time
 * stamp counts the instructions of all of them: pairs that did not wait for each other would need as many for a round trip as
 * one pair alone, and what they need beyond it they spend waiting for the kernel lock.
 */
final class ScalingRows {
    private static final int ROUNDS = 2_000;
    private static final long TURN = 100_000_000;
    private static final long MILLISECOND = 1_000_000;
    private static final int FIRST_BLOCK = 1;

    private ScalingRows() {}

    static void run(SchedControl time) throws KernelFault {
        int processors = time.processors();
        long alone = 0;
        for (int pairs = 1; pairs <= processors; pairs *= 2) {
            for (int i = 0; i < pairs; i++) {
                prepare(time, i, i, i);
            }
            long each = measure(pairs) / ((long) pairs * ROUNDS);
            alone = pairs == 1 ? each : alone;
            report(each, "round trip, pairs on processors of their own: ", pairs, "");
            report(each - alone, "of it waiting for the kernel lock, pairs: ", pairs, "");
        }
        for (int client = 0; client < processors; client++) {
            for (int server = client + 1; server < processors; server++) {
                prepare(time, 0, client, server);
                report(measure(1) / ROUNDS, "round trip between processors ", client, " and ", server);
            }
        }
    }

    /** Makes client number {@code index} and its server; on one processor the server runs on the client's time. */
    private static void prepare(SchedControl time, int index, int clientOn, int serverOn) throws KernelFault {
        int endpoint = Workers.make(ObjectType.ENDPOINT, 0);
        SchedContext serving = Workers.startServer(endpoint, time);
        SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
        if (clientOn == serverOn) {
            serving.unbind();
        } else {
            place(time, serving, serverOn);
        }
        SystemCallBlock block = Stopwatch.block(FIRST_BLOCK + index);
        block.capability(endpoint);
        block.word0(ROUNDS);
        block.word1(Workers.make(ObjectType.NOTIFICATION, 0));
        block.arrived(0);
        place(time, Workers.startOn(Code.client(), block.address(), time, 0), clientOn);
        SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
    }

    private static void place(SchedControl time, SchedContext context, int processor) throws KernelFault {
        time.configure(context, TURN, 0, 0);
        time.bind(context, processor);
    }

    /** Lets the first clients run, and returns the time from the first call to the last answer. */
    private static long measure(int clients) throws KernelFault {
        for (int i = 0; i < clients; i++) {
            new Notification((int) Stopwatch.block(FIRST_BLOCK + i).word1()).signal();
        }
        long first = Long.MAX_VALUE;
        long last = 0;
        for (int i = 0; i < clients; i++) {
            SystemCallBlock block = Stopwatch.block(FIRST_BLOCK + i);
            while (block.arrived() == 0) {
                SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
            }
            first = Math.min(first, block.start());
            last = Math.max(last, block.arrived());
        }
        return last - first;
    }

    private static void report(long value, String name, int number, String and, int other) {
        Out.begin("@@BENCH ")
                .decimal(value)
                .append(" ")
                .append(name)
                .decimal(number)
                .append(and)
                .decimal(other);
        Out.end();
    }

    private static void report(long value, String name, int number, String end) {
        Out.begin("@@BENCH ")
                .decimal(value)
                .append(" ")
                .append(name)
                .decimal(number)
                .append(end);
        Out.end();
    }
}
