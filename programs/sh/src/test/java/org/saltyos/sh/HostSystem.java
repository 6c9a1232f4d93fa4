package org.saltyos.sh;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saltyos.abi.InitLayout;
import org.saltyos.abi.ObjectSize;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.console.ConsoleClient;
import org.saltyos.basalt.console.ConsoleDispatcher;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServerDispatcher;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.host.HostConsole;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.process.FileSessionsClient;
import org.saltyos.basalt.process.FileSessionsDispatcher;
import org.saltyos.basalt.process.ProcessEnd;
import org.saltyos.basalt.process.ProcessLimits;
import org.saltyos.basalt.process.ProcessManager;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.process.Signal;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.machine.Memory;
import org.saltyos.tools.HostTools;
import org.saltyos.vfs.Arena;
import org.saltyos.vfs.Pages;
import org.saltyos.vfs.VirtualFiles;

/**
 * File server, shell and tools on HotSpot, one process after the other: a program runs to its end where it is started. A
 * pipeline works as long as its pipes can hold what goes through them.
 */
final class HostSystem implements Host {
    private static final int CONSOLE_SLOT = 90;
    private static final int MANAGER_SLOT = 91;
    private static final int PLACES = 32;
    private static final long ARENA = 0x7600_0000_0000L;

    /** Status of a program that stands for one that a signal ended. */
    private static final int ENDED_BY_SIGNAL = 99;

    private static final int JOURNAL_PAGES = 16;
    private static final int DATA_PAGES = 512;

    final HostKernel kernel = HostKernel.reset();
    final HostConsole console = new HostConsole();
    private final FileSessionsClient manager = new FileSessionsClient(new Endpoint(MANAGER_SLOT));
    private final byte[][] exchanges = new byte[PLACES][ProgramLayout.EXCHANGE_BYTES];
    private final Map<Integer, Integer> ends = new HashMap<>();
    private final Deque<Integer> running = new ArrayDeque<>();
    private final FileServerDispatcher dispatcher;
    private final long[] limits = {Long.MAX_VALUE, 192};
    private int lastNumber = 1;

    /** Processes that were sent signals: {@code NUMBER:SIGNAL}. */
    final List<String> killed = new ArrayList<>();

    HostSystem() throws RemoteFault, PosixFault {
        Memory memory = Machine.current().memory();
        for (int place = 0; place < PLACES; place++) {
            memory.map(ProgramLayout.exchange(place), exchanges[place]);
        }
        memory.map(InitLayout.ARCHIVE, new byte[8]);
        memory.map(ProgramLayout.EXCHANGE, exchanges[1]);
        kernel.connect(CONSOLE_SLOT, new ConsoleDispatcher(console));
        memory.map(ARENA, (int) Arena.size(JOURNAL_PAGES, DATA_PAGES) << ObjectSize.PAGE_BITS);
        Arena arena = new Arena(ARENA, JOURNAL_PAGES, DATA_PAGES, new PlainPages());
        VirtualFiles files = new VirtualFiles(new ConsoleClient(new Endpoint(CONSOLE_SLOT)), InitLayout.ARCHIVE, arena);
        files.load(0);
        dispatcher = new FileServerDispatcher(files.files());
        kernel.connect(MANAGER_SLOT, ProgramLayout.MANAGER_BADGE, new FileSessionsDispatcher(files.sessions()));
        manager.begin(1, 0, -1, -1, -1);
        enter(1);
        Files.mkdir("/bin", 0755);
        for (String name : HostTools.NAMES) {
            Files.close(Files.open("/bin/" + name, OpenFlag.WRITE | OpenFlag.CREATE, 0755));
        }
        Files.close(Files.open("/bin/sh", OpenFlag.WRITE | OpenFlag.CREATE, 0755));
        Files.chdir("/tmp");
    }

    private void enter(int place) {
        running.push(place);
        become(place);
    }

