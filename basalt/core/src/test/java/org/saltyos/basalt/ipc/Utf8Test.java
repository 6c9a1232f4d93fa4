package org.saltyos.basalt.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every text of whole characters is encoded as the JDK does it, and every sequence of bytes survives. */
class Utf8Test {
    @Test
    void wellFormedTextIsTheSameAsTheJdks() {
        for (String text :
                new String[] {"", "abc", "äöüß", "€", "𝄞x", "\u0800\uffff\ud7ff\ue000", "\u0000\u007f\u0080"}) {
            byte[] expected = text.getBytes(StandardCharsets.UTF_8);
            assertThat(Utf8.encode(text)).isEqualTo(expected);
            assertThat(Utf8.length(text)).isEqualTo(expected.length);
            assertThat(Utf8.decode(expected, 0, expected.length)).isEqualTo(text);
        }
    }

    @Test
    void noByteIsLost() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(9)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextBoolean() ? random.nextInt() : 0x80 | random.nextInt(0x80));
            }
            assertThat(Utf8.encode(Utf8.decode(bytes, 0, bytes.length))).isEqualTo(bytes);
        }
    }
}
