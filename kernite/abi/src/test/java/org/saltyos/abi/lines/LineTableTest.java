package org.saltyos.abi.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.memory.Mem;

/** Instruction addresses find their lines, and damaged tables are read without leaving them. */
class LineTableTest {
    private static final long PLACE = 0x5000;
    private static final long BASE = 0xffff_ffff_8000_0000L;

    private static byte[] table() {
        byte[] strings = "A.java\0B.java\0A.run\0B.run\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out =
                ByteBuffer.allocate(32 + 4 * 8 + 2 * 8 + 2 * 4 + strings.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(LineTable.MAGIC).putInt(LineTable.VERSION).putLong(BASE);
        out.putInt(4).putInt(2).putInt(2).putInt(strings.length);
        row(out, 0x10, 0, 7);
        row(out, 0x18, 0, 0);
        row(out, 0x20, 1, 60_000);
        row(out, 0x30, 9, 5);
        out.putInt(0x10).putInt(14);
        out.putInt(0x20).putInt(20);
        out.putInt(0).putInt(7);
        return out.put(strings).array();
    }

    private static void row(ByteBuffer out, int address, int file, int line) {
        out.putInt(address).putShort((short) file).putShort((short) line);
    }

    private static LineTable map(byte[] bytes) {
        Machine.reset().memory().map(PLACE, bytes);
        return new LineTable(PLACE, bytes.length);
    }

    private static String text(long address) {
        StringBuilder text = new StringBuilder();
        for (long at = address; Mem.getByte(at) != 0; at++) {
            text.append((char) Mem.getByte(at));
        }
        return text.toString();
    }

    @Test
    void anInstructionHasALineAFileAndAFunction() {
        LineTable table = map(table());
        assertThat(table.isValid()).isTrue();
        assertThat(table.line(BASE + 0x10)).isEqualTo(7);
        assertThat(table.line(BASE + 0x17)).isEqualTo(7);
        assertThat(text(table.fileName(BASE + 0x17))).isEqualTo("A.java");
        assertThat(text(table.functionName(BASE + 0x1f))).isEqualTo("A.run");
        assertThat(table.line(BASE + 0x2f)).isEqualTo(60_000);
        assertThat(text(table.fileName(BASE + 0x20))).isEqualTo("B.java");
        assertThat(text(table.functionName(BASE + 0x20))).isEqualTo("B.run");
    }

    @Test
    void whatTheTableDoesNotKnowIsZero() {
        LineTable table = map(table());
        assertThat(table.line(BASE + 0x0f)).isZero();
        assertThat(table.line(BASE - 1)).isZero();
        assertThat(table.line(0)).isZero();
        assertThat(table.functionName(BASE)).isZero();
        assertThat(table.line(BASE + 0x18)).isZero();
        assertThat(table.fileName(BASE + 0x18)).isZero();
        assertThat(table.fileName(BASE + 0x30)).as("a file number out of range").isZero();
    }

    @Test
    void aTruncatedTableIsNotValid() {
        byte[] whole = table();
        for (int length = 0; length < whole.length; length++) {
            LineTable table = map(java.util.Arrays.copyOf(whole, length));
            assertThat(table.isValid()).isFalse();
            assertThat(table.line(BASE + 0x10)).isZero();
            assertThat(table.functionName(BASE + 0x10)).isZero();
        }
    }

    @Test
    void aDamagedTableIsNeverReadBeyondItsEnd() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = table();
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            LineTable table = map(bytes);
            long instruction = BASE + random.nextInt(0x40);
            table.line(instruction);
            table.functionName(instruction);
            table.fileName(instruction);
        }
    }
}