    private void become(int place) {
        Memory memory = Machine.current().memory();
        memory.unmap(ProgramLayout.EXCHANGE);
        memory.map(ProgramLayout.EXCHANGE, exchanges[place]);
        kernel.connect(ProgramLayout.FILES_SLOT, ProgramLayout.PROCESS_BADGE | place, dispatcher);
    }

    /** Runs a shell with these arguments as the first process. */
    int shell(String... arguments) {
        return new Session(this, new LinkedHashMap<>(Map.of("PATH", "/bin", "HOME", "/tmp"))).run(List.of(arguments));
    }

    /** What a text of commands shows, complaints included. */
    String shows(String text) {
        console.shown().setLength(0);
        shell("sh", "-c", text);
        return console.shown().toString();
    }

    @Override
    public int spawn(
            String path, List<String> arguments, List<String> environment, int input, int output, int error, int group)
            throws PosixFault {
        if (Files.stat(path).isDirectory()) {
            throw PosixFault.EACCES;
        }
        if (Files.stat(path).size() > 0) {
            throw PosixFault.ENOEXEC;
        }
        int place = running.size() + 1;
        int number = ++lastNumber;
        try {
            manager.begin(place, running.element(), input, output, error);
        } catch (RemoteFault fault) {
            throw new IllegalStateException(fault);
        }
        enter(place);
        ends.put(number, run(path, arguments, environment));
        running.pop();
        try {
            manager.end(place);
        } catch (RemoteFault fault) {
            throw new IllegalStateException(fault);
        }
        become(running.element());
        return number;
    }

    private int run(String path, List<String> arguments, List<String> environment) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String variable : environment) {
            int equals = variable.indexOf('=');
            variables.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        if (path.equals("/bin/sh")) {
            try {
                return new Session(this, variables).run(arguments);
            } catch (Became other) {
                return other.status;
            }
        }
        return HostTools.run(arguments, variables);
    }

    /** What comes behind a successful exec is never reached, as the exit of a process. */
    private static final class Became extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Became(int status) {
            super("became another program", null, false, false);
            this.status = status;
        }
    }

    @Override
    public void execute(String path, List<String> arguments, List<String> environment, int[] descriptors)
            throws PosixFault {
        throw new Became(await(spawn(path, arguments, environment, descriptors[0], descriptors[1], descriptors[2], 0))
                .status());
    }

    @Override
    public ProcessEnd await(int process) throws PosixFault {
        Integer status = ends.remove(process);
        if (status == null) {
            throw PosixFault.ECHILD;
        }
        int signal = status == ENDED_BY_SIGNAL ? Signal.KILL : 0;
        return new ProcessEnd(process, status, signal);
    }

    @Override
    public ProcessEnd poll(int process) throws PosixFault {
        return await(process);
    }

    @Override
    public void kill(int process, int signal) {
        killed.add(process + ":" + signal);
    }

    @Override
    public void foreground(int group) {
        // nobody interrupts
    }

    /** Rounds of loops until control-C is typed. */
    int roundsToInterrupt = Integer.MAX_VALUE;

    @Override
    public boolean interrupted() {
        roundsToInterrupt--;
        return roundsToInterrupt == 0;
    }

    @Override
    public int id() {
        return running.size();
    }

    @Override
    public void limit(int what, long value) throws PosixFault {
        if (value > limits[what]) {
            throw PosixFault.EPERM;
        }
        limits[what] = value;
    }

    @Override
    public ProcessLimits limits() {
        return new ProcessLimits(limits[ProcessManager.MEMORY_LIMIT], limits[ProcessManager.PROCESSES_LIMIT]);
    }

    /** Memory that is all there. */
    private static final class PlainPages implements Pages {
        @Override
        public void commit(long first, long count) {
            // all pages exist
        }

        @Override
        public void decommit(long first, long count) {
            Machine.current()
                    .memory()
                    .fill(ARENA + (first << ObjectSize.PAGE_BITS), (byte) 0, count << ObjectSize.PAGE_BITS);
        }
    }
}
