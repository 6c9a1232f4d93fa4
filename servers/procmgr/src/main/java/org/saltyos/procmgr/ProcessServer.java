package org.saltyos.procmgr;

import org.saltyos.basalt.Server;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.ipc.Reply;
import org.saltyos.basalt.ipc.Request;
import org.saltyos.basalt.ipc.Service;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.ProcessManagerDispatcher;
import org.saltyos.basalt.start.Providers;
import org.saltyos.basalt.start.ServerLoop;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.start.SupervisorDispatcher;
import org.saltyos.lang.Export;

/**
 * The process manager. It has processor time of its own: it ends processes on whose time a passive server would run. The
 * argument is the path of the first process.
 */
@Server(
        name = "procmgr",
        provides = "processes",
        needs = {"kernel.sched-control", "kernel.boot-archive", "kernel.exchange", "memory"},
        delegates = {"console", "files", "kernel.servers"},
        memory = 4096, // a page table more for the windows in which it fills pages of processes
        slots = 4096,
        stack = 32_768,
        budgetMicros = 10_000,
        periodMicros = 0,
        restart = Server.Restart.ON_FAULT,
        arguments = "/bin/sh")
public final class ProcessServer {
    private static final ProcessLogic LOGIC = new ProcessLogic();
    private static final Service SERVICE = new ProcessManagerDispatcher(LOGIC);
    private static final Reporting REPORTING = new Reporting(LOGIC);
    private static final Service REPORTS = new SupervisorDispatcher(REPORTING);

    private ProcessServer() {}

    /** Serves for ever. */
    @Export("server_main")
    static void main(long startup) {
        try {
            Startup.addressSpace().lend(Startup.memory());
            Reports.start();
            Pool.start();
            FilePages.start();
            Files.start();
        } catch (KernelFault | PosixFault | RemoteFault fault) {
            throw new IllegalStateException("the manifest declares too little");
        }
        Startup.up();
        serve();
    }

    private static void serve() {
        Request request = Ipc.receive(Startup.endpoint());
        while (true) {
            if ((request.badge() & Spaces.FAULT_BADGE) != 0) {
                FaultOutcome outcome = FaultOutcome.GOES_ON;
                if ((request.badge() & FileMappings.SHARED_BADGE) != 0) {
                    FilePages.supplyShared(request);
                } else {
                    outcome = Faults.lookAfter(request);
                }
                if (outcome == FaultOutcome.GOES_ON) {
                    request = Ipc.replyReceive(Startup.endpoint(), request, Reply.of(0, 0, 0, 0, 0));
                } else {
                    Faults.end(request, outcome, REPORTING);
                    careForFirst();
                    request.leaveUnanswered(); // its thread is gone
                    request = Ipc.receive(Startup.endpoint());
                }
            } else if ((request.badge() & Startup.CLIENT_BADGE) == 0) {
                signalled(request.badge());
                request.wasSignal();
                request = Ipc.receive(Startup.endpoint());
            } else {
                LOGIC.callFrom(request.badge());
                Service service = request.tag() == REPORTS.tag() ? REPORTS : SERVICE;
                Reply reply = ServerLoop.answer(service, request);
                boolean answers = LOGIC.answers();
                careForFirst();
                if (answers) {
                    request = Ipc.replyReceive(Startup.endpoint(), request, reply);
                } else {
                    request.leaveUnanswered(); // it ended, became another program, or is answered later
                    request = Ipc.receive(Startup.endpoint());
                }
            }
        }
    }

    private static void signalled(long bits) {
        Providers.signalled(bits);
        if ((bits & Startup.TYPED_SIGNAL) != 0) {
            Ends.interrupt();
        }
        if ((bits & Startup.QUESTION_SIGNAL) != 0) {
            Files.answer();
        }
    }

    private static void careForFirst() {
        if (Ends.takeFirstEnded()) {
            FirstProcess.again(LOGIC);
        }
    }
}
