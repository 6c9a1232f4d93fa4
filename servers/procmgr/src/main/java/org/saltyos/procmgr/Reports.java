package org.saltyos.procmgr;

import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.console.ConsoleClient;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.start.Providers;
import org.saltyos.basalt.start.Reconnection;
import org.saltyos.basalt.start.Startup;

/** What the process manager has to say by itself: lines on the console. */
final class Reports {
    private static final Bytes LINE = new Bytes(Bytes.MESSAGE_BYTES);
    private static final Reconnection LISTENING = Reports::listen;

    private Reports() {}

    /**
     * Gets the console under a badge of its own, and has it signal when control-C is typed.
     *
     * @throws KernelFault never, with a manifest that delegates the console
     * @throws RemoteFault when the console does not answer
     */
    static void start() throws KernelFault, RemoteFault {
        CNode own = Startup.capabilities();
        long badge = Startup.CLIENT_BADGE | ProgramLayout.MANAGER_BADGE;
        own.mint(Slots.CONSOLE, own, Startup.slot("console"), Rights.WRITE | Rights.GRANT, badge);
        own.mint(Slots.INTERRUPTED, own, Startup.NOTIFICATION_SLOT, Rights.WRITE, Startup.TYPED_SIGNAL);
        Providers.follow("console", LISTENING);
    }

    private static void listen() throws RemoteFault {
        console().onInterrupt(new Notification(Slots.INTERRUPTED));
    }

    private static ConsoleClient console() {
        return new ConsoleClient(new Endpoint(Slots.CONSOLE));
    }

    /** Begins a line: append to the result, then {@link #end}. */
    static Bytes begin(String text) {
        return LINE.clear().append(text);
    }

    /** The line that was begun. */
    static Bytes line() {
        return LINE;
    }

    /** Writes the line that was begun; a console that is gone does not keep processes from running. */
    static void end() {
        write(LINE.newLine());
    }

    /** Writes whole lines. */
    static void write(Bytes lines) {
        try {
            console().write(lines);
        } catch (RemoteFault fault) {
            LINE.clear();
        }
    }
}
