package org.saltyos.console;

import org.saltyos.basalt.console.Console;
import org.saltyos.basalt.ipc.Bytes;

/**
 * What becomes of a typed byte: it edits the line, is shown, interrupts, or goes to the readers. The behaviour of a
 * terminal as POSIX.1-2017, chapter 11, describes it, with the control characters that people expect: DEL and ctrl-H
 * erase, ctrl-W erases a word, ctrl-U the line, ctrl-D ends the input, ctrl-C interrupts.
 */
final class LineDiscipline {
    /** Longest line that can be edited, as POSIX's MAX_CANON; what is typed beyond it is refused with a bell. */
    static final int LINE_BYTES = 255;

    private static final int BELL = 0x07;
    private static final int DELETE = 0x7f;
    private static final int SPACE = ' ';
    private static final int CONTROL_MASK = 0x40;

    private final byte[] line = new byte[LINE_BYTES];
    private final Bytes shown = new Bytes(1024);
    private final InputQueue ready;

    private int length;
    private int mode = Console.COOKED;

    /** Lets complete input go to {@code ready}. */
    LineDiscipline(InputQueue ready) {
        this.ready = ready;
    }

    int mode() {
        return mode;
    }

    /** Sets the mode; a line that was begun goes to the readers when there are no lines any more. */
    void mode(int bits) {
        mode = bits;
        if (!has(Console.CANONICAL)) {
            finishLine();
        }
    }

    private boolean has(int bit) {
        return (mode & bit) != 0;
    }

    /** What is to be shown since the last call; valid until the next. */
    Bytes takeShown() {
        return shown;
    }

    /** Begins to collect what is to be shown. */
    void clearShown() {
        shown.clear();
    }

    /** Takes a typed byte, 0 to 255; tells whether it interrupts. */
    boolean typed(int value) {
        if (has(Console.SIGNALS) && value == control('C')) {
            length = 0;
            ready.clear();
            show(value);
            newLine();
            return true;
        }
        if (!has(Console.CANONICAL)) {
            if (ready.add(value)) {
                show(value);
            }
            return false;
        }
        edit(value == '\r' ? '\n' : value);
        return false;
    }

    private void edit(int value) {
        if (value == '\n') {
            add(value);
            newLine();
            finishLine();
        } else if (value == control('D')) {
            finishLine();
            ready.add(InputQueue.END);
        } else if (value == DELETE || value == control('H')) {
            erase();
        } else if (value == control('U')) {
            while (length > 0) {
                erase();
            }
        } else if (value == control('W')) {
            eraseWord();
        } else if (length < LINE_BYTES - 1 && length < ready.room() - 1) {
            add(value);
            show(value);
        } else {
            shown.append((byte) BELL);
        }
    }

    private static int control(char letter) {
        return letter ^ CONTROL_MASK;
    }

    private void add(int value) {
        line[length] = (byte) value;
        length++;
    }

    private void finishLine() {
        for (int i = 0; i < length; i++) {
            ready.add(line[i] & 0xff);
        }
        length = 0;
    }

    /** Erases the last character, which may have several bytes in UTF-8 and two places on the screen. */
    private void erase() {
        if (length == 0) {
            return;
        }
        length--;
        int last = line[length] & 0xff;
        while (length > 0 && (last & 0xc0) == 0x80) {
            length--;
            last = line[length] & 0xff;
        }
        rubOut();
        if (isControl(last)) {
            rubOut();
        }
    }

    private void eraseWord() {
        while (length > 0 && line[length - 1] == SPACE) {
            erase();
        }
        while (length > 0 && line[length - 1] != SPACE) {
            erase();
        }
    }

    private void rubOut() {
        if (has(Console.ECHO)) {
            shown.append("\b \b");
        }
    }

    private void newLine() {
        if (has(Console.ECHO)) {
            shown.append((byte) '\n');
        }
    }

    /** Shows a byte; control characters as a caret and a letter, but for tabs, and for line ends in raw mode. */
    private void show(int value) {
        if (!has(Console.ECHO)) {
            return;
        }
        if (isControl(value) && value != '\t' && value != '\n') {
            shown.append((byte) '^').append((byte) (value ^ CONTROL_MASK));
        } else {
            shown.append((byte) value);
        }
    }

    private static boolean isControl(int value) {
        return value < SPACE || value == DELETE;
    }
}
