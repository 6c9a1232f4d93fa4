package org.saltyos.vfs;

import java.nio.charset.StandardCharsets;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.console.ConsoleClient;
import org.saltyos.basalt.console.ConsoleDispatcher;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServerDispatcher;
import org.saltyos.basalt.host.HostConsole;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.process.FileSessionsClient;
import org.saltyos.basalt.process.FileSessionsDispatcher;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.machine.Memory;
import org.saltyos.vfs.cache.PlainPageMemory;

/** The file server, a console and some processes on HotSpot; one process at a time is the one that calls. */
final class World {
    private static final int CONSOLE_SLOT = 90;
    private static final int MANAGER_SLOT = 91;
    private static final int PLACES = 6;
    private static final long ARENA = 0x7600_0000_0000L;
    private static final int JOURNAL_PAGES = 256;
    private static final int DATA_PAGES = 1024;
    private static final long CACHE = 0x7800_0000_0000L;
    private static final int CACHE_PAGES = 16;

    final HostKernel kernel = HostKernel.reset();
    final HostConsole console = new HostConsole();
    final PlainShared shared = new PlainShared();
    private final PlainPageMemory cached;
    final PlainPageMemory disk;
    Disks disks;
    VirtualFiles files;
    final FileSessionsClient manager = new FileSessionsClient(new Endpoint(MANAGER_SLOT));
    private final byte[][] exchanges = new byte[PLACES][ProgramLayout.EXCHANGE_BYTES];
    private final int archiveBytes;
    private FileServerDispatcher dispatcher;
    private int place = 1;
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
        cached = new PlainPageMemory(CACHE, CACHE_PAGES);
        disk = new PlainPageMemory(CACHE + CACHE_PAGES * Arena.PAGE, CACHE_PAGES);
        memory.map(ARENA, (int) Arena.size(JOURNAL_PAGES, DATA_PAGES) * Arena.PAGE);
        archiveBytes = archive.length;
        disks = new Disks(cached, disk);
        files = start();
        dispatcher = new FileServerDispatcher(files.files());
        manager.begin(1, 0, -1, -1, -1);
        become(1);
    }

    private VirtualFiles start() throws PosixFault {
        Arena arena = new Arena(ARENA, JOURNAL_PAGES, DATA_PAGES, new PlainPages());
        VirtualFiles started = new VirtualFiles(
                new ConsoleClient(new Endpoint(CONSOLE_SLOT)),
                org.saltyos.abi.InitLayout.ARCHIVE,
                arena,
                shared,
                disks);
        started.load(archiveBytes);
        kernel.connect(MANAGER_SLOT, ProgramLayout.MANAGER_BADGE, new FileSessionsDispatcher(started.sessions()));
        return started;
    }

    /** The file server ends, and another one starts. */
    void startAgain() throws PosixFault {
        disks = new Disks(cached, disk);
        files = start();
        dispatcher = new FileServerDispatcher(files.files());
        become(place);
    }

    /** Address behind the last record of the journal that counts. */
    long journalEnd() {
        Arena arena = new Arena(ARENA, JOURNAL_PAGES, DATA_PAGES, new PlainPages());
        JournalRecord record = new JournalRecord(arena.journal(JournalHeader.area(arena)));
        long end = record.next();
        while (!record.isEnd()) {
            end = record.next();
            record = new JournalRecord(end);
        }
        return end;
    }

    /** Changes a byte of the arena. */
    static void damage(long address) {
        RawMemory.putByte(address, (byte) ~RawMemory.byteAt(address));
    }

    /** Lets the process at a place be the one that calls. */
    void become(int newPlace) {
        place = newPlace;
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

    /** Memory that is all there. */
    static final class PlainPages implements Pages {
        @Override
        public void commit(long first, long count) {
            // all pages exist
        }

        @Override
        public void decommit(long first, long count) {
            Machine.current().memory().fill(ARENA + first * Arena.PAGE, (byte) 0, count * Arena.PAGE);
        }
    }
}
