package org.saltyos.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Reads a CD image as a drive and a BIOS would, written from ECMA-119 and El Torito 1.0 and sharing nothing with the
 * writer; every field that exists twice must say the same.
 */
final class IsoReader {
    private static final int SECTOR = 2048;

    private final byte[] image;
    private final ByteBuffer little;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, Integer> sectors = new TreeMap<>();

    IsoReader(byte[] image) {
        this.image = image;
        this.little = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(image.length % SECTOR).isZero();
        primaryDescriptor();
    }

    /** Contents by name, with the version that ISO 9660 appends. */
    Map<String, byte[]> files() {
        return files;
    }

    int firstSector(String name) {
        return Objects.requireNonNull(sectors.get(name), name);
    }

    String volume() {
        return text(16 * SECTOR + 40, 32).strip();
    }

    private void primaryDescriptor() {
        int at = 16 * SECTOR;
        assertThat(image[at]).isEqualTo((byte) 1);
        assertThat(text(at + 1, 5)).isEqualTo("CD001");
        assertThat(image[at + 6]).isEqualTo((byte) 1);
        assertThat(both32(at + 80)).as("volume space size").isEqualTo(image.length / SECTOR);
        assertThat(both16(at + 120)).isEqualTo(1);
        assertThat(both16(at + 124)).isEqualTo(1);
        assertThat(both16(at + 128)).isEqualTo(SECTOR);
        assertThat(image[at + 881]).isEqualTo((byte) 1);
        int root = record(at + 156, "");
        pathTables(at, root);
        assertThat(image[18 * SECTOR]).as("terminator").isEqualTo((byte) 255);
        assertThat(text(18 * SECTOR + 1, 5)).isEqualTo("CD001");
        directory(root, both32(at + 156 + 10));
    }

    private void pathTables(int descriptor, int root) {
        assertThat(both32(descriptor + 132)).as("path table size").isEqualTo(10);
        int low = little.getInt(descriptor + 140) * SECTOR;
        int high = Integer.reverseBytes(little.getInt(descriptor + 148)) * SECTOR;
        assertThat(little.getInt(low + 2)).isEqualTo(root);
        assertThat(Integer.reverseBytes(little.getInt(high + 2))).isEqualTo(root);
        assertThat(little.getShort(low + 6)).isEqualTo((short) 1);
        assertThat(Short.reverseBytes(little.getShort(high + 6))).isEqualTo((short) 1);
    }

    private void directory(int sector, int size) {
        String previous = "";
        int count = 0;
        for (int at = sector * SECTOR; at < sector * SECTOR + size; ) {
            int length = image[at] & 0xff;
            if (length == 0) {
                at = (at / SECTOR + 1) * SECTOR;
                continue;
            }
            String name = text(at + 33, image[at + 32] & 0xff);
            int first = record(at, name);
            if (count < 2) {
                assertThat(name).isEqualTo(count == 0 ? "\0" : "\1");
                assertThat(first).isEqualTo(sector);
                assertThat(image[at + 25]).isEqualTo((byte) 2);
            } else {
                assertThat(name).as("names ascend").isGreaterThan(previous);
                assertThat(image[at + 25]).isZero();
                int from = first * SECTOR;
                files.put(name, Arrays.copyOfRange(image, from, from + both32(at + 10)));
                sectors.put(name, first);
                previous = name;
            }
            count++;
            at += length;
        }
    }

    /** Checks a directory record and returns its first sector. */
    private int record(int at, String name) {
        assertThat(image[at] & 0xff)
                .as("length of %s", name)
                .isGreaterThanOrEqualTo(34)
                .isEven();
        assertThat(both16(at + 28)).isEqualTo(1);
        int first = both32(at + 2);
        assertThat((long) first * SECTOR + both32(at + 10)).isLessThanOrEqualTo(image.length);
        return first;
    }

    /** What the BIOS would load and start: the bytes of the default boot entry. */
    byte[] bootImage() {
        int record = 17 * SECTOR;
        assertThat(image[record]).isZero();
        assertThat(text(record + 1, 5)).isEqualTo("CD001");
        assertThat(text(record + 7, 32)).isEqualTo("EL TORITO SPECIFICATION" + "\0".repeat(9));
        int catalog = little.getInt(record + 71) * SECTOR;
        assertThat(image[catalog]).isEqualTo((byte) 1);
        assertThat(image[catalog + 1]).as("platform 80x86").isZero();
        assertThat(image[catalog + 30]).isEqualTo((byte) 0x55);
        assertThat(image[catalog + 31]).isEqualTo((byte) 0xaa);
        int sum = 0;
        for (int i = 0; i < 32; i += 2) {
            sum += little.getShort(catalog + i);
        }
        assertThat(sum & 0xffff).as("sum of the validation entry").isZero();
        int entry = catalog + 32;
        assertThat(image[entry]).as("bootable").isEqualTo((byte) 0x88);
        assertThat(image[entry + 1]).as("no emulation").isZero();
        assertThat(little.getShort(entry + 2)).as("load segment").isZero();
        assertThat(little.getShort(entry + 6)).as("blocks of 512").isEqualTo((short) 4);
        int from = little.getInt(entry + 8) * SECTOR;
        return Arrays.copyOfRange(image, from, from + 4 * 512);
    }

    private int both32(int at) {
        assertThat(Integer.reverseBytes(little.getInt(at + 4)))
                .as("both orders at %d", at)
                .isEqualTo(little.getInt(at));
        return little.getInt(at);
    }

    private int both16(int at) {
        assertThat(Short.reverseBytes(little.getShort(at + 2)))
                .as("both orders at %d", at)
                .isEqualTo(little.getShort(at));
        return little.getShort(at);
    }

    private String text(int at, int length) {
        return new String(image, at, length, StandardCharsets.US_ASCII);
    }
}
