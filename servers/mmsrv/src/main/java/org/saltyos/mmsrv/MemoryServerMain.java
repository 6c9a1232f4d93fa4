package org.saltyos.mmsrv;

import org.saltyos.basalt.Server;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.Service;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryLayout;
import org.saltyos.basalt.memory.MemoryServerDispatcher;
import org.saltyos.basalt.start.ServerLoop;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Export;

/** The memory server. What it knows is in its book and its table of capabilities, which init keeps when it ends. */
@Server(
        name = "mmsrv",
        provides = "memory",
        needs = MemoryLayout.SERVICE,
        slots = 2048,
        budgetMicros = 10_000,
        periodMicros = 0,
        restart = Server.Restart.ON_FAULT)
public final class MemoryServerMain {
    private static final Service SERVICE = new MemoryServerDispatcher(new MemoryLogic());

    private MemoryServerMain() {}

    /** Serves for ever. */
    @Export("server_main")
    static void main(long startup) {
        try {
            MemoryLogic.start();
            // What a memory server before this one received and did not pass on is nobody's.
            Startup.capabilities().delete(Slots.RECEIVED);
            Ipc.offer(Startup.capabilities(), Slots.RECEIVED, 1);
        } catch (KernelFault fault) {
            throw new IllegalStateException("there is too little memory for the memory server");
        }
        Startup.up();
        ServerLoop.run(SERVICE);
    }
}
