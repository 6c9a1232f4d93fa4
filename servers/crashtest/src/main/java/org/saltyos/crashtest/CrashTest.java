package org.saltyos.crashtest;

import org.saltyos.basalt.Server;
import org.saltyos.basalt.console.Out;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.start.Startup;
import org.saltyos.crasher.Crash;
import org.saltyos.crasher.CrashClient;
import org.saltyos.echo.EchoClient;
import org.saltyos.lang.Export;

/** Asks the crasher for one fault after another; after each, the crasher must be back and echo must answer. */
@Server(
        name = "crashtest",
        needs = {"console", "crasher", "echo"},
        budgetMicros = 10_000,
        periodMicros = 0)
public final class CrashTest {
    private static final int KINDS = Crash.HANG;

    private CrashTest() {}

    /** Runs once. */
    @Export("server_main")
    static void main(long startup) {
        Startup.up();
        CrashClient crasher = new CrashClient(Startup.service("crasher"));
        EchoClient echo = new EchoClient(Startup.service("echo"));
        int failures = 0;
        for (int kind = 1; kind <= KINDS; kind++) {
            if (endsTheServer(crasher, kind)) {
                Out.begin("crashtest: kind ").decimal(kind).append(" ended the server");
            } else {
                failures++;
                Out.begin("crashtest: kind ").decimal(kind).append(" did not end the server as it should");
            }
            Out.end();
            if (!echoAnswers(echo, kind)) {
                failures++;
                Out.line("crashtest: echo does not answer");
            }
        }
        if (failures == 0) {
            Out.line("crashtest: echo answered after every crash");
        }
        Startup.finish(failures);
    }

    /** Whether the crasher faults as asked, the call fails with the right fault, and the next call is answered. */
    static boolean endsTheServer(CrashClient crasher, int kind) {
        try {
            crasher.crash(kind);
            return false;
        } catch (RemoteFault fault) {
            return fault == RemoteFault.PEER_GONE && isBack(crasher);
        }
    }

    private static boolean isBack(CrashClient crasher) {
        try {
            return crasher.crash(0) == 0;
        } catch (RemoteFault fault) {
            return false;
        }
    }

    private static boolean echoAnswers(EchoClient echo, int value) {
        try {
            return echo.echo(value) == value;
        } catch (RemoteFault fault) {
            return false;
        }
    }
}
