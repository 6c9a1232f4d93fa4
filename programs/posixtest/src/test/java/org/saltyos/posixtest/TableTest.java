package org.saltyos.posixtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.InitLayout;
import org.saltyos.abi.ObjectSize;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.console.ConsoleClient;
import org.saltyos.basalt.console.ConsoleDispatcher;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServerDispatcher;
import org.saltyos.basalt.host.HostConsole;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.process.FileSessionsClient;
import org.saltyos.basalt.process.FileSessionsDispatcher;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.machine.Memory;
import org.saltyos.vfs.Arena;
import org.saltyos.vfs.Pages;
import org.saltyos.vfs.VirtualFiles;

/**
 * The file server on HotSpot does what Linux does, by the table that {@code src/test/posix/table.py} makes there. The program of this
 * module does the same in the guest.
 */
class TableTest {
    private static final long ARENA = 0x7600_0000_0000L;
    private static final int JOURNAL_PAGES = 16;
    private static final int DATA_PAGES = 512;
    private static final int CONSOLE_SLOT = 90;
    private static final int MANAGER_SLOT = 91;

    private final List<String> differences = new ArrayList<>();

    @BeforeEach
    void begin() throws RemoteFault, PosixFault {
        HostKernel kernel = HostKernel.reset();
        Memory memory = Machine.current().memory();
        memory.map(ProgramLayout.exchange(0), new byte[ProgramLayout.EXCHANGE_BYTES]);
        byte[] exchange = new byte[ProgramLayout.EXCHANGE_BYTES];
        memory.map(ProgramLayout.exchange(1), exchange);
        memory.map(ProgramLayout.EXCHANGE, exchange);
        memory.map(InitLayout.ARCHIVE, new byte[8]);
        kernel.connect(CONSOLE_SLOT, new ConsoleDispatcher(new HostConsole()));
        Machine.current().memory().map(ARENA, (int) Arena.size(JOURNAL_PAGES, DATA_PAGES) << ObjectSize.PAGE_BITS);
        Arena arena = new Arena(ARENA, JOURNAL_PAGES, DATA_PAGES, new PlainPages());
        VirtualFiles files = new VirtualFiles(new ConsoleClient(new Endpoint(CONSOLE_SLOT)), InitLayout.ARCHIVE, arena);
        files.load(0);
        kernel.connect(MANAGER_SLOT, ProgramLayout.MANAGER_BADGE, new FileSessionsDispatcher(files.sessions()));
        kernel.connect(
                ProgramLayout.FILES_SLOT, ProgramLayout.PROCESS_BADGE | 1, new FileServerDispatcher(files.files()));
        new FileSessionsClient(new Endpoint(MANAGER_SLOT)).begin(1, 0, -1, -1, -1);
    }

    private int run(String table) throws PosixFault {
        return new Table("/tmp/posix", differences::add).run(table);
    }

    @Test
    void everyStepEndsAsOnLinux() throws IOException, PosixFault {
        Path file = Path.of("../../it/src/process-files/posix/table.txt");
        String table = java.nio.file.Files.readString(file, StandardCharsets.UTF_8);
        assertThat(table.lines().filter(line -> line.contains(" = "))).hasSizeGreaterThan(200);
        run(table);
        assertThat(differences).isEmpty();
    }

    @Test
    void aResultThatIsAnotherIsTold() throws PosixFault {
        assertThat(run("# one\nopen f r = 3\nmkdir d = 0\n# two\nopen f wc = 3\nwrite 3 ab%0Ac = 3\n"))
                .isEqualTo(2);
        assertThat(differences).containsExactly("# one: open f r = 3, not ENOENT", "# two: write 3 ab%0Ac = 3, not 4");
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
