package org.saltyos.procmgr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.process.Launch;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.lang.machine.Machine;

/** The texts of a launch are as many as it says, or it is refused. */
class TextsTest {
    private static final int PLACE = 3;

    private static Launch launch(String texts, int arguments, int environment) {
        byte[] memory = new byte[ProgramLayout.EXCHANGE_BYTES];
        byte[] bytes = texts.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, memory, 0, bytes.length);
        Machine.reset().memory().map(ProgramLayout.exchange(PLACE), memory);
        return new Launch(bytes.length, arguments, environment, 0, 1, 2, 0);
    }

    @Test
    void thePathEndsAtItsZeroByte() throws PosixFault {
        assertThat(Texts.check(PLACE, launch("/bin/ls\0ls\0-l\0HOME=/\0", 2, 1)))
                .isEqualTo(8);
        assertThat(Texts.check(PLACE, launch("x\0", 0, 0))).isEqualTo(2);
        assertThat(Texts.check(PLACE, launch("x\0\0\0", 2, 0))).isEqualTo(2);
    }

    private static void refused(Launch launch, PosixFault why) {
        assertThatThrownBy(() -> Texts.check(PLACE, launch)).isSameAs(why);
    }

    @Test
    void otherNumbersOfTextsAreRefused() {
        refused(launch("", 0, 0), PosixFault.EINVAL);
        refused(launch("x", 0, 0), PosixFault.EINVAL);
        refused(launch("x\0ls", 1, 0), PosixFault.EINVAL);
        refused(launch("x\0ls\0", 0, 0), PosixFault.EINVAL);
        refused(launch("x\0ls\0", 1, 1), PosixFault.EINVAL);
        refused(launch("x\0ls\0", -1, 2), PosixFault.EINVAL);
        refused(launch("x\0ls\0", Integer.MAX_VALUE, Integer.MAX_VALUE), PosixFault.EINVAL);
    }

    @Test
    void tooManyBytesAreRefused() {
        Launch launch = launch("x\0", 0, 0);
        refused(new Launch(ProgramLayout.EXCHANGE_BYTES + 1, 0, 0, 0, 1, 2, 0), PosixFault.E2BIG);
        refused(new Launch(-1, launch.arguments(), 0, 0, 1, 2, 0), PosixFault.E2BIG);
    }

    @Test
    void theNameIsTheLastPartOfThePath() {
        launch("/usr/bin/a-long-program-name\0", 0, 0);
        long path = ProgramLayout.exchange(PLACE);
        assertThat(word(Texts.name(path, 0))).isEqualTo("a-long-p");
        assertThat(word(Texts.name(path, 8))).isEqualTo("rogram-n");
        launch("ls\0", 0, 0);
        assertThat(word(Texts.name(path, 0))).isEqualTo("ls\0\0\0\0\0\0");
        assertThat(Texts.name(path, 8)).isZero();
    }

    private static String word(long word) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Long.BYTES; i++) {
            text.append((char) (word >>> i * Byte.SIZE & 0xff));
        }
        return text.toString();
    }

    @Test
    void theFirstProcessGetsItsNameAPathAndAHome() throws PosixFault {
        byte[] memory = new byte[ProgramLayout.EXCHANGE_BYTES];
        Machine.reset().memory().map(ProgramLayout.exchange(0), memory);
        Launch launch = Texts.first(new Bytes(32).append("/bin/sh"));
        assertThat(Texts.check(0, launch)).isEqualTo(8);
        assertThat(new String(memory, 0, launch.bytes(), StandardCharsets.US_ASCII))
                .isEqualTo("/bin/sh\0/bin/sh\0PATH=/bin\0HOME=/\0");
    }
}
