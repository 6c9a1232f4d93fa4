package org.saltyos.maven.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The field types of ISO 9660 (ECMA-119), written at byte offsets of a medium in memory. */
final class IsoSectors {
    /** Bytes of a logical sector (ECMA-119 6.1.2). */
    static final int SECTOR = 2048;

    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    private final ByteBuffer medium;

    /** An all-zero medium. */
    IsoSectors(long sectors) {
        medium = ByteBuffer.allocate(Math.toIntExact(sectors * SECTOR)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All bytes; not copied. */
    byte[] bytes() {
        return medium.array();
    }

    /** The sectors that a number of bytes fills, the last perhaps in part. */
    static long count(long bytes) {
        return (bytes + SECTOR - 1) / SECTOR;
    }

    /** One byte. */
    void int8(int at, int value) {
        medium.put(at, (byte) value);
    }

    /** 16 bits, little-endian (ECMA-119 7.2.1). */
    void int16(int at, int value) {
        medium.putShort(at, (short) value);
    }

    /** 16 bits, in both byte orders (ECMA-119 7.2.3). */
    void int16Both(int at, int value) {
        medium.putShort(at, (short) value);
        medium.putShort(at + 2, Short.reverseBytes((short) value));
    }

    /** 16 bits, big-endian (ECMA-119 7.2.2). */
    void int16Big(int at, int value) {
        medium.putShort(at, Short.reverseBytes((short) value));
    }

    /** 32 bits, little-endian (ECMA-119 7.3.1). */
    void int32(int at, long value) {
        medium.putInt(at, (int) value);
    }

    /** 32 bits, big-endian (ECMA-119 7.3.2). */
    void int32Big(int at, long value) {
        medium.putInt(at, Integer.reverseBytes((int) value));
    }

    /** 32 bits, in both byte orders (ECMA-119 7.3.3). */
    void int32Both(int at, long value) {
        int32(at, value);
        int32Big(at + 4, value);
    }

    /** Text without padding. */
    void text(int at, String text) {
        bytes(at, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Text filled up with spaces (ECMA-119 7.4.3). */
    void text(int at, int width, String text) {
        text(at, text + " ".repeat(width - text.length()));
    }

    /** Raw bytes. */
    void bytes(int at, byte[] content) {
        medium.put(at, content);
    }

    /** A time as 16 digits and an offset from UTC, to hundredths of a second (ECMA-119 8.4.26.1). */
    void longTime(int at, Instant time) {
        text(at, DIGITS.format(time.atZone(ZoneOffset.UTC)) + "00");
        int8(at + 16, 0);
    }

    /** "Not specified" in the same field. */
    void noTime(int at) {
        text(at, "0".repeat(16));
        int8(at + 16, 0);
    }

    /** A time in seven bytes (ECMA-119 9.1.5). */
    void shortTime(int at, Instant time) {
        ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
        int8(at, utc.getYear() - 1900);
        int8(at + 1, utc.getMonthValue());
        int8(at + 2, utc.getDayOfMonth());
        int8(at + 3, utc.getHour());
        int8(at + 4, utc.getMinute());
        int8(at + 5, utc.getSecond());
        int8(at + 6, 0);
    }

    /** The sum of 16-bit words of a range, as El Torito's validation entry wants it. */
    int sum16(int at, int bytes) {
        int sum = 0;
        for (int i = 0; i < bytes; i += 2) {
            sum += medium.getShort(at + i);
        }
        return sum;
    }
}
