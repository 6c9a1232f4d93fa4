package org.saltyos.basalt.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.MessageInfo;
import org.saltyos.basalt.host.HostKernel;

/** Text is built as Java's own conversions build it, and never beyond the capacity. */
class BytesTest {
    private static String text(Bytes bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            text.append((char) bytes.at(i));
        }
        return text.toString();
    }

    @Test
    void numbersLookAsJavaPrintsThem() {
        Random random = new Random(7);
        Bytes bytes = new Bytes(64);
        long[] edges = {0, 1, -1, 9, 10, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MIN_VALUE};
        for (long edge : edges) {
            assertThat(text(bytes.clear().decimal(edge))).isEqualTo(Long.toString(edge));
            assertThat(text(bytes.clear().hexadecimal(edge))).isEqualTo("0x" + Long.toHexString(edge));
        }
        for (int i = 0; i < 1_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            assertThat(text(bytes.clear().decimal(number))).isEqualTo(Long.toString(number));
            assertThat(text(bytes.clear().hexadecimal(number))).isEqualTo("0x" + Long.toHexString(number));
        }
    }

    @Test
    void whatDoesNotFitIsLeftOutAndTold() {
        Bytes bytes = new Bytes(4);
        assertThat(bytes.append("abcd").truncated()).isFalse();
        assertThat(bytes.append("e").truncated()).isTrue();
        assertThat(text(bytes)).isEqualTo("abcd");
        assertThat(bytes.clear().truncated()).isFalse();
    }

    @Test
    void comparesWithTexts() {
        Bytes bytes = new Bytes(8).append("salt");
        assertThat(bytes.is("salt")).isTrue();
        assertThat(bytes.is("sal")).isFalse();
        assertThat(bytes.is("salty")).isFalse();
        assertThat(bytes.is("sall")).isFalse();
        assertThat(bytes.begins("sa")).isTrue();
        assertThat(bytes.begins("al")).isFalse();
        assertThat(bytes.ends("alt")).isTrue();
        assertThat(bytes.ends("sal")).isFalse();
        assertThat(bytes.ends("basalt")).isFalse();
        assertThatThrownBy(() -> bytes.at(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void wordsHoldEightBytesEach() {
        Bytes bytes = new Bytes(16).append("ABCDEFGHIJ");
        assertThat(bytes.word(0)).isEqualTo(0x4847_4645_4443_4241L);
        assertThat(bytes.word(8)).isEqualTo(0x4a49);
        assertThat(bytes.word(16)).isZero();
    }

    @Test
    void bytesTravelInWordsAndZerosFillTheLast() throws RemoteFault {
        HostKernel.reset();
        Ipc.putWord(5, -1);
        Bytes bytes = new Bytes(16).append("ABCDEFGHIJ");
        int end = Ipc.putBytes(4, bytes);
        assertThat(end).isEqualTo(6);
        assertThat(Ipc.word(4)).isEqualTo(bytes.word(0));
        assertThat(Ipc.word(5)).isEqualTo(0x4a49);
        MessageInfo info = MessageInfo.of(0, end);
        assertThat(text(Ipc.takeBytes(info, 4, 10, new Bytes(16)))).isEqualTo("ABCDEFGHIJ");
        Bytes small = Ipc.takeBytes(info, 4, 10, new Bytes(3));
        assertThat(text(small)).isEqualTo("ABC");
        assertThat(small.truncated()).isTrue();
        assertThatThrownBy(() -> Ipc.takeBytes(info, 4, 17, new Bytes(16))).isSameAs(RemoteFault.MALFORMED);
    }

    @Test
    void noMoreTravelsThanAMessageHolds() {
        HostKernel.reset();
        Bytes all = new Bytes(2 * Bytes.MESSAGE_BYTES);
        while (!all.truncated()) {
            all.append((byte) 'x');
        }
        Ipc.buffer().capability(0, 7);
        assertThat(Ipc.putBytes(4, all)).isEqualTo(MessageInfo.MAX_LENGTH);
        assertThat(Ipc.buffer().capability(0)).isEqualTo(7);
        assertThat(Ipc.putBytes(MessageInfo.MAX_LENGTH, all)).isEqualTo(MessageInfo.MAX_LENGTH);
    }
}
