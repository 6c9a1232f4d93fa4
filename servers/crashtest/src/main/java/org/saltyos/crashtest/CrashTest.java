package org.saltyos.crashtest;

import org.saltyos.basalt.Server;
import org.saltyos.basalt.console.Out;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.servers.ServerControlClient;
import org.saltyos.basalt.servers.ServerLife;
import org.saltyos.basalt.start.Startup;
import org.saltyos.crasher.Crash;
import org.saltyos.crasher.CrashClient;
import org.saltyos.echo.EchoClient;
import org.saltyos.lang.Export;

/** Asks the crasher for one fault after another; after each, the crasher must be back and echo must answer. */
@Server(
        name = "crashtest",
        needs = {"console", "crasher", "echo", "kernel.servers"},
        budgetMicros = 10_000,
        periodMicros = 0)
public final class CrashTest {
    private static final int KINDS = Crash.SILENCE;
    private static final Bytes ECHO = new Bytes(8).append("echo");
    private static final long MILLISECOND = 1_000_000;
    private static final int MOST_WAITS = 500;

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
        if (isRevived(echo)) {
            Out.line("crashtest: echo was ended for good, and started again");
        } else {
            failures++;
            Out.line("crashtest: echo does not come back");
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

    /** Whether a server that does not come back by itself does when it is asked to, and answers its old client. */
    private static boolean isRevived(EchoClient echo) {
        ServerControlClient servers = new ServerControlClient(Startup.service("kernel.servers"));
        try {
            int index = servers.find(ECHO);
            servers.kill(index);
            if (!awaits(servers, index, ServerLife.FAULTED) || echoAnswers(echo, 1)) {
                return false;
            }
            servers.restart(index);
            return awaits(servers, index, ServerLife.UP) && echoAnswers(echo, 2);
        } catch (RemoteFault fault) {
            return false;
        }
    }

    private static boolean awaits(ServerControlClient servers, int index, ServerLife life) throws RemoteFault {
        for (int i = 0; i < MOST_WAITS; i++) {
            if (servers.status(index).life() == life.ordinal()) {
                return true;
            }
            SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
        }
        return false;
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
