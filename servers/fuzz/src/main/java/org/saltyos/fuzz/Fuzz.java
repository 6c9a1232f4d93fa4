package org.saltyos.fuzz;

import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.Server;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.console.Out;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.test.Report;
import org.saltyos.lang.Export;

/**
 * Lets threads without rights make random system calls, as many as somebody types, and tells whether the kernel lived, gave
 * nothing away and came back in time. The same seed makes the same calls.
 */
@Server(
        name = "fuzz",
        needs = {"console", "kernel.sched-control"},
        memory = 1 << 22,
        ports = "0xf4-0xf7",
        budgetMicros = 1_000,
        deadlineMicros = 1_000,
        periodMicros = 2_000)
public final class Fuzz {
    /** Where the main thread's page is that others may only read. */
    static final long FOREIGN = 0x0000_7400_0000_0000L;

    private static final int EXIT_PORT = 0xf4;
    private static final int PASS = 0x10;
    private static final int FAIL = 0x11;
    private static final long TICK = 1_000_000;
    private static final long SECOND = 1_000 * TICK;
    private static final int TICKS_OF_ROUND = 48;
    private static final int CALLS_OF_ROUND = 6_000;
    private static final long REPORT_EVERY = 100_000;

    /** Nanoseconds that the main thread may be woken late: others' budgets, its own next period, and the kernel. */
    private static final long LATENESS = TICK;

    /** What a round was at, for the report when the kernel refuses something that must work. */
    private static String doing = "the beginning";

    private static long latest;
    private static long restarts;
    private static int rounds;

    private Fuzz() {}

    /** Runs once. */
    @Export("server_main")
    static void main(long startup) {
        Startup.up();
        Out.line("@@ORDER seed calls");
        Order.await();
        long seed = Order.number();
        long calls = Order.number();
        Out.begin("@@FUZZ seed ").decimal(seed).append(", ").decimal(calls).append(" calls");
        Out.end();
        try {
            prepare(seed);
            run(calls);
            report(calls);
        } catch (KernelFault fault) {
            refused(fault);
        }
        end(Report.done());
        Startup.finish(0);
    }

    private static void end(boolean passed) {
        try {
            Startup.ports(EXIT_PORT).writeInt(EXIT_PORT, passed ? PASS : FAIL);
        } catch (KernelFault fault) {
            throw new IllegalStateException("the machine cannot be ended");
        }
    }

    /** Ends the run with what the kernel did not do for the main thread. */
    private static void refused(KernelFault fault) {
        Bytes text = Out.begin("@@FUZZ refused with ")
                .decimal(fault.code())
                .append(" in ")
                .append(doing);
        text.append(", round ").decimal(rounds).append(", calls ").decimal(made());
        Out.end();
        Report.fail("FUZZ1006", doing, 0, fault.code());
    }

    private static void prepare(long seed) throws KernelFault {
        Own.keep(ObjectType.UNTYPED, Own.ARENA_BITS, Own.ARENA);
        Own.keepPage(Own.FOREIGN_PAGE, FOREIGN);
        Own.keep(ObjectType.ENDPOINT, 0, Own.GATE);
        Own.keep(ObjectType.NOTIFICATION, 0, Own.BELL);
        Own.keep(ObjectType.NOTIFICATION, 0, Own.EAR);
        for (int i = 0; i < Fuzzer.COUNT; i++) {
            new Fuzzer(i).prepare(seed);
        }
        Guard.start();
        // When the order came depends on who typed it: begin at a time that does not.
        SystemCalls.sleepUntil((SystemCalls.clock() / SECOND + 2) * SECOND);
    }

    private static void run(long calls) throws KernelFault {
        SchedControl time = new SchedControl(Startup.slot("kernel.sched-control"));
        long shown = 0;
        while (made() < calls) {
            doing = "the sandbox";
            Sandbox.make(time);
            doing = "a round";
            round(Math.min(calls, made() + CALLS_OF_ROUND));
            doing = "stopping";
            for (int i = 0; i < Fuzzer.COUNT; i++) {
                new Fuzzer(i).stop();
            }
            doing = "the look at capabilities";
            Guard.check();
            doing = "the revoke";
            Own.revoke();
            doing = "taking the memory back";
            takeBack();
            rounds++;
            if (made() / REPORT_EVERY > shown) {
                shown = made() / REPORT_EVERY;
                progress();
            }
        }
    }

