package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.InitLayout;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.start.StartupEntry;
import org.saltyos.basalt.start.StartupInfo;
import org.saltyos.lang.machine.Machine;

/** The driver through its generated client and dispatcher, with a simulated chip, on the JVM. */
class ClockTest {
    private static final int PORTS = 16;
    private static final int INTERRUPT = 17;
    private static final long SECOND_ONE = 1_767_323_045; // 2026-01-02 03:04:05

    private final SimulatedChip chip = new SimulatedChip();
    private final ClockLogic logic = new ClockLogic();
    private final ClockClient clock = new ClockClient(new Endpoint(7));
    private HostKernel kernel;
    private int acknowledged;

    @BeforeEach
    void connect() throws Exception {
        kernel = HostKernel.reset().connect(7, new ClockDispatcher(logic)).connect(PORTS, chip);
        kernel.connect(INTERRUPT, (info, word0, word1, word2, word3) -> {
            acknowledged++;
            return Answer.of(ErrorCode.OK);
        });
        Machine.current().memory().map(InitLayout.BOOT_INFO, new byte[4096]);
        StartupInfo page = new StartupInfo(InitLayout.BOOT_INFO);
        page.count(2);
        grant(Startup.entry(page, 0), Startup.KIND_PORTS, PORTS, ClockChip.SELECT, ClockChip.VALUE);
        grant(Startup.entry(page, 1), Startup.KIND_IRQ, INTERRUPT, ClockLogic.IRQ, ClockLogic.IRQ);
        chip.registers[11] = 0x02; // 24 hours, decimal digits
        chip.show(0x26, 0x01, 0x02, 0x03, 0x04, 0x05);
        logic.start();
    }

    private static void grant(StartupEntry entry, int kind, int slot, int first, int last) {
        entry.kind(kind);
        entry.slot(slot);
        entry.first(first);
        entry.last(last);
    }

    @Test
    void tellsTheTime() throws Exception {
        assertEquals(SECOND_ONE, clock.now());
        chip.registers[11] = 0x06; // binary
        chip.show(26, 1, 2, 3, 4, 5);
        assertEquals(SECOND_ONE, clock.now());
        chip.registers[11] = 0x00; // 12 hours
        chip.show(0x26, 0x01, 0x02, 0x83, 0x04, 0x05);
        assertEquals(SECOND_ONE + 12 * 3600, clock.now());
    }

    @Test
    void saysWhenThereIsNoDate() {
        chip.show(0x26, 0x00, 0x00, 0x03, 0x04, 0x05);
        assertThrows(ClockFault.class, clock::now);
    }

    @Test
    void interruptsAreOnAndAcknowledged() {
        assertEquals(0x12, chip.registers[11]);
        assertEquals(1, acknowledged);
        chip.registers[12] = 0x90;
        logic.signalled(1);
        assertEquals(0, chip.registers[12]);
        assertEquals(2, acknowledged);
    }

    @Test
    void keepsACallerWaitingUntilTheSecondBegins() throws Exception {
        kernel.meanwhile(() -> {
            chip.show(0x26, 0x01, 0x02, 0x03, 0x04, 0x06);
            logic.signalled(1);
        });
        assertEquals(SECOND_ONE + 1, clock.nextSecond());
    }
}
