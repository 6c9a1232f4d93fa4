package org.saltyos.crasher;

import org.saltyos.basalt.Server;
import org.saltyos.basalt.ipc.Service;
import org.saltyos.basalt.start.ServerLoop;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Export;

/**
 * Serves on time of its own, so that init notices when it hangs, until it is asked to fault; every way to fault has its own method, so that reports name the right
 * line.
 */
@Server(name = "crasher", provides = "crasher", restart = Server.Restart.ON_FAULT)
public final class Crasher {
    private static final Service SERVICE = new CrashDispatcher(new CrashLogic());

    private Crasher() {}

    /** Serves for ever, or until a request makes it fault. */
    @Export("server_main")
    static void main(long startup) {
        Startup.up();
        ServerLoop.run(SERVICE);
    }
}
