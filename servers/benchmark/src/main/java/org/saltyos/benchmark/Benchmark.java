package org.saltyos.benchmark;

import org.saltyos.basalt.Server;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.test.Report;
import org.saltyos.lang.Export;

/** Measures the kernel's operations, prints a line for each, and ends the machine. */
@Server(
        name = "benchmark",
        needs = {"console", "kernel.sched-control"},
        memory = 1 << 29,
        ports = {"0xf4-0xf7", "0x40-0x43"},
        irqs = InterruptRows.LINE,
        budgetMicros = 100_000,
        periodMicros = 0)
public final class Benchmark {
    private static final int EXIT_PORT = 0xf4;
    private static final int PASS = 0x10;
    private static final long BLOCK = 0x0000_7300_0010_0000L;

    private Benchmark() {}

    /** Runs once. */
    @Export("server_main")
    static void main(long startup) {
        Startup.up();
        try {
            Stopwatch.start(Workers.mapPage(BLOCK));
            SchedControl time = new SchedControl(Startup.slot("kernel.sched-control"));
            if (time.processors() > 1) {
                ScalingRows.run(time);
            } else {
                oneProcessor(time);
            }
            Report.done();
            Startup.ports(EXIT_PORT).writeInt(EXIT_PORT, PASS);
        } catch (KernelFault fault) {
            throw new IllegalStateException("the measurements cannot be prepared");
        }
        Startup.finish(0);
    }

    private static void oneProcessor(SchedControl time) throws KernelFault {
        MessageRows.run(time);
        SignalRows.run(time);
        ObjectRows.run();
        LaterRows.run(time); // before this thread owes an answer to one that faulted, whose deadline it inherits
        OneWayRows.run(time);
        InterruptRows.run(time);
        GrowthRows.run();
    }
}
