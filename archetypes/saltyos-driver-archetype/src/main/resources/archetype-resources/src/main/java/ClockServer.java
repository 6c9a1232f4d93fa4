package ${package};

import org.saltyos.basalt.Server;
import org.saltyos.basalt.console.Out;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.ServerLoop;
import org.saltyos.basalt.start.SignalHandler;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Export;

/**
 * The server: its manifest names the ports and the interrupt of the device, which belong to nobody else then. It has
 * processor time of its own, because nobody calls it when the interrupt comes. If it faults it is started again.
 */
@Server(
        name = "${artifactId}",
        provides = "clock",
        needs = "console",
        ports = "0x70-0x71",
        irqs = ClockLogic.IRQ,
        budgetMicros = 1_000,
        periodMicros = 20_000,
        restart = Server.Restart.ON_FAULT)
public final class ClockServer {
    private static final ClockLogic LOGIC = new ClockLogic();
    private static final ClockDispatcher DISPATCHER = new ClockDispatcher(LOGIC);
    private static final Announced SIGNALS = new Announced();

    private ClockServer() {}

    /** Says what time it is, then serves for ever. */
    @Export("server_main")
    static void main(long startup) {
        try {
            LOGIC.start();
            Out.begin("${artifactId}: started at second ").decimal(LOGIC.now());
            Out.end();
        } catch (KernelFault fault) {
            throw new IllegalStateException("the clock chip does not answer");
        } catch (RemoteFault fault) {
            throw new IllegalStateException("the clock chip does not answer");
        } catch (ClockFault fault) {
            Out.line("${artifactId}: the clock chip shows no date");
        }
        Startup.up();
        ServerLoop.run(DISPATCHER, SIGNALS);
    }

    /** Hands interrupts on, and tells of the first one, so that a person at the console sees that they come. */
    private static final class Announced implements SignalHandler {
        private boolean told;

        @Override
        public void signalled(long bits) {
            LOGIC.signalled(bits);
            if (!told) {
                told = true;
                Out.line("${artifactId}: a second has begun");
            }
        }
    }
}