    private static void round(long end) throws KernelFault {
        long tick = SystemCalls.clock() + TICK;
        for (int i = 0; i < TICKS_OF_ROUND && made() < end; i++) {
            SystemCalls.sleepUntil(tick);
            long now = SystemCalls.clock();
            latest = Math.max(latest, now - tick);
            if (now - tick > LATENESS) {
                late(i, now - tick);
            }
            tick = now + TICK;
            wake(now);
        }
    }

    /** Says what everybody was doing when the main thread woke too late. */
    private static void late(int tick, long by) {
        Bytes text = Out.begin("@@FUZZ woken ")
                .decimal(by)
                .append(" ns late, round ")
                .decimal(rounds);
        text.append(", tick ").decimal(tick).append(", calls ").decimal(made());
        for (int i = 0; i < Fuzzer.COUNT; i++) {
            FuzzerState state = new Fuzzer(i).state();
            text.append("; ").decimal(state.made()).append(" call ").decimal(state.number());
            text.append(" operation ").hexadecimal(state.label());
        }
        Out.end();
    }

    /** Starts again who made no call for a while: who waits for ever, faulted, or was stopped by another. */
    private static void wake(long now) {
        for (int i = 0; i < Fuzzer.COUNT; i++) {
            Fuzzer fuzzer = new Fuzzer(i);
            if (!fuzzer.moved(now) && i < Fuzzer.COUNT - 1) {
                restarts++;
                fuzzer.start();
            }
        }
    }

    /** All memory of the round is there again, in one piece. */
    private static void takeBack() throws KernelFault {
        int whole = Own.make(ObjectType.UNTYPED, Own.ARENA_BITS);
        Own.drop(whole);
        Own.revoke();
    }

    private static long made() {
        long sum = 0;
        for (int i = 0; i < Fuzzer.COUNT; i++) {
            sum += new Fuzzer(i).state().made();
        }
        return sum;
    }

    private static void progress() {
        Out.begin("@@FUZZ ").decimal(made()).append(" calls, ").decimal(rounds).append(" rounds");
        Out.end();
    }

    private static void report(long calls) {
        long succeeded = 0;
        long leaks = 0;
        long leaked = 0;
        for (int i = 0; i < Fuzzer.COUNT; i++) {
            FuzzerState state = new Fuzzer(i).state();
            succeeded += state.succeeded();
            leaks += state.leaks();
            leaked = leaked == 0 ? state.leaked() : leaked;
            if (state.leaks() != 0) {
                Bytes text = Out.begin("@@FUZZ ").decimal(state.leaks()).append(" addresses, first ");
                text.hexadecimal(state.leaked())
                        .append(" by call and operation ")
                        .hexadecimal(state.leak());
                Out.end();
            }
        }
        Out.begin()
                .append("@@FUZZ ")
                .decimal(made())
                .append(" calls, ")
                .decimal(succeeded)
                .append(" did something, ")
                .decimal(rounds)
                .append(" rounds, ")
                .decimal(restarts)
                .append(" restarts, ")
                .decimal(Guard.looked())
                .append(" capabilities looked at, latest wake-up ")
                .decimal(latest)
                .append(" ns");
        Out.end();
        verdict("FUZZ1001", "calls that did something", succeeded >= calls / 5, succeeded);
        verdict("FUZZ1002", Guard.complaint(), Guard.complaint().length() == 0, Guard.value());
        verdict("FUZZ1003", "an answer holds an address of the kernel", leaks == 0, leaked);
        verdict("FUZZ1004", "the main thread was woken late", latest <= LATENESS, latest);
        verdict("FUZZ1005", "capabilities looked at", Guard.looked() >= rounds * 16L, Guard.looked());
    }

    private static void verdict(String id, String what, boolean holds, long found) {
        if (holds) {
            Report.pass(id);
        } else {
            Out.begin("@@FUZZ ").append(id).append(" ").hexadecimal(found);
            Out.end();
            Report.fail(id, what);
        }
    }
}
