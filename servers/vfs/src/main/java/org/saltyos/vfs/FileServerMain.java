package org.saltyos.vfs;

import org.saltyos.abi.InitLayout;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.Server;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.console.ConsoleClient;
import org.saltyos.basalt.file.FileServerDispatcher;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.process.FileSessionsDispatcher;
import org.saltyos.basalt.start.Providers;
import org.saltyos.basalt.start.ServerLoop;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Export;

/** The file server. */
@Server(
        name = "vfs",
        provides = "files",
        needs = {"console", "kernel.boot-archive", "kernel.exchange"},
        heapBytes = VirtualFiles.HEAP_BYTES,
        floatingPoint = true,
        stack = 131_072,
        budgetMicros = 8_000,
        periodMicros = 20_000,
        restart = Server.Restart.ON_FAULT)
public final class FileServerMain {
    private static final int TYPED_SLOT = Startup.FIRST_FREE_SLOT;

    private FileServerMain() {}

    /** Serves for ever. */
    @Export("server_main")
    static void main(long startup) {
        ConsoleClient console = new ConsoleClient(Startup.service("console"));
        VirtualFiles files = new VirtualFiles(console, InitLayout.ARCHIVE);
        try {
            files.load(Startup.archiveBytes());
            Startup.capabilities()
                    .mint(
                            TYPED_SLOT,
                            Startup.capabilities(),
                            Startup.NOTIFICATION_SLOT,
                            Rights.WRITE,
                            Startup.TYPED_SIGNAL);
            Providers.follow("console", () -> connect(files, console));
        } catch (PosixFault fault) {
            throw new IllegalStateException("the boot archive is broken");
        } catch (KernelFault | RemoteFault fault) {
            throw new IllegalStateException("the console does not answer");
        }
        Startup.up();
        ServerLoop.run(
                new FileServerDispatcher(files.files()),
                new FileSessionsDispatcher(files.sessions()),
                bits -> typed(files, bits));
    }

    private static void typed(VirtualFiles files, long bits) {
        if ((bits & Startup.TYPED_SIGNAL) != 0) {
            files.typed();
        }
    }

    /** Has the console signal this server when something is typed, and makes it what the one before was. */
    private static void connect(VirtualFiles files, ConsoleClient console) throws RemoteFault {
        console.onInput(new Notification(TYPED_SLOT));
        files.consoleIsNew();
    }
}
