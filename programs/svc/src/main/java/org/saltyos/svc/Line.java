package org.saltyos.svc;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.posix.Files;

/** One line of output under construction, with columns. */
final class Line {
    private static final int CAPACITY = 256;
    private static final byte[] TEXT = new byte[CAPACITY];
    private static final Bytes NUMBER = new Bytes(32);

    private static int length;

    private Line() {}

    /** Adds text. */
    static void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            add((byte) text.charAt(i));
        }
    }

    /** Adds text. */
    static void add(Bytes text) {
        for (int i = 0; i < text.length(); i++) {
            add(text.at(i));
        }
    }

    private static void add(byte character) {
        if (length < CAPACITY - 1) {
            TEXT[length] = character;
            length++;
        }
    }

    /** Adds spaces until the line is so long. */
    static void toColumn(int column) {
        while (length < column && length < CAPACITY - 1) {
            add((byte) ' ');
        }
    }

    /** Adds a number and its unit so that they end before a column. */
    static void right(long number, int decimals, String unit, int column) {
        NUMBER.clear();
        long scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        NUMBER.decimal(number / scale);
        if (decimals > 0) {
            NUMBER.append(".");
            long rest = number % scale;
            for (long digit = scale / 10; digit > 0; digit /= 10) {
                NUMBER.append((byte) ('0' + rest / digit % 10));
            }
        }
        NUMBER.append(unit);
        toColumn(column - NUMBER.length());
        add(NUMBER);
    }

    /** Writes the line to a descriptor; returns whether that worked. */
    static boolean write(int descriptor) {
        TEXT[length] = '\n';
        int count = length + 1;
        length = 0;
        try {
            Files.write(descriptor, TEXT, 0, count);
            return true;
        } catch (PosixFault fault) {
            return false;
        }
    }
}
