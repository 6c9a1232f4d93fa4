package org.saltyos.runtime.host;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * The standard output and the error output. Both go through one buffer outside of the heap, which is written before it
 * changes from one to the other, so that their texts appear in the order they were made, and which can be written when
 * the heap cannot be used any more. Error output is written at the end of every call that makes it; the standard output
 * when the buffer is full, at the end of the program, and on a terminal at the end of every line.
 */
@Unsafe(because = "the count stays within the buffer, which native-start.S reserves with this capacity")
public final class Output {
    /** The standard output. */
    public static final int OUT = 1;

    /** The error output. */
    public static final int ERROR = 2;

    private static final int CAPACITY = 8192;
    private static final int NOT_ASKED = 0;
    private static final int FILE = 1;
    private static final int TERMINAL = 2;
    private static final int INTERRUPTED = -4;
    private static final int AGAIN = -11;

    private static int file = OUT;
    private static int count;
    private static int kind = NOT_ASKED;
    private static boolean broken;

    private Output() {}

    /** Adds a byte to what is written to {@link #OUT} or {@link #ERROR}. */
    public static void put(int target, byte value) {
        if (target != file || count == CAPACITY) {
            flush();
            file = target;
        }
        Mem.putByte(HostCalls.outputBuffer() + count, value);
        count++;
    }

    /** Adds the characters of ASCII text. */
    public static void text(int target, String text) {
        for (int i = 0; i < text.length(); i++) {
            put(target, (byte) text.charAt(i));
        }
    }

    /** Adds the bytes at {@code address} up to a zero byte; a question mark if there is no address. */
    static void name(int target, long address) {
        if (address == 0) {
            put(target, (byte) '?');
            return;
        }
        for (long at = address; Mem.getByte(at) != 0; at++) {
            put(target, Mem.getByte(at));
        }
    }

    /** Adds a number that is not negative, in decimal. */
    static void decimal(int target, long number) {
        long power = 1;
        while (number / power >= 10) {
            power *= 10;
        }
        for (; power > 0; power /= 10) {
            put(target, (byte) ('0' + number / power % 10));
        }
    }

    /** Adds a number in hexadecimal, as {@code 0x1f}. */
    static void hexadecimal(int target, long number) {
        text(target, "0x");
        int shift = 60;
        while (shift > 0 && number >>> shift == 0) {
            shift -= 4;
        }
        for (; shift >= 0; shift -= 4) {
            int digit = (int) (number >>> shift) & 0xf;
            put(target, (byte) (digit < 10 ? '0' + digit : 'a' - 10 + digit));
        }
    }

    /** Says that a line, or a call that made error output, has ended. */
    public static void endOfCall(int target, boolean endOfLine) {
        if (target == ERROR || endOfLine && isTerminal()) {
            flush();
        }
    }

    private static boolean isTerminal() {
        if (kind == NOT_ASKED) {
            kind = HostCalls.isTerminal(OUT) != 0 ? TERMINAL : FILE;
        }
        return kind == TERMINAL;
    }

    /** Before the program waits for its user, on a terminal: what was asked is shown. */
    static void flushForInput() {
        if (count > 0 && isTerminal()) {
            flush();
        }
    }

    /** Writes what is buffered. */
    public static void flush() {
        int written = 0;
        while (written < count) {
            long result = HostCalls.write(file, HostCalls.outputBuffer() + written, count - written);
            if (result > 0) {
                written += (int) result;
            } else if (result != INTERRUPTED && result != AGAIN) {
                broken = true;
                break;
            }
        }
        count = 0;
    }

    /** Whether a write failed, for example because nobody reads any more. */
    public static boolean isBroken() {
        return broken;
    }
}
