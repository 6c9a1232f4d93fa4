package org.saltyos.vfs;

import org.saltyos.abi.InitLayout;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.Server;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.console.ConsoleClient;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServerDispatcher;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.FileSessionsDispatcher;
import org.saltyos.basalt.start.Providers;
import org.saltyos.basalt.start.ServerLoop;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Export;

/** The file server. */
@Server(
        name = "vfs",
        provides = "files",
        needs = {"console", "memory", "kernel.boot-archive", "kernel.exchange"},
        memory = 131_072, // page tables of the arena, and one for shared pages
        heapBytes = 4 << 20,
        floatingPoint = true,
        stack = 131_072,
        budgetMicros = 24_000, // its start fits into one: otherwise it waits for the next period, and all with it
        periodMicros = 40_000,
        restart = Server.Restart.ON_FAULT)
public final class FileServerMain {
    private static final int TYPED_SLOT = Startup.FIRST_FREE_SLOT;

    private static final int REPORT_BYTES = 256;

    private FileServerMain() {}

    /** Serves for ever. */
    @Export("server_main")
    static void main(long startup) {
        Moment.begin(Startup.timeStampFrequency());
        ConsoleClient console = new ConsoleClient(Startup.service("console"));
        VirtualFiles files = open(console);
        Startup.up();
        ServerLoop.run(
                new FileServerDispatcher(files.files()),
                new FileSessionsDispatcher(files.sessions()),
                bits -> typed(files, bits));
    }

    private static VirtualFiles open(ConsoleClient console) {
        try {
            Arena arena = KeptMemory.open();
            SharedPages shared = new MappedMemory(KeptMemory.WINDOW);
            VirtualFiles files = new VirtualFiles(console, InitLayout.ARCHIVE, arena, shared, KeptMemory.disks());
            files.load(Startup.archiveBytes());
            if (!files.report().isEmpty()) {
                console.write(new Bytes(REPORT_BYTES).append(files.report()));
            }
            CNode own = Startup.capabilities();
            own.mint(TYPED_SLOT, own, Startup.NOTIFICATION_SLOT, Rights.WRITE, Startup.TYPED_SIGNAL);
            Ipc.offer(own, Census.RECEIVE_SLOT, 1);
            Providers.follow("console", () -> connect(files, console));
            return files;
        } catch (PosixFault fault) {
            throw new IllegalStateException("the files cannot be read: " + fault.text());
        } catch (KernelFault fault) {
            throw new IllegalStateException("the manifest declares too little memory");
        } catch (RemoteFault fault) {
            throw new IllegalStateException("the console or the memory server does not answer");
        }
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
