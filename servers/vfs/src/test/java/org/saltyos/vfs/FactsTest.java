package org.saltyos.vfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saltyos.vfs.World.read;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.memory.MemoryFigures;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.process.ProcessEntry;
import org.saltyos.basalt.process.ProcessRecord;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.servers.ServerLife;
import org.saltyos.basalt.servers.ServerRow;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.machine.Machine;

/** {@code /proc}: what is known about the system and its processes. */
class FactsTest {
    private static final int NOTIFICATION = 33;

    private World world;

    @BeforeEach
    void begin() throws RemoteFault, PosixFault {
        world = new World();
        Ipc.offer(Startup.capabilities(), Census.RECEIVE_SLOT, 1);
        world.manager.onQuestion(new Notification(NOTIFICATION));
    }

    private static String text(String path) throws PosixFault {
        int file = Files.open(path, OpenFlag.READ, 0);
        StringBuilder text = new StringBuilder();
        String part = read(file, 50);
        while (!part.isEmpty()) {
            text.append(part);
            part = read(file, 50);
        }
        Files.close(file);
        return text.toString();
    }

    /** The process manager answers a question, with a record for each of these processes. */
    private void answer(int... processes) {
        world.kernel.meanwhile(() -> tell(processes));
    }

    private void tell(int... processes) {
        for (int i = 0; i < processes.length; i++) {
            ProcessRecord record = new ProcessRecord(ProgramLayout.exchange(0) + (long) i * ProcessRecord.SIZE);
            record.process(processes[i]);
            record.parent(processes[i] - 1);
            record.group(processes[i]);
            record.state(ProcessEntry.RUNS);
            record.pages(3);
            record.nanoseconds(7_500_000);
            record.name0('c' | 'a' << 8 | 't' << 16);
            record.name1(0);
            record.memoryLimit(processes[i] == 1 ? Long.MAX_VALUE : 65_536);
            record.processLimit(192);
            record.family(2);
        }
        try {
            world.manager.census(processes.length);
        } catch (RemoteFault fault) {
            throw new AssertionError(fault);
        }
    }

    @Test
    void eachProcessHasADirectory() throws PosixFault, RemoteFault {
        assertThat(Files.list("/proc"))
                .containsExactly("1", "meminfo", "mounts", "self", "servers", "uptime", "version");
        world.manager.copy(258, 1);
        assertThat(Files.list("/proc"))
                .containsExactly("1", "258", "meminfo", "mounts", "self", "servers", "uptime", "version");
        assertThat(Files.list("/proc/258")).containsExactly("cwd", "status");
        world.manager.end(2);
        assertThat(Files.list("/proc"))
                .containsExactly("1", "meminfo", "mounts", "self", "servers", "uptime", "version");
        assertThatThrownBy(() -> Files.stat("/proc/258")).isSameAs(PosixFault.ENOENT);
        assertThatThrownBy(() -> Files.stat("/proc/2")).isSameAs(PosixFault.ENOENT);
    }

    @Test
    void theStatusComesFromTheProcessManager() throws PosixFault {
        answer(1, 2);
        assertThat(text("/proc/1/status")).isEqualTo("""
                        Name:\tcat
                        State:\tR (running)
                        Pid:\t1
                        PPid:\t0
                        Pgid:\t1
                        Family:\t2
                        Descriptors:\t4
                        VmRSS:\t      12 kB
                        VmLimit:\tunlimited
                        ProcessLimit:\t192
                        CpuTime:\t7 ms
                        """);
        assertThat(world.kernel.signals()).hasSize(1);
    }

    @Test
    void everyReadFromTheStartAsksAgain() throws PosixFault {
        answer(1);
        answer(1);
        text("/proc/1/status");
        text("/proc/1/status");
        assertThat(world.kernel.signals()).hasSize(2);
    }

