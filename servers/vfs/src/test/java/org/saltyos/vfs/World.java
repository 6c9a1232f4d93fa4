package org.saltyos.vfs;

import java.nio.charset.StandardCharsets;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.console.ConsoleClient;
import org.saltyos.basalt.console.ConsoleDispatcher;
import org.saltyos.basalt.file.FileServerDispatcher;
import org.saltyos.basalt.host.HostConsole;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.process.FileSessionsClient;
import org.saltyos.basalt.process.FileSessionsDispatcher;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.machine.Memory;

/** The file server, a console and some processes on HotSpot; one process at a time is the one that calls. */
final class World {
    private static final int CONSOLE_SLOT = 90;
    private static final int MANAGER_SLOT = 91;
    private static final int PLACES = 6;

    final HostKernel kernel = HostKernel.reset();
    final HostConsole console = new HostConsole();
    final VirtualFiles files;
    final FileSessionsClient manager = new FileSessionsClient(new Endpoint(MANAGER_SLOT));
    private final byte[][] exchanges = new byte[PLACES][ProgramLayout.EXCHANGE_BYTES];
    private final FileServerDispatcher dispatcher;
    private boolean inside;

    /** A fresh system whose first process, at place 1, calls. */
    World() throws RemoteFault, PosixFault {
        this(new byte[0]);
    }

    /** The same with files of an archive. */
    World(byte[] archive) throws RemoteFault, PosixFault {
        Memory memory = Machine.current().memory();
        for (int place = 0; place < PLACES; place++) {
            memory.map(ProgramLayout.exchange(place), exchanges[place]);
        }
        long address = org.saltyos.abi.InitLayout.ARCHIVE;
        memory.map(address, archive.length == 0 ? new byte[8] : archive);
        kernel.connect(CONSOLE_SLOT, new ConsoleDispatcher(console));
        files = new VirtualFiles(new ConsoleClient(new Endpoint(CONSOLE_SLOT)), address);
        files.load(archive.length);
        dispatcher = new FileServerDispatcher(files.files());
        kernel.connect(MANAGER_SLOT, ProgramLayout.MANAGER_BADGE, new FileSessionsDispatcher(files.sessions()));
        manager.begin(1, 0, -1, -1, -1);
        become(1);
    }

    /** Lets the process at a place be the one that calls. */
    void become(int place) {
        Memory memory = Machine.current().memory();
        if (inside) {
            memory.unmap(ProgramLayout.EXCHANGE);
        }
        memory.map(ProgramLayout.EXCHANGE, exchanges[place]);
        inside = true;
        kernel.connect(ProgramLayout.FILES_SLOT, ProgramLayout.PROCESS_BADGE | place, dispatcher);
    }

    static void write(int descriptor, String text) throws PosixFault {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Files.write(descriptor, bytes, 0, bytes.length);
    }

    static String read(int descriptor, int count) throws PosixFault {
        byte[] bytes = new byte[count];
        int read = Files.read(descriptor, bytes, 0, count);
        return new String(bytes, 0, read, StandardCharsets.UTF_8);
    }
}
