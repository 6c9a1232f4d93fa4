package org.saltyos.console;

import org.saltyos.basalt.Server;
import org.saltyos.basalt.console.ConsoleDispatcher;
import org.saltyos.basalt.ipc.Service;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.ServerLoop;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Export;

/** The console server: owns COM1. */
@Server(
        name = "console",
        provides = "console",
        ports = "0x3f8-0x3ff",
        irqs = ConsoleLogic.COM1_IRQ,
        budgetMicros = 4_000,
        periodMicros = 20_000,
        restart = Server.Restart.ON_FAULT)
public final class ConsoleServer {
    private static final ConsoleLogic LOGIC = new ConsoleLogic();
    private static final Service SERVICE = new ConsoleDispatcher(LOGIC);

    private ConsoleServer() {}

    /** Serves for ever. */
    @Export("server_main")
    static void main(long startup) {
        try {
            LOGIC.start();
        } catch (KernelFault fault) {
            throw new IllegalStateException("the serial port does not answer");
        }
        Startup.up();
        ServerLoop.run(SERVICE, LOGIC);
    }
}
