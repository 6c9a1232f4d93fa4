package org.saltyos.basalt.ipc;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * A reusable sequence of bytes: text under construction, and the only thing of variable length that travels in a message.
 * Made in static initialisers. What does not fit is left out, and {@link #truncated} tells.
 */
public final class Bytes {
    /** Most bytes that travel in one message: all words that do not travel in registers. */
    public static final int MESSAGE_BYTES = 116 * 8;

    private static final int RADIX = 10;
    private static final int NIBBLE = 4;

    private final byte[] data;
    private int length;
    private boolean truncated;

    /** Room for {@code capacity} bytes, initially empty. */
    public Bytes(int capacity) {
        data = new byte[capacity];
    }

    /** Number of bytes. */
    public int length() {
        return length;
    }

    /** Whether something was left out since the last {@link #clear}. */
    public boolean truncated() {
        return truncated;
    }

    /** The byte at {@code index}, 0 to length - 1. */
    public byte at(int index) {
        if (index >= length) {
            throw new IndexOutOfBoundsException("beyond the end");
        }
        return data[index];
    }

    /** Forgets everything. */
    public Bytes clear() {
        length = 0;
        truncated = false;
        return this;
    }

    /** Removes bytes at the start, as many as there are at most. */
    public Bytes removeFirst(int count) {
        int removed = Math.min(Math.max(0, count), length);
        for (int i = removed; i < length; i++) {
            data[i - removed] = data[i];
        }
        length -= removed;
        return this;
    }

    /** Adds one byte. */
    public Bytes append(byte value) {
        if (length < data.length) {
            data[length] = value;
            length++;
        } else {
            truncated = true;
        }
        return this;
    }

    /** Adds a text of ASCII characters. */
    public Bytes append(String text) {
        for (int i = 0; i < text.length(); i++) {
            append((byte) text.charAt(i));
        }
        return this;
    }

    /** Adds the bytes of {@code other}. */
    public Bytes append(Bytes other) {
        for (int i = 0; i < other.length; i++) {
            append(other.data[i]);
        }
        return this;
    }

    /** Adds a signed decimal number. */
    public Bytes decimal(long value) {
        if (value < 0) {
            append((byte) '-');
        }
        long divisor = 1;
        while (Long.compareUnsigned(Long.divideUnsigned(Math.abs(value), divisor), RADIX) >= 0) {
            divisor *= RADIX;
        }
        long rest = Math.abs(value);
        while (divisor != 0) {
            append((byte) ('0' + Long.divideUnsigned(rest, divisor)));
            rest = Long.remainderUnsigned(rest, divisor);
            divisor /= RADIX;
        }
        return this;
    }

    /** Adds a number as {@code 0x} and hexadecimal digits without leading zeros. */
    public Bytes hexadecimal(long value) {
        append("0x");
        int digits = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + NIBBLE - 1) / NIBBLE);
        for (int i = digits - 1; i >= 0; i--) {
            int digit = (int) (value >>> i * NIBBLE) & 0xf;
            append((byte) (digit < RADIX ? '0' + digit : 'a' + digit - RADIX));
        }
        return this;
    }

    /** Adds a line end. */
    public Bytes newLine() {
        return append((byte) '\n');
    }

    /** Whether the bytes are exactly the characters of {@code text}. */
    public boolean is(String text) {
        return text.length() == length && has(0, text);
    }

    /** Whether the first bytes are the characters of {@code text}. */
    public boolean begins(String text) {
        return text.length() <= length && has(0, text);
    }

    /** Whether the last bytes are the characters of {@code text}. */
    public boolean ends(String text) {
        return text.length() <= length && has(length - text.length(), text);
    }

    private boolean has(int first, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (data[first + i] != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Eight bytes from {@code index} as a little-endian word; bytes beyond the end count as 0. */
    public long word(int index) {
        long word = 0;
        for (int i = Math.min(Long.BYTES, length - index) - 1; i >= 0; i--) {
            word = word << Byte.SIZE | data[index + i] & 0xffL;
        }
        return word;
    }

    /** Copies the first {@code count} bytes, which are there, to memory that has room for them. */
    @Unsafe(because = "the range is checked to lie inside the array, and the one caller names memory of the IPC buffer")
    void copyTo(long address, int count) {
        if (count < 0 || count > length) {
            throw new IndexOutOfBoundsException("beyond the end");
        }
        Mem.putBytes(address, data, 0, count);
    }

    /** Becomes {@code count} bytes of memory, as many as fit. */
    @Unsafe(
            because =
                    "no more is copied than the array has room for, and the one caller names memory of the IPC buffer")
    void copyFrom(long address, int count) {
        length = Math.min(Math.max(0, count), data.length);
        truncated = count > length;
        Mem.getBytes(address, data, 0, length);
    }
}
