package ${package};

import org.saltyos.basalt.Server;
import org.saltyos.basalt.console.Out;
import org.saltyos.basalt.start.ServerLoop;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Export;

/**
 * The server: its manifest says what it is called, what it offers, and what it may touch. Without a budget of its own it
 * runs on the time of whoever calls it.
 */
@Server(name = "${artifactId}", provides = "counter", needs = "console", budgetMicros = 0)
public final class CounterServer {
    private static final CounterLogic LOGIC = new CounterLogic();
    private static final CounterDispatcher DISPATCHER = new CounterDispatcher(LOGIC);

    private CounterServer() {}

    /** Says that it is there, then serves for ever. */
    @Export("server_main")
    static void main(long startup) {
        Out.line("${artifactId}: ready to count");
        Startup.up();
        ServerLoop.run(DISPATCHER);
    }
}
