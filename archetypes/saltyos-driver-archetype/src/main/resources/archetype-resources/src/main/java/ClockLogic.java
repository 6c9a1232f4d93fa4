package ${package};

import org.saltyos.basalt.start.Caller;
import org.saltyos.basalt.start.Later;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.SignalHandler;
import org.saltyos.basalt.start.Startup;

/** Tells the time, and answers those who wait for the next second when the chip's interrupt comes. */
final class ClockLogic implements Clock, SignalHandler {
    /** The chip's interrupt line. */
    static final int IRQ = 8;

    private final int[] waiting = new int[Startup.LATER_COUNT];
    private int count;

    private static ClockChip chip() {
        return new ClockChip(Startup.ports(ClockChip.SELECT));
    }

    /** Lets the interrupts come. */
    void start() throws KernelFault {
        chip().start();
        Startup.irq(IRQ).acknowledge();
    }

    @Override
    public long now() throws RemoteFault, ClockFault {
        try {
            return chip().date().seconds();
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public long nextSecond() throws RemoteFault {
        waiting[count] = Caller.defer().slot(); // refused before there are more callers than places
        count++;
        return 0; // not sent: the interrupt brings the answer
    }

    /** A second began. */
    @Override
    public void signalled(long bits) {
        try {
            chip().quiet();
            Startup.irq(IRQ).acknowledge();
        } catch (KernelFault fault) {
            throw new IllegalStateException("the clock chip was taken away");
        }
        while (count > 0) {
            count--;
            answer(new Later(waiting[count]));
        }
    }

    private void answer(Later caller) {
        try {
            ClockDispatcher.answerNextSecond(caller, now());
        } catch (RemoteFault fault) {
            caller.fail(fault);
        } catch (ClockFault fault) {
            caller.fail(fault);
        }
    }
}
