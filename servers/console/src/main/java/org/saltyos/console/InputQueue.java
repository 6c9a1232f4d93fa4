package org.saltyos.console;

import org.saltyos.basalt.ipc.Bytes;

/** What was typed and can be read, with the ends of the input between; when it is full, new bytes are dropped. */
final class InputQueue {
    /** Stands for an end of the input: ctrl-D. */
    static final int END = 256;

    static final int CAPACITY = 4096;

    private final short[] items = new short[CAPACITY];
    private int oldest;
    private int count;

    /** Adds a byte, 0 to 255, or {@link #END}; tells whether there was room. */
    boolean add(int item) {
        if (count == CAPACITY) {
            return false;
        }
        items[(oldest + count) % CAPACITY] = (short) item;
        count++;
        return true;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** How many more items fit. */
    int room() {
        return CAPACITY - count;
    }

    void clear() {
        count = 0;
    }

    /**
     * Moves bytes to {@code target}.
     *
     * @param most at most this many
     * @param lines whether to stop behind a line end
     */
    void take(Bytes target, int most, boolean lines) {
        target.clear();
        boolean more = count > 0;
        while (more) {
            int item = items[oldest];
            if (item == END && target.length() > 0) {
                // An end behind text only says that the text is complete; alone it is the end.
                remove();
                return;
            }
            remove();
            if (item == END) {
                return;
            }
            target.append((byte) item);
            more = count > 0 && target.length() < most && !(lines && item == '\n');
        }
    }

    private void remove() {
        oldest = (oldest + 1) % CAPACITY;
        count--;
    }
}
