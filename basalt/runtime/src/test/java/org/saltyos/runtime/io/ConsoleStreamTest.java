package org.saltyos.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same bytes as the JDK's stream, for all print methods and for text of all kinds. */
class ConsoleStreamTest {
    private final ByteArrayOutputStream ours = new ByteArrayOutputStream();
    private final ByteArrayOutputStream theirs = new ByteArrayOutputStream();
    private final ConsoleStream stream = new ConsoleStream(ours, true);
    private final PrintStream model = new PrintStream(theirs, true, StandardCharsets.UTF_8);

    private void compare() {
        assertThat(ours.toByteArray()).isEqualTo(theirs.toByteArray());
    }

    @Test
    void everyKindOfValue() throws IOException {
        stream.print(true);
        model.print(true);
        stream.println('ä');
        model.println('ä');
        stream.print(-7);
        model.print(-7);
        stream.println(Long.MIN_VALUE);
        model.println(Long.MIN_VALUE);
        stream.print(1.5f);
        model.print(1.5f);
        stream.println(1e300);
        model.println(1e300);
        stream.println(new char[] {'x', '€'});
        model.println(new char[] {'x', '€'});
        stream.println((String) null);
        model.println((String) null);
        stream.println((Object) null);
        model.println((Object) null);
        stream.printf("%d-%s%n", 3, "z").append("abc", 1, 2).append('q').append(null);
        model.printf("%d-%s%n", 3, "z").append("abc", 1, 2).append('q').append(null);
        stream.write(new byte[] {1, 2, -3});
        model.write(new byte[] {1, 2, -3});
        stream.write(0x1ff);
        model.write(0x1ff);
        stream.println();
        model.println();
        compare();
    }

    @Test
    void surrogatesAlsoWhenTheyComeInPieces() {
        Random random = new Random(17);
        char[] alphabet = {'a', '\n', 'é', '߿', 'ࠀ', '€', '\ud83d', '\ude00', '\udbff', '\udfff', '\uffff'};
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(5);
            for (int j = 0; j < length; j++) {
                text.append(alphabet[random.nextInt(alphabet.length)]);
            }
            if (random.nextBoolean()) {
                stream.print(text.toString());
                model.print(text.toString());
            } else {
                stream.print(text.toString().toCharArray());
                model.print(text.toString().toCharArray());
            }
        }
        compare();
    }

    @Test
    void troubleIsRemembered() {
        ConsoleStream broken = new ConsoleStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no");
            }
        });
        assertThat(broken.checkError()).isFalse();
        broken.print(1);
        assertThat(broken.checkError()).isTrue();
    }

    @Test
    void argumentsAreChecked() {
        assertThatThrownBy(() -> stream.write(new byte[3], 2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
