package org.saltyos.basalt.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.memory.Mem;

/** The files of newc archives are found one after the other; damage ends the walk and never leads out of the archive. */
class ArchiveFileTest {
    private static final long PLACE = 0x10_0000;
    private static final long NAME = 0x20_0000;

    private static byte[] archive() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        entry(out, 040755, "bin", "");
        entry(out, 0100755, "bin/sh", "program");
        entry(out, 0120777, "bin/ls", "tools");
        entry(out, 0, "TRAILER!!!", "");
        return out.toByteArray();
    }

    private static void entry(ByteArrayOutputStream out, int mode, String name, String contents) {
        int[] fields = {1, mode, 0, 0, 1, 0, contents.length(), 0, 0, 0, 0, name.length() + 1, 0};
        StringBuilder header = new StringBuilder("070701");
        for (int field : fields) {
            header.append(String.format("%08x", field));
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

    private static ArchiveFile first(byte[] bytes) {
        Machine.reset().memory().map(PLACE, bytes);
        return ArchiveFile.first(PLACE, bytes.length);
    }

    @Test
    void filesFollowEachOtherToTheTrailer() {
        ArchiveFile directory = first(archive());
        assertThat(directory.isEnd()).isFalse();
        assertThat(directory.isDirectory()).isTrue();
        ArchiveFile program = directory.next();
        assertThat(program.mode()).isEqualTo(0100755);
        assertThat(program.size()).isEqualTo(7);
        assertThat(Mem.getByte(program.contents())).isEqualTo((byte) 'p');
        assertThat(program.isLink()).isFalse();
        ArchiveFile link = program.next();
        assertThat(link.isLink()).isTrue();
        assertThat(link.isTrailer()).isFalse();
        assertThat(link.next().isEnd()).isTrue();
        assertThat(link.next().isTrailer()).isTrue();
    }

    @Test
    void namesAreCompared() {
        ArchiveFile program = first(archive()).next();
        Machine.current().memory().map(NAME, "bin/shell".getBytes(StandardCharsets.US_ASCII));
        assertThat(program.isNamed(NAME, 6)).isTrue();
        assertThat(program.isNamed(NAME, 5)).isFalse();
        assertThat(program.isNamed(NAME, 7)).isFalse();
        assertThat(program.isNamed(NAME + 1, 6)).isFalse();
    }

    @Test
    void everyTruncationEndsTheWalk() {
        byte[] whole = archive();
        for (int length = 0; length < whole.length; length++) {
            assertThat(walk(Arrays.copyOf(whole, length))).isLessThanOrEqualTo(3);
        }
        assertThat(walk(whole)).isEqualTo(3);
    }

    @Test
    void damageNeverLeadsOutOfTheArchive() {
        Random random = new Random(9);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = archive();
            for (int i = random.nextInt(3); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            walk(bytes);
        }
    }

    private static int walk(byte[] bytes) {
        int files = 0;
        long end = PLACE + bytes.length;
        for (ArchiveFile file = first(bytes); !file.isEnd(); file = file.next()) {
            assertThat(file.contents() + file.size()).isLessThanOrEqualTo(end);
            assertThat(file.nameAddress() + file.nameLength()).isLessThanOrEqualTo(end);
            files++;
        }
        return files;
    }
}
