package org.saltyos.benchmark;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.capability.IoPort;
import org.saltyos.basalt.capability.IrqHandler;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.capability.Tcb;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.test.Report;

/**
 * Interrupts of the machine's old timer (Intel 8254) until the thread that waits for them runs, their acknowledgement, and
 * the kernel's own timer. While this thread sleeps, one that only reads the time stamp runs, and is interrupted.
 */
final class InterruptRows {
    /** The timer's line, as the firmware's table connects it on QEMU's machines. */
    static final int LINE = 2;

    static final int FIRST_PORT = 0x40;
    private static final int COMMAND_PORT = 0x43;

    /** Channel 0, both bytes of the count, one interrupt at its end. */
    private static final int ONE_SHOT = 0x30;

    private static final int COUNT = 600;
    private static final long MILLISECOND = 1_000_000;
    private static final long PERIOD = 10 * MILLISECOND;
    private static final int RUNS = 16;

    private InterruptRows() {}

    static void run(SchedControl time) throws KernelFault {
        interrupts(time);
        ticks(time);
    }

    private static void interrupts(SchedControl time) throws KernelFault {
        int notification = Workers.make(ObjectType.NOTIFICATION, 0);
        IrqHandler handler = Startup.irq(LINE);
        handler.bind(new Notification(notification));
        SystemCallBlock block = Stopwatch.block(4);
        block.capability(notification);
        block.arrived(Long.MAX_VALUE);
        Tcb waiting = Workers.start(Code.interrupted(), block.address(), time, PERIOD);
        Tcb spinning = Workers.start(Code.spinner(), block.address(), time, 0);
        Stopwatch.begin();
        for (int i = 0; i < RUNS; i++) {
            SystemCalls.sleepUntil(SystemCalls.clock() + PERIOD); // the waiter's next period
            startTimer();
            SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
            Bench.require(Stopwatch.invoke(handler.address(), Invocation.IRQ_HANDLER_ACKNOWLEDGE, 0, 0, 0, 0, 0));
        }
        spinning.suspend();
        waiting.suspend();
        Report.benchmark("interrupt to the thread that waits for it", block.arrived() - Code.INTERRUPT_STEPS);
        Bench.report("acknowledge an interrupt");
    }

    private static void startTimer() throws KernelFault {
        IoPort ports = Startup.ports(FIRST_PORT);
        ports.writeByte(COMMAND_PORT, ONE_SHOT);
        ports.writeByte(FIRST_PORT, COUNT & 0xff);
        ports.writeByte(FIRST_PORT, COUNT >>> Byte.SIZE);
    }

    /** A thread alone whose slice of time ends: the timer, and no switch. */
    private static void ticks(SchedControl time) throws KernelFault {
        SystemCallBlock gaps = Stopwatch.block(4);
        gaps.arrived(Long.MAX_VALUE);
        Tcb alone = Workers.start(Code.gaps(), gaps.address(), time, 0);
        SystemCalls.sleepUntil(SystemCalls.clock() + PERIOD);
        alone.suspend();
        Report.benchmark("timer tick without a switch", gaps.arrived() - Code.GAP_STEPS);
    }
}
