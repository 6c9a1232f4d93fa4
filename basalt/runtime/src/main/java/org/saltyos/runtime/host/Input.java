package org.saltyos.runtime.host;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** The standard input, through a buffer that Linux fills. */
public final class Input {
    private static final int STANDARD = 0;
    private static final int INTERRUPTED = -4;
    private static final int AGAIN = -11;

    /** Lies in the image, so that it keeps its address. */
    private static final byte[] BUFFER = new byte[8192];

    private static int next;
    private static int end;

    private Input() {}

    /** The next byte from 0 to 255, -1 at the end, -2 after an error. */
    public static int read() {
        return fill() > 0 ? BUFFER[next++] & 0xff : end;
    }

    /**
     * Copies the next bytes, waiting only if none is there.
     *
     * @return how many, -1 at the end, -2 after an error
     */
    public static int read(byte[] target, int offset, int count) {
        int there = fill();
        if (there <= 0) {
            return end;
        }
        int copied = Math.min(there, count);
        System.arraycopy(BUFFER, next, target, offset, copied);
        next += copied;
        return copied;
    }

    /** How many bytes can be read without waiting, as far as known. */
    public static int available() {
        return Math.max(end - next, 0);
    }

    /** Bytes in the buffer, read now if there were none; 0 with {@link #end} below 0 when there are no more. */
    @Unsafe(because = "Linux writes at most as many bytes as the buffer has, and the image's arrays do not move")
    private static int fill() {
        if (next < end) {
            return end - next;
        }
        Output.flushForInput();
        long count;
        do {
            count = HostCalls.read(STANDARD, Mem.addressOf(BUFFER), BUFFER.length);
        } while (count == INTERRUPTED || count == AGAIN);
        next = 0;
        end = count > 0 ? (int) count : count == 0 ? -1 : -2;
        return Math.max(end, 0);
    }
}
