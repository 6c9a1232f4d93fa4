package org.saltyos.garbage;

import org.saltyos.basalt.Server;
import org.saltyos.basalt.ipc.Service;
import org.saltyos.basalt.start.ServerLoop;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Export;

/** Serves until it is asked to fail; then it is started again with an empty heap. */
@Server(
        name = "garbage",
        provides = "garbage",
        heapBytes = Garbage.HEAP_BYTES,
        stack = 65_536,
        budgetMicros = 0,
        restart = Server.Restart.ON_FAULT)
public final class GarbageServer {
    private static final Service SERVICE = new GarbageDispatcher(new GarbageLogic());

    private GarbageServer() {}

    /** Serves for ever, or until a request makes it fault. */
    @Export("server_main")
    static void main(long startup) {
        Startup.up();
        ServerLoop.run(SERVICE);
    }
}
