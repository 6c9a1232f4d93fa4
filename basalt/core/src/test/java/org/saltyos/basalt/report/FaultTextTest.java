package org.saltyos.basalt.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.PanicKind;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.Request;

/** Every fault has words that a person understands. */
class FaultTextTest {
    private static String cause(int kind, long detail, long code) {
        Bytes line = new Bytes(256);
        FaultText.appendCause(line, new Request(0, MessageInfo.of(kind, FaultKind.LENGTH), 0x40_0000, detail, code, 0));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            text.append((char) line.at(i));
        }
        return text.toString();
    }

    @Test
    void pageFaultsTellTheAccessAndTheAddress() {
        assertThat(cause(FaultKind.PAGE, 0x10, 0)).isEqualTo("read of memory that is not there at address 0x10");
        assertThat(cause(FaultKind.PAGE, 0x400000, FaultKind.PAGE_WRITE | FaultKind.PAGE_PROTECTION))
                .isEqualTo("write to memory it may not touch at address 0x400000");
        assertThat(cause(FaultKind.PAGE, 0, FaultKind.PAGE_EXECUTE))
                .isEqualTo("jump to memory that is not there at address 0x0");
    }

    @Test
    void everyPanicHasItsWords() {
        for (int kind = 1; kind < PanicKind.COUNT; kind++) {
            assertThat(cause(FaultKind.PANIC, kind, 0)).isNotBlank().isNotEqualTo("panic");
        }
        assertThat(cause(FaultKind.PANIC, PanicKind.DIVISION_BY_ZERO, 0)).isEqualTo("division by zero");
        assertThat(cause(FaultKind.PANIC, PanicKind.COUNT, 0)).isEqualTo("panic");
        assertThat(cause(FaultKind.PANIC, -1, 0)).isEqualTo("panic");
    }

    @Test
    void otherFaultsAreNamed() {
        assertThat(cause(FaultKind.UNDEFINED_INSTRUCTION, 0, 0)).isEqualTo("undefined instruction");
        assertThat(cause(FaultKind.TIMEOUT, 5, 0)).isEqualTo("time budget used up");
        assertThat(cause(FaultKind.EXCEPTION, 13, 0x18)).isEqualTo("exception 13, error code 0x18");
        assertThat(cause(99, 1, 0)).startsWith("exception 1");
    }
}
