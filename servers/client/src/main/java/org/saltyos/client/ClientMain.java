package org.saltyos.client;

import org.saltyos.basalt.Server;
import org.saltyos.basalt.console.Out;
import org.saltyos.basalt.start.Startup;
import org.saltyos.echo.EchoClient;
import org.saltyos.lang.Export;

/** Calls the echo server and prints what came of it. */
@Server(
        name = "client",
        needs = {"console", "echo"},
        budgetMicros = 10_000,
        periodMicros = 0)
public final class ClientMain {
    private ClientMain() {}

    /** Runs once and finishes. */
    @Export("server_main")
    static void main(long startup) {
        Startup.up();
        int failures = EchoCheck.run(new EchoClient(Startup.service("echo")));
        if (failures == 0) {
            Out.line("client: echo answered every request correctly");
        } else {
            Out.begin("client: ").decimal(failures).append(" wrong answers from echo");
            Out.end();
        }
        Startup.finish(failures);
    }
}
