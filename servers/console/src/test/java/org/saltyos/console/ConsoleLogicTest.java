package org.saltyos.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.InitLayout;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.console.ConsoleClient;
import org.saltyos.basalt.console.ConsoleDispatcher;
import org.saltyos.basalt.console.ConsoleFault;
import org.saltyos.basalt.console.WindowSize;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.start.StartupEntry;
import org.saltyos.basalt.start.StartupInfo;
import org.saltyos.lang.machine.Machine;

/** The console's logic against a simulated serial port, through its protocol. */
class ConsoleLogicTest {
    private static final int PORTS = 16;
    private static final int IRQ = 17;
    private static final ConsoleClient CONSOLE = new ConsoleClient(new Endpoint(9));
    private static final ConsoleClient OTHER = new ConsoleClient(new Endpoint(10));

    private final ConsoleLogic logic = new ConsoleLogic();
    private final Uart uart = new Uart();
    private final ConsoleDispatcher dispatcher = new ConsoleDispatcher(logic);
    private int acknowledged;

    @BeforeEach
    void connect() {
        HostKernel kernel = HostKernel.reset();
        Machine.current().memory().map(InitLayout.BOOT_INFO, new byte[4096]);
        StartupInfo page = new StartupInfo(InitLayout.BOOT_INFO);
        page.count(2);
        StartupEntry ports = Startup.entry(page, 0);
        ports.kind(Startup.KIND_PORTS);
        ports.slot(PORTS);
        ports.first(ConsoleLogic.COM1);
        ports.last(ConsoleLogic.COM1 + 7);
        StartupEntry irq = Startup.entry(page, 1);
        irq.kind(Startup.KIND_IRQ);
        irq.slot(IRQ);
        irq.first(ConsoleLogic.COM1_IRQ);
        kernel.connect(PORTS, uart).connect(IRQ, (info, word0, word1, word2, word3) -> {
            acknowledged++;
            return Answer.of(ErrorCode.OK);
        });
        kernel.connect(CONSOLE.endpoint().address(), dispatcher);
        kernel.connect(OTHER.endpoint().address(), dispatcher);
    }

