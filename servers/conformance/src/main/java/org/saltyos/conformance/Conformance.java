package org.saltyos.conformance;

import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.Server;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.IoPort;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.test.Report;
import org.saltyos.lang.Export;

/** Runs every test, prints the totals, and ends the machine with the verdict. */
@Server(
        name = "conformance",
        needs = {"console", "kernel.sched-control", "kernel.system-control"},
        memory = 1 << 20,
        ports = "0xf4-0xf7",
        irqs = InterruptTests.LINE,
        budgetMicros = 50_000,
        periodMicros = 0)
public final class Conformance {
    private static final int EXIT_PORT = 0xf4;
    private static final int PASS = 0x10;
    private static final int FAIL = 0x11;

    /** The argument by which an image asks for nothing but the tests of several processors. */
    private static final String ONLY_PROCESSORS = "smp";

    private static final Bytes ARGUMENTS = new Bytes(16);

    private Conformance() {}

    /** Runs once. */
    @Export("server_main")
    static void main(long startup) {
        Startup.up();
        try {
            prepare();
            if (Startup.arguments(ARGUMENTS).is(ONLY_PROCESSORS)) {
                runProcessors();
            } else {
                runAll();
            }
            Objects.clear();
            new IoPort(Startup.ports(EXIT_PORT).address()).writeInt(EXIT_PORT, Report.done() ? PASS : FAIL);
        } catch (KernelFault fault) {
            throw new IllegalStateException("the tests cannot be prepared or ended");
        }
        Startup.finish(0);
    }

    private static void prepare() throws KernelFault {
        CNode table = Startup.capabilities();
        Startup.memory().retype(ObjectType.UNTYPED, Objects.MEMORY_BITS, table, HelperSlots.MEMORY, 1);
        Startup.memory().retype(ObjectType.NOTIFICATION, 0, table, HelperSlots.DONE, 1);
        Startup.memory().retype(ObjectType.NOTIFICATION, 0, table, HelperSlots.PARK, 1);
        Startup.memory().retype(ObjectType.ENDPOINT, 0, table, HelperSlots.FAULTS, 1);
        Processors.choose();
        Helper.makeAll(new SchedControl(Startup.slot("kernel.sched-control")));
    }

    private static void runAll() {
        SystemCallTests.run();
        InvocationTests.run();
        RetypeTests.run();
        CNodeTests.run();
        AddressingTests.run();
        NotificationTests.run();
        IpcTests.run();
        IpcRightsTests.run();
        TimeoutTests.run();
        ReceiveAnyTests.run();
        FutexTests.run();
        PreemptionTests.run();
        ThreadTests.run();
        SchedulingTests.run();
        EdfTests.run();
        FrameTests.run();
        FaultTests.run();
        MemoryTests.run();
        VSpaceTests.run();
        ExceptionTests.run();
        ErrorTests.run();
        FloatingPointTests.run();
        PortTests.run();
        InterruptTests.run();
        TraceTests.run();
        DonationTests.run();
        runProcessors();
        RobustnessTests.run();
    }

    private static void runProcessors() {
        // Where processors run at the same time, what the host takes away is charged to them: a budget would never do.
        Helper helper = new Helper(0);
        Check.ok("time", Helper.giveTime((int) helper.context().address(), Worker.TURN));
        SmpTests.run();
        SmpMemoryTests.run();
        SmpMixedTests.run();
        helper.reserve();
    }
}
