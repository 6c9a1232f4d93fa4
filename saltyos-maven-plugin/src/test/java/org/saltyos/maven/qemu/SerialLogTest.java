package org.saltyos.maven.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a guest writes is found once, in order, as soon as it is there, and never waited for in vain once it ended. */
class SerialLogTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void eachWaitGoesOnWhereTheLastOneMatched() throws Exception {
        SerialLog log = SerialLog.follow(stream("a 1\r\nb\r\na 2\r\n"));
        Pattern number = Pattern.compile("a (\\d)\n");
        assertThat(log.waitFor(number, LONG)).map(match -> match.group(1)).contains("1");
        assertThat(log.waitFor(number, LONG)).map(match -> match.group(1)).contains("2");
        assertThat(log.waitFor(number, LONG)).as("the guest has ended").isEmpty();
        assertThat(log.lines()).containsExactly("a 1", "b", "a 2");
        assertThat(log.waitForEnd(LONG)).isTrue();
    }

    @Test
    void outputThatComesLaterIsWaitedFor() throws Exception {
        try (PipedOutputStream guest = new PipedOutputStream()) {
            SerialLog log = SerialLog.follow(new PipedInputStream(guest));
            Thread writer = new Thread(() -> write(guest, "rea", "dy\n"));
            writer.start();
            assertThat(log.waitFor(Pattern.compile("ready\n"), LONG))
                    .map(MatchResult::group)
                    .contains("ready\n");
            writer.join();
        }
    }

    @Test
    void aSilentGuestIsGivenUpInTime() throws Exception {
        try (PipedOutputStream guest = new PipedOutputStream()) {
            SerialLog log = SerialLog.follow(new PipedInputStream(guest));
            long start = System.nanoTime();
            assertThat(log.waitFor(Pattern.compile("x"), Duration.ofMillis(50))).isEmpty();
            assertThat(log.waitForEnd(Duration.ofMillis(50))).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(95), LONG);
        }
    }

    @Test
    void everyByteIsKept() throws Exception {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        SerialLog log = SerialLog.follow(new ByteArrayInputStream(bytes));
        assertThat(log.waitForEnd(LONG)).isTrue();
        assertThat(log.text()).hasSize(255).doesNotContain("\r").contains("\u00ff");
    }

    private static void write(PipedOutputStream guest, String... parts) {
        try {
            for (String part : parts) {
                Thread.sleep(20);
                guest.write(part.getBytes(StandardCharsets.US_ASCII));
                guest.flush();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