    @Test
    void everyByteIsWrittenWhenThereIsRoom() throws RemoteFault {
        Bytes text = new Bytes(Bytes.MESSAGE_BYTES);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append("line ").decimal(i).newLine();
            expected.append("line ").append(i).append("\r\n");
        }
        assertThat(text.truncated()).isFalse();
        CONSOLE.write(text);
        assertThat(uart.written).hasToString(expected.toString());
        assertThat(uart.lost).isZero();
    }

    /** A port that takes its time keeps nobody but the writer waiting. */
    @Test
    void aWriterWaitsUntilTheSlowPortHasAllWhileOthersAreServed() throws RemoteFault {
        uart.slow = true;
        List<Integer> ready = new ArrayList<>();
        Runnable room = () -> {
            uart.sent();
            logic.signalled(1);
        };
        HostKernel.current()
                .meanwhile(() -> {
                    ready.add(uart.interruptEnable);
                    try {
                        ready.add(OTHER.ready());
                    } catch (RemoteFault fault) {
                        throw new IllegalStateException(fault);
                    }
                })
                .meanwhile(room)
                .meanwhile(room);
        CONSOLE.write(new Bytes(64).append("0123456789abcdefghijklmnopqrstuvwxyz"));
        assertThat(uart.written).hasToString("0123456789abcdefghijklmnopqrstuvwxyz");
        assertThat(uart.lost).isZero();
        assertThat(ready).containsExactly(3, 0);
        uart.sent();
        logic.signalled(1);
        assertThat(uart.interruptEnable).isEqualTo(1);
    }

    @Test
    void whatIsPutBeyondTheRoomIsLeftAndTheRoomIsToldOf() throws RemoteFault, KernelFault {
        logic.start();
        uart.slow = true;
        CONSOLE.onInput(new Notification(31));
        Bytes text = new Bytes(512).append("0123456789abcdef".repeat(32));
        int put = 0;
        int taken = CONSOLE.put(text);
        while (taken == text.length()) {
            put += taken;
            taken = CONSOLE.put(text);
        }
        put += taken;
        assertThat(HostKernel.current().signals()).isEmpty();
        for (int i = 0; i <= put / 15; i++) {
            uart.sent();
            logic.signalled(1);
        }
        assertThat(uart.written).hasSize(put);
        assertThat(uart.lost).isZero();
        assertThat(HostKernel.current().signals()).hasSize(1);
    }

    @Test
    void theSizeOfTheWindowIsRemembered() throws RemoteFault {
        assertThat(CONSOLE.window()).isEqualTo(new WindowSize(0, 0));
        CONSOLE.resize(50, 132);
        assertThat(OTHER.window()).isEqualTo(new WindowSize(50, 132));
        assertThatThrownBy(() -> CONSOLE.resize(-1, 80)).isSameAs(RemoteFault.REFUSED);
        assertThatThrownBy(() -> CONSOLE.resize(24, 65_536)).isSameAs(RemoteFault.REFUSED);
    }

    private void type(String text) {
        text.chars().forEach(uart.typed::add);
        logic.signalled(1);
    }

    private static String text(Bytes bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            text.append((char) (bytes.at(i) & 0xff));
        }
        return text.toString();
    }

    @Test
    void aReaderWaitsForAWholeLineThatIsShown() throws RemoteFault {
        HostKernel.current().meanwhile(() -> type("ec")).meanwhile(() -> type("ho\r"));
        assertThat(text(CONSOLE.read(100))).isEqualTo("echo\n");
        assertThat(uart.written).hasToString("echo\r\n");
        assertThat(acknowledged).isEqualTo(2);
    }

    @Test
    void aLongLineIsReadInPartsAndTwoLinesOneByOne() throws RemoteFault, ConsoleFault {
        type("abcdef\rx\r");
        assertThat(CONSOLE.ready()).isEqualTo(1);
        assertThat(text(CONSOLE.read(4))).isEqualTo("abcd");
        assertThat(text(CONSOLE.take(100))).isEqualTo("ef\n");
        assertThat(text(CONSOLE.read(100))).isEqualTo("x\n");
        assertThat(CONSOLE.ready()).isZero();
        assertThatThrownBy(() -> CONSOLE.take(1)).isSameAs(ConsoleFault.NOTHING);
    }

    @Test
    void linesCanBeEdited() throws RemoteFault {
        type("one two\u007f\u007f\u007fthree\bE\r");
        assertThat(text(CONSOLE.read(100))).isEqualTo("one threE\n");
        type("one two  \u0017X\r");
        assertThat(text(CONSOLE.read(100))).isEqualTo("one X\n");
        type("gone\u0015kept\r");
        assertThat(text(CONSOLE.read(100))).isEqualTo("kept\n");
        type("\u00e2\u0082\u00ac\u007fe\r\u007f\u0015\u0017\r");
        assertThat(text(CONSOLE.read(100))).isEqualTo("e\n");
        assertThat(text(CONSOLE.read(100))).isEqualTo("\n");
    }

    @Test
    void anEndOfTheInputIsAnEmptyAnswer() throws RemoteFault {
        type("\u0004");
        assertThat(CONSOLE.read(100).length()).isZero();
        type("half\u0004");
        assertThat(text(CONSOLE.read(100))).isEqualTo("half");
        type("x\r\u0004");
        assertThat(text(CONSOLE.read(100))).isEqualTo("x\n");
        assertThat(CONSOLE.read(100).length()).isZero();
    }

    @Test
    void rawBytesComeAtOnceAndAreNotShown() throws RemoteFault {
        type("be");
        CONSOLE.mode(0);
        assertThat(text(CONSOLE.read(100))).isEqualTo("be");
        uart.written.setLength(0);
        type("\u0003\u001b[A\r");
        assertThat(text(CONSOLE.read(100))).isEqualTo("\u0003\u001b[A\r");
        assertThat(uart.written).isEmpty();
        assertThat(CONSOLE.currentMode()).isZero();
    }

    @Test
    void aLineThatIsTooLongIsRefusedWithABell() throws RemoteFault {
        type("x".repeat(300) + "\r");
        assertThat(text(CONSOLE.read(900))).isEqualTo("x".repeat(254) + "\n");
        assertThat(uart.written.toString()).endsWith("x" + "\u0007".repeat(46) + "\r\n");
    }

    @Test
    void fullInputDropsTheNewest() throws RemoteFault {
        CONSOLE.mode(0);
        type("0123456789".repeat(500));
        int total = 0;
        while (CONSOLE.ready() == 1) {
            total += CONSOLE.read(1000).length();
        }
        assertThat(total).isEqualTo(InputQueue.CAPACITY);
    }

    @Test
    void severalReadersAreServedInTurn() throws RemoteFault {
        List<String> got = new ArrayList<>();
        HostKernel.current()
                .meanwhile(() -> got.add("second " + readLine(OTHER)))
                .meanwhile(() -> type("a\rb\r"));
        got.add("first " + readLine(CONSOLE));
        assertThat(got).containsExactly("second b\n", "first a\n");
    }

    private static String readLine(ConsoleClient console) {
        try {
            return text(console.read(10));
        } catch (RemoteFault fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Test
    void thoseWhoWantToKnowAreTold() throws RemoteFault, KernelFault {
        logic.start();
        CONSOLE.onInput(new Notification(31));
        CONSOLE.onInterrupt(new Notification(32));
        type("ab");
        assertThat(HostKernel.current().signals()).isEmpty();
        type("\u0003");
        assertThat(HostKernel.current().signals()).containsExactly(66L);
        assertThat(uart.written).hasToString("ab^C\r\n");
        type("c\r");
        assertThat(HostKernel.current().signals()).containsExactly(66L, 65L);
        assertThat(text(CONSOLE.read(10))).isEqualTo("c\n");
    }

    @Test
    void startingSwitchesTheReceiveInterruptOn() throws KernelFault {
        logic.start();
        assertThat(uart.interruptEnable).isEqualTo(1);
        assertThat(acknowledged).isEqualTo(1);
        assertThat(uart.rises).isEqualTo(1);
        type("x");
        assertThat(uart.rises)
                .as("an interrupt during the handling must not be lost")
                .isEqualTo(2);
    }

    @Test
    void aPortThatWasTakenAwayIsARefusal() {
        HostKernel.current()
                .connect(PORTS, (info, word0, word1, word2, word3) -> Answer.of(ErrorCode.INVALID_CAPABILITY));
        Bytes text = new Bytes(8).append("x");
        assertThatThrownBy(() -> CONSOLE.write(text)).isSameAs(RemoteFault.REFUSED);
    }
}
