package org.saltyos.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.memory.Mem;

/** Files are found in newc archives, and broken archives are refused without a look beyond their end. */
class CpioTest {
    private static final long PLACE = 0x10_0000;
    private static final long NAME = 0x20_0000;

    private static byte[] archive(String... namesAndContents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            entry(out, namesAndContents[i], namesAndContents[i + 1]);
        }
        entry(out, "TRAILER!!!", "");
        return out.toByteArray();
    }

    private static void entry(ByteArrayOutputStream out, String name, String contents) {
        int[] fields = {1, 0100644, 0, 0, 1, 0, contents.length(), 0, 0, 0, 0, name.length() + 1, 0};
        StringBuilder header = new StringBuilder("070701");
        for (int field : fields) {
            header.append(String.format("%08X", field));
        }
        write(out, header + name + "\0");
        write(out, contents);
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        while (out.size() % 4 != 0) {
            out.write(0);
        }
    }

    private static Span map(byte[] bytes) {
        Machine.reset().memory().map(PLACE, bytes);
        return new Span(PLACE, bytes.length);
    }

    private static String text(Span span) {
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < span.size(); i++) {
            text.append((char) Mem.getByte(span.address() + i));
        }
        return text.toString();
    }

    @Test
    void filesAreFoundByName() throws InitFault {
        Span archive = map(archive("a", "1", "echo.img", "hello", "empty", "", "echo.imgs", "other"));
        assertThat(text(Cpio.find(archive, "echo.img"))).isEqualTo("hello");
        assertThat(text(Cpio.find(archive, "echo.imgs"))).isEqualTo("other");
        assertThat(text(Cpio.find(archive, "empty"))).isEmpty();
        Machine.current().memory().map(NAME, "a".getBytes(StandardCharsets.US_ASCII));
        assertThat(text(Cpio.find(archive, new Ascii(NAME, 1)))).isEqualTo("1");
    }

    @Test
    void aMissingFileIsSaidToBeMissing() {
        Span archive = map(archive("a", "1"));
        assertThatThrownBy(() -> Cpio.find(archive, "b")).isSameAs(InitFault.MISSING_FILE);
        assertThatThrownBy(() -> Cpio.find(archive, "")).isSameAs(InitFault.MISSING_FILE);
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] whole = archive("first", "contents", "second", "more");
        for (int length = 0; length < whole.length; length++) {
            Span archive = map(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Cpio.find(archive, "none")).isSameAs(InitFault.CORRUPT_ARCHIVE);
        }
    }

    @Test
    void damageNeverLeadsOutOfTheArchive() {
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = archive("first", "contents", "second", "more");
            for (int i = random.nextInt(3); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Span archive = map(bytes);
            try {
                Span found = Cpio.find(archive, "second");
                assertThat(found.end()).isLessThanOrEqualTo(archive.end());
            } catch (InitFault fault) {
                assertThat(fault).isIn(InitFault.MISSING_FILE, InitFault.CORRUPT_ARCHIVE);
            }
        }
    }
}
