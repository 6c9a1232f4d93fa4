package org.saltyos.paths;

import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.Server;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.console.Out;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.test.Report;
import org.saltyos.lang.Export;

/**
 * Makes a long random sequence of system calls and prints one number for all that user space saw of them. Whoever runs
 * it twice, with the fastpath and without, compares the numbers. Before that, some numbers of the {@link Script}, which are
 * the same on every machine.
 */
@Server(
        name = "paths",
        needs = {"console", "kernel.sched-control"},
        memory = 1 << 22,
        ports = "0xf4-0xf7",
        budgetMicros = 100_000,
        periodMicros = 0)
public final class Paths {
    private static final int EXIT_PORT = 0xf4;
    private static final int PASS = 0x10;
    private static final int FAIL = 0x11;
    private static final int STEPS = 20_000;
    private static final int REPORT_EVERY = 2_000;
    private static final int ROUND_TRIPS = 32;
    private static final int LEAST = STEPS / Kind.COUNT / 2;

    private Paths() {}

    /** Runs once. */
    @Export("server_main")
    static void main(long startup) {
        Startup.up();
        try {
            SchedControl time = new SchedControl(Startup.slot("kernel.sched-control"));
            Model.run(time);
            World.make(time);
            Steps.start();
            measure();
            for (int i = 1; i <= STEPS; i++) {
                Steps.step(i);
                if (i % REPORT_EVERY == 0) {
                    trace(i);
                }
            }
            report();
            Startup.ports(EXIT_PORT).writeInt(EXIT_PORT, Report.done() ? PASS : FAIL);
        } catch (KernelFault fault) {
            throw new IllegalStateException("the test cannot be prepared or ended");
        }
        Startup.finish(0);
    }

    /** A trace in several lines shows where two runs part. */
    private static void trace(int steps) {
        Out.begin("@@TRACE ").decimal(steps).append(" ").hexadecimal(Trace.hash());
        Out.end();
    }

    /** Time-stamp counts of a plain call and its answer, the server's own instructions included; not in the trace. */
    private static void measure() {
        long overhead = Long.MAX_VALUE;
        long least = Long.MAX_VALUE;
        Exchange exchange = Steps.main();
        exchange.number(SystemCall.CALL);
        exchange.capability(World.endpoint(World.FAR));
        exchange.information(MessageInfo.of(1, 2).bits());
        for (int i = 0; i < ROUND_TRIPS; i++) {
            overhead = Math.min(overhead, Code.nothing(exchange.address()));
            least = Math.min(least, Code.enter(exchange.address()));
            World.FAR.collect();
        }
        Out.begin("@@ROUNDTRIP ").decimal(least - overhead);
        Out.end();
    }

    private static void report() {
        int rarest = Integer.MAX_VALUE;
        for (int i = 0; i < Kind.COUNT; i++) {
            Kind kind = Kind.of(i);
            Out.begin("@@KIND ").decimal(Steps.count(kind)).append(" ").append(kind.name());
            Out.end();
            rarest = Math.min(rarest, Steps.count(kind));
        }
        if (rarest < LEAST) {
            Report.fail("PATHS0001", "the rarest kind of step", LEAST, rarest);
        } else {
            Report.pass("PATHS0001");
        }
        if (Steps.surprises() != 0) {
            Report.fail("PATHS0002", "answers that are not what the kind of step promises", 0, Steps.surprises());
        } else {
            Report.pass("PATHS0002");
        }
    }
}
