package org.saltyos.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.InitLayout;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.console.ConsoleClient;
import org.saltyos.basalt.console.ConsoleDispatcher;
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

    private final ConsoleLogic logic = new ConsoleLogic();
    private final Uart uart = new Uart();
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
        kernel.connect(CONSOLE.endpoint().address(), new ConsoleDispatcher(logic));
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

    @Test
    void typedBytesComeInOrderAndThenNothing() throws RemoteFault {
        assertThat(CONSOLE.read()).isEqualTo(-1);
        uart.typed.add((int) 'a');
        uart.typed.add(0xff);
        logic.signalled(1);
        assertThat(acknowledged).isEqualTo(1);
        assertThat(CONSOLE.read()).isEqualTo('a');
        assertThat(CONSOLE.read()).isEqualTo(0xff);
        assertThat(CONSOLE.read()).isEqualTo(-1);
    }

    @Test
    void aFullInputBufferDropsTheNewest() throws RemoteFault {
        for (int i = 0; i < 300; i++) {
            uart.typed.add(i & 0xff);
        }
        logic.signalled(1);
        for (int i = 0; i < 256; i++) {
            assertThat(CONSOLE.read()).isEqualTo(i);
        }
        assertThat(CONSOLE.read()).isEqualTo(-1);
    }

    @Test
    void startingSwitchesTheReceiveInterruptOn() throws KernelFault {
        logic.start();
        assertThat(uart.interruptEnable).isEqualTo(1);
        assertThat(acknowledged).isEqualTo(1);
    }

    @Test
    void aPortThatWasTakenAwayIsARefusal() {
        HostKernel.current()
                .connect(PORTS, (info, word0, word1, word2, word3) -> Answer.of(ErrorCode.INVALID_CAPABILITY));
        Bytes text = new Bytes(8).append("x");
        assertThatThrownBy(() -> CONSOLE.write(text)).isSameAs(RemoteFault.REFUSED);
    }
}
