package org.saltyos.echo;

import org.saltyos.basalt.Server;
import org.saltyos.basalt.ipc.Service;
import org.saltyos.basalt.start.ServerLoop;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Export;

/** The echo server: it has no processor time of its own and runs on that of its callers. */
@Server(name = "echo", provides = "echo", budgetMicros = 0)
public final class EchoServer {
    private static final Service SERVICE = new EchoDispatcher(new EchoLogic());

    private EchoServer() {}

    /** Serves for ever. */
    @Export("server_main")
    static void main(long startup) {
        Startup.up();
        ServerLoop.run(SERVICE);
    }
}
