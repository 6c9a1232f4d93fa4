package org.saltyos.console;

/** The bytes that were typed and not yet read; when it is full, new ones are dropped. */
final class InputBuffer {
    private static final int CAPACITY = 256;

    private final byte[] bytes = new byte[CAPACITY];
    private int oldest;
    private int count;

    /** Adds a byte. */
    void add(int value) {
        if (count < CAPACITY) {
            bytes[(oldest + count) % CAPACITY] = (byte) value;
            count++;
        }
    }

    /** Takes the oldest byte, 0 to 255; -1 when there is none. */
    int take() {
        if (count == 0) {
            return -1;
        }
        int value = bytes[oldest] & 0xff;
        oldest = (oldest + 1) % CAPACITY;
        count--;
        return value;
    }
}
