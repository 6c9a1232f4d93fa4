package org.saltyos.kernite.debug;

import org.saltyos.kernite.arch.x86_64.PortIo;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * The first serial port as the kernel uses it: for its few lines at boot, and for a panic. It waits for the transmitter and
 * never reads or uses interrupts, so the console server can own the port's input (16550 datasheet).
 */
@Cold
public final class DebugConsole {
    private static final int PORT = 0x3f8;
    private static final int INTERRUPT_ENABLE = PORT + 1;
    private static final int FIFO = PORT + 2;
    private static final int LINE = PORT + 3;
    private static final int MODEM = PORT + 4;
    private static final int STATUS = PORT + 5;
    private static final int DIVISOR_ACCESS = 0x80;
    private static final int EIGHT_BITS = 0x03;
    private static final int TRANSMITTER_EMPTY = 1 << 5;
    private static final int PATIENCE = 100_000;
    private static final int HEX_DIGITS = 16;
    private static final int MAX_NAME = 200;

    private DebugConsole() {}

    /** Sets 115200 baud, 8 data bits, no parity. */
    public static void start() {
        PortIo.out(INTERRUPT_ENABLE, 1, 0);
        PortIo.out(LINE, 1, DIVISOR_ACCESS);
        PortIo.out(PORT, 1, 1);
        PortIo.out(PORT + 1, 1, 0);
        PortIo.out(LINE, 1, EIGHT_BITS);
        PortIo.out(FIFO, 1, 0x07);
        PortIo.out(MODEM, 1, 0x0b);
    }

    /** Writes one byte; gives up silently when the transmitter does not get ready. */
    public static void write(byte value) {
        for (int i = 0; i < PATIENCE; i++) {
            if ((PortIo.in(STATUS, 1) & TRANSMITTER_EMPTY) != 0) {
                PortIo.out(PORT, 1, value);
                return;
            }
        }
    }

    /** Writes ASCII text. */
    public static void print(String text) {
        for (int i = 0; i < text.length(); i++) {
            write((byte) text.charAt(i));
        }
    }

    /** Writes ASCII text and ends the line. */
    public static void printLine(String text) {
        print(text);
        endLine();
    }

    /** Ends the line. */
    public static void endLine() {
        write((byte) '\r');
        write((byte) '\n');
    }

    /** Writes a number in decimal, as a signed value. */
    public static void printNumber(long value) {
        if (value < 0) {
            write((byte) '-');
        }
        long divisor = 1;
        long magnitude = value < 0 ? -value : value;
        while (magnitude / divisor >= 10) {
            divisor *= 10;
        }
        while (divisor > 0) {
            write((byte) ('0' + magnitude / divisor % 10));
            divisor /= 10;
        }
    }

    /** Writes all 16 hexadecimal digits of a number. */
    public static void printHex(long value) {
        for (int i = HEX_DIGITS - 1; i >= 0; i--) {
            int digit = (int) (value >>> 4 * i) & 15;
            write((byte) (digit < 10 ? '0' + digit : 'a' + digit - 10));
        }
    }

    /** Writes the NUL-terminated ASCII name at {@code address} in a line table; a question mark if it is 0. */
    @Unsafe(because = "the address comes from a line table that was checked, where a NUL ends every name")
    public static void printName(long address) {
        if (address == 0) {
            write((byte) '?');
            return;
        }
        for (int i = 0; i < MAX_NAME; i++) {
            byte next = Mem.getByte(address + i);
            if (next == 0) {
                return;
            }
            write(next);
        }
    }
}
