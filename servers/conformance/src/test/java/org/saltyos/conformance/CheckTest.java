package org.saltyos.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.InitLayout;
import org.saltyos.basalt.console.ConsoleDispatcher;
import org.saltyos.basalt.host.HostConsole;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.start.StartupEntry;
import org.saltyos.basalt.start.StartupInfo;
import org.saltyos.lang.machine.Machine;

/** A check that does not hold fails its test once, and only a test without one passes. */
class CheckTest {
    private static final int CONSOLE = 16;

    private final HostConsole console = new HostConsole();

    @BeforeEach
    void connect() {
        HostKernel kernel = HostKernel.reset();
        Machine.current().memory().map(InitLayout.BOOT_INFO, new byte[4096]);
        StartupInfo page = new StartupInfo(InitLayout.BOOT_INFO);
        page.count(1);
        StartupEntry entry = Startup.entry(page, 0);
        entry.kind(Startup.KIND_SERVICE);
        entry.slot(CONSOLE);
        String name = "console";
        entry.nameLength(name.length());
        for (int i = 0; i < name.length(); i++) {
            entry.name(i, (byte) name.charAt(i));
        }
        kernel.connect(CONSOLE, new ConsoleDispatcher(console));
    }

    @Test
    void aTestWhoseChecksHoldPasses() {
        Check.begin("CHECK0001");
        Check.equal("one", 1, 1);
        Check.holds("true", true);
        Check.ok("done", Answer.of(ErrorCode.OK));
        Check.status("refused", ErrorCode.RANGE_ERROR, Answer.of(ErrorCode.RANGE_ERROR));
        Check.end();
        assertThat(console.shown()).hasToString("@@TEST pass CHECK0001\n");
    }

    @Test
    void theFirstCheckThatDoesNotHoldIsTheVerdict() {
        Check.begin("CHECK0002");
        Check.status("status", ErrorCode.OK, Answer.of(ErrorCode.ACCESS_DENIED));
        Check.equal("later", 1, 2);
        Check.holds("later still", false);
        Check.end();
        assertThat(console.shown()).hasToString("@@TEST fail CHECK0002 status: expected 0 but was 12\n");
    }

    @Test
    void theNextTestStartsAfresh() {
        Check.begin("CHECK0003");
        Check.holds("reason", false);
        Check.end();
        Check.begin("CHECK0004");
        Check.end();
        assertThat(console.shown()).hasToString("@@TEST fail CHECK0003 reason\n@@TEST pass CHECK0004\n");
    }
}
