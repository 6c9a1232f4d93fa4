package org.saltyos.sh;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.Printer;

/** Reads what a person types, key by key: control characters, characters in UTF-8, and the control sequences of ECMA-48. */
final class Keys {
    /** The end of the input. */
    static final int END = -1;

    static final int ESCAPE = 27;
    static final int DELETE = 127;

    /** Keys that have a sequence: above all control characters, below all others that are told. */
    static final int UP = 0x100;

    static final int DOWN = 0x101;
    static final int RIGHT = 0x102;
    static final int LEFT = 0x103;
    static final int HOME = 0x104;
    static final int LAST = 0x105;
    static final int REMOVE = 0x106;
    static final int WORD_RIGHT = 0x107;
    static final int WORD_LEFT = 0x108;

    /** A sequence that means nothing here. */
    static final int OTHER = 0x109;

    /** The terminal's answer to where its cursor is; {@link #rows} and {@link #columns} tell. */
    static final int SIZE = 0x10a;

    /** A character to insert; {@link #text} tells which. */
    static final int TEXT = 0x10b;

    private final Printer out;
    private final byte[] typed = new byte[64];
    private int next;
    private int count;
    private String text = "";
    private int rows;
    private int columns;

    /** What is to be shown before somebody types again goes to {@code out}. */
    Keys(Printer out) {
        this.out = out;
    }

    /** A control character by its letter. */
    static int control(char letter) {
        return letter - '@';
    }

    String text() {
        return text;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** Waits for the next key. */
    int next() throws PosixFault {
        int first = take();
        if (first == ESCAPE) {
            return sequence();
        }
        if (first < ' ' || first == DELETE) {
            return first;
        }
        int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
        byte[] bytes = new byte[more + 1];
        bytes[0] = (byte) first;
        for (int i = 1; i <= more; i++) {
            bytes[i] = (byte) take();
        }
        text = Utf8.decode(bytes, 0, bytes.length);
        return TEXT;
    }

    private int take() throws PosixFault {
        if (next == count) {
            out.flush();
            count = Files.read(Files.INPUT, typed, 0, typed.length);
            next = 0;
            if (count == 0) {
                return END;
            }
        }
        int value = typed[next] & 0xff;
        next++;
        return value;
    }

    private int sequence() throws PosixFault {
        int kind = take();
        if (kind == 'b' || kind == 'f') {
            return kind == 'b' ? WORD_LEFT : WORD_RIGHT;
        }
        if (kind != '[' && kind != 'O') {
            return OTHER;
        }
        int before = 0;
        int number = 0;
        int key = take();
        while (key >= '0' && key <= '9' || key == ';') {
            before = key == ';' ? number : before;
            number = key == ';' ? 0 : Math.min(number * 10 + key - '0', 0xffff);
            key = take();
        }
        return switch (key) {
            case 'A' -> UP;
            case 'B' -> DOWN;
            case 'C' -> before > 0 ? WORD_RIGHT : RIGHT;
            case 'D' -> before > 0 ? WORD_LEFT : LEFT;
            case 'H' -> HOME;
            case 'F' -> LAST;
            case '~' -> numbered(number);
            case 'R' -> size(before, number);
            default -> OTHER;
        };
    }

    private static int numbered(int number) {
        return switch (number) {
            case 1, 7 -> HOME;
            case 3 -> REMOVE;
            case 4, 8 -> LAST;
            default -> OTHER;
        };
    }

    private int size(int newRows, int newColumns) {
        rows = newRows;
        columns = newColumns;
        return rows > 0 && columns > 0 ? SIZE : OTHER;
    }
}