    @Test
    void aProcessThatIsGoneHasNoStatus() throws PosixFault, RemoteFault {
        world.manager.copy(2, 1);
        int file = Files.open("/proc/2/status", OpenFlag.READ, 0);
        world.manager.end(2);
        answer(1);
        assertThatThrownBy(() -> read(file, 10)).isSameAs(PosixFault.ESRCH);
    }

    @Test
    void selfIsTheProcessThatLooks() throws PosixFault, RemoteFault {
        assertThat(Files.readlink("/proc/self")).isEqualTo("1");
        world.manager.copy(2, 1);
        world.become(2);
        assertThat(Files.readlink("/proc/self")).isEqualTo("2");
        Files.chdir("/tmp");
        assertThat(Files.readlink("/proc/self/cwd")).isEqualTo("/tmp");
        assertThat(Files.readlink("/proc/1/cwd")).isEqualTo("/");
    }

    @Test
    void aFileServerThatStartsAgainLearnsWhichProcessesThereAre() throws PosixFault {
        world.startAgain();
        assertThat(Files.list("/proc")).doesNotContain("1", "3");
        tell(1, 3);
        assertThat(Files.list("/proc")).contains("1", "3");
        assertThat(Files.readlink("/proc/self")).isEqualTo("1");
    }

    @Test
    void nobodyChangesFacts() {
        assertThatThrownBy(() -> Files.unlink("/proc/uptime")).isSameAs(PosixFault.EPERM);
        assertThatThrownBy(() -> Files.mkdir("/proc/7", 0755)).isSameAs(PosixFault.EPERM);
        assertThatThrownBy(() -> Files.rename("/proc/uptime", "/proc/downtime")).isSameAs(PosixFault.EPERM);
        assertThatThrownBy(() -> Files.chmod("/proc/uptime", 0777)).isSameAs(PosixFault.EPERM);
        assertThatThrownBy(() -> Files.open("/proc/new", OpenFlag.WRITE | OpenFlag.CREATE, 0644))
                .isSameAs(PosixFault.EPERM);
    }

    @Test
    void serversAreReadWhereInitHasWrittenThem() throws PosixFault {
        Machine.current().memory().map(ProgramLayout.SERVER_TABLE, 4096);
        assertThat(text("/proc/servers")).isEqualTo("NAME STATE RESTARTS KIB READY-US USED-US OUT-US\n");
        row(0, "console", ServerLife.UP, 0, 0);
        row(1, "a-name-of-twenty-four-let", ServerLife.WAITING, 3, 7_500_000);
        assertThat(text("/proc/servers"))
                .endsWith("\nconsole up 0 16 2000 30 0\na-name-of-twenty-four-le waiting 3 16 2000 30 7500\n");
    }

    private static void row(int index, String name, ServerLife life, int restarts, long outage) {
        ServerRow row = new ServerRow(ProgramLayout.SERVER_TABLE + (long) index * ServerRow.SIZE);
        for (int i = 0; i < Math.min(24, name.length()); i++) {
            row.name(i, (byte) name.charAt(i));
        }
        row.life(life.ordinal());
        row.restarts(restarts);
        row.bytes(16_384);
        row.readyNanoseconds(2_000_000);
        row.usedNanoseconds(30_000);
        row.outageNanoseconds(outage);
    }

    @Test
    void mountsTellWhatCanChange() throws PosixFault {
        assertThat(text("/proc/mounts"))
                .isEqualTo("ramfs / ramfs rw\nbootfs /boot bootfs ro\ndevfs /dev devfs ro\nprocfs /proc procfs ro\n");
    }

    @Test
    void memoryIsToldInKibibytes() {
        assertThat(SystemFact.memory(new MemoryFigures(32 << 20, 20 << 20, 4 << 20, 1 << 20), 8192, 4096))
                .isEqualTo("""
                        MemTotal:         32768 kB
                        MemFree:          20480 kB
                        MemAvailable:     21504 kB
                        Cached:               8 kB
                        Dirty:                4 kB
                        """);
    }
}
