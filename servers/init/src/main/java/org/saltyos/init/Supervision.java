package org.saltyos.init;

import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.ipc.Reply;
import org.saltyos.basalt.ipc.Request;
import org.saltyos.basalt.ipc.Service;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.servers.ServerControlDispatcher;
import org.saltyos.basalt.servers.ServerLife;
import org.saltyos.basalt.start.ServerLoop;
import org.saltyos.basalt.start.Supervisor;
import org.saltyos.basalt.start.SupervisorDispatcher;

/** Listens to the servers: their reports, and the kernel's messages about their faults. */
final class Supervision implements Supervisor {
    private static final int INDEX_MASK = 0xffff;
    private static final long CALL = 1L << 16;
    private static final long FAULT = 1L << 17;
    private static final long CONTROL = 1L << 18;

    /** Name of what init offers to those who watch servers. */
    static final String SERVICE = "kernel.servers";

    private static final Service REPORTS = new SupervisorDispatcher(new Supervision());
    private static final Service CONTROLS = new ServerControlDispatcher(new Control());

    private static final int TEXT_BYTES = 160;

    private static final Bytes THROWN = new Bytes(TEXT_BYTES);

    private static int thrower = -1;
    private static int endpoint;
    private static int sender;

    private Supervision() {}

    /**
     * Makes the endpoint at which init listens.
     *
     * @throws KernelFault when the kernel refuses
     * @throws InitFault when init is out of slots
     */
    static void start() throws KernelFault, InitFault {
        endpoint = MemoryPool.make(ObjectType.ENDPOINT, 0);
    }

    /** Slot of the endpoint. */
    static int endpoint() {
        return endpoint;
    }

    /** Badge of the capability through which a server reports. */
    static long callBadge(int index) {
        return CALL | index;
    }

    /** Badge of the capability through which the kernel reports a server's faults. */
    static long faultBadge(int index) {
        return FAULT | index;
    }

    /** Badge of the capability through which a server, or who got it from one, watches servers. */
    static long controlBadge(int index) {
        return CONTROL | index;
    }

    /** Handles messages until the server at {@code index} has left the state STARTING. */
    static void awaitStarted(int index) {
        while (Servers.state(index).life() == ServerLife.STARTING) {
            handleOne();
        }
    }

    /** Handles messages for ever. */
    static void run() {
        while (true) {
            handleOne();
        }
    }

    private static void handleOne() {
        long next = Agenda.next();
        if (next == Agenda.NEVER) {
            handle(Ipc.receive(new Endpoint(endpoint)));
        } else {
            try {
                handle(Ipc.receiveUntil(new Endpoint(endpoint), next));
            } catch (KernelFault nothingCame) {
                Agenda.work();
            }
        }
        ServerTable.update();
    }

    private static void handle(Request request) {
        sender = (int) request.badge() & INDEX_MASK;
        if ((request.badge() & FAULT) != 0) {
            Servers.state(sender).life(ServerLife.FAULTED);
            FaultReport.print(sender, request);
            request.leaveUnanswered(); // it stays stopped, or is started anew
            Restarts.afterFault(sender);
            return;
        }
        if ((request.badge() & CONTROL) != 0) {
            Ipc.reply(request, ServerLoop.answer(CONTROLS, request));
            Control.carryOut();
            return;
        }
        boolean starting = Servers.state(sender).life() == ServerLife.STARTING;
        Reply reply = ServerLoop.answer(REPORTS, request);
        if (Servers.state(sender).life() == ServerLife.FINISHED) {
            request.leaveUnanswered(); // a program that has finished never goes on
            Restarts.afterFinish(sender);
            return;
        }
        Ipc.reply(request, reply);
        if (starting && Servers.state(sender).life() == ServerLife.UP) {
            Restarts.afterStart(sender);
            Init.serverIsUp(sender);
        }
    }

    /** Adds the exception that a server told of before it faulted, if it did. */
    static void appendThrown(Bytes line, int index) {
        if (thrower == index) {
            line.append(": ").append(THROWN);
            thrower = -1;
        }
    }

    @Override
    public void uncaught(Bytes text) {
        THROWN.clear().append(text);
        thrower = sender;
    }

    @Override
    public void follow(int need) throws RemoteFault {
        Followers.add(sender, need);
    }

    @Override
    public void alive(int milliseconds) throws RemoteFault {
        if (milliseconds < 0) {
            throw RemoteFault.REFUSED;
        }
        Silence.expect(Servers.state(sender), milliseconds);
    }

    @Override
    public void up() {
        ServerState state = Servers.state(sender);
        state.life(ServerLife.UP);
        state.ready(SystemCalls.clock());
    }

    @Override
    public void finished(int code) {
        ServerState state = Servers.state(sender);
        state.exitCode(code);
        state.life(ServerLife.FINISHED);
    }
}
