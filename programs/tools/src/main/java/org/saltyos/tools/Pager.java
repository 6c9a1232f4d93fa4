package org.saltyos.tools;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.posix.Files;

/** Shows pages of a text on a terminal in raw mode, and does what keys ask for. Control sequences are those of ECMA-48. */
final class Pager {
    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final String REVERSE = "\u001b[7m";
    private static final String PLAIN = "\u001b[0m";
    private static final int ESCAPE = 27;
    private static final int INTERRUPT = 3;
    private static final int DELETE = 127;

    private final Invocation call;
    private final PagedText text;
    private final int terminal;
    private final byte[] typed = new byte[1];
    private @Nullable Expression wanted;
    private int top;
    private String message = "";

    Pager(Invocation call, PagedText text, int terminal) {
        this.call = call;
        this.text = text;
        this.terminal = terminal;
    }

    /** Until q is typed, or there is nobody to type. */
    void run() throws PosixFault {
        boolean goesOn = true;
        while (goesOn) {
            show();
            int key = key();
            goesOn = key >= 0 && key != 'q' && key != 'Q' && key != INTERRUPT;
            if (goesOn) {
                apply(key == ESCAPE ? sequence() : key);
            }
        }
        call.out().print(CLEAR_LINE);
    }

    private void show() {
        call.out().print(HOME_AND_CLEAR);
        for (String row : text.page(top)) {
            call.out().line(row);
        }
        int percent = text.percent(top);
        String place = percent == 100 ? "(END)" : percent + "%";
        call.out().print(REVERSE + (message.isEmpty() ? place : message) + PLAIN);
        call.out().flush();
        message = "";
    }

    private int key() throws PosixFault {
        return Files.read(terminal, typed, 0, 1) == 0 ? -1 : typed[0] & 0xff;
    }

    /** The letter that a key with a control sequence stands for. */
    private int sequence() throws PosixFault {
        int kind = key();
        int key = kind == '[' || kind == 'O' ? key() : kind;
        int number = 0;
        while (key >= '0' && key <= '9') {
            number = number * 10 + key - '0';
            key = key();
        }
        return switch (key) {
            case 'A' -> 'k';
            case 'B' -> 'j';
            case 'H' -> 'g';
            case 'F' -> 'G';
            case '~' -> number == 5 ? 'b' : number == 6 ? 'f' : number == 1 || number == 7 ? 'g' : 'G';
            default -> 0;
        };
    }

    private void apply(int key) throws PosixFault {
        switch (key) {
            case ' ', 'f' -> move(top + text.height());
            case 'b' -> move(top - text.height());
            case 'd' -> move(top + text.height() / 2);
            case 'u' -> move(top - text.height() / 2);
            case 'j', '\r', '\n' -> move(top + 1);
            case 'k', 'y' -> move(top - 1);
            case 'g', '<' -> move(0);
            case 'G', '>' -> move(text.lastTop());
            case '/' -> ask();
            case 'n' -> find(top + 1);
            default -> message = "space b j k g G /TEXT n q";
        }
    }

    private void move(int row) {
        top = Math.max(0, Math.min(row, text.lastTop()));
    }

    private void ask() throws PosixFault {
        StringBuilder line = new StringBuilder();
        int key = '/';
        while (key != '\r' && key != '\n') {
            if (key == INTERRUPT || key == ESCAPE || key < 0) {
                return;
            }
            if (key == DELETE || key == '\b') {
                line.setLength(Math.max(1, line.length() - 1));
            } else if (key >= ' ') {
                line.append(Utf8.decode(new byte[] {(byte) key}, 0, 1));
            }
            call.out().print(CLEAR_LINE + line);
            call.out().flush();
            key = key();
        }
        if (line.length() > 1) {
            try {
                wanted = new Expression(line.substring(1), false, false);
            } catch (IllegalArgumentException wrong) {
                message = String.valueOf(wrong.getMessage());
                return;
            }
        }
        find(top + 1);
    }

    private void find(int from) {
        if (wanted == null) {
            message = "no text to look for yet";
            return;
        }
        int row = text.find(wanted, from);
        if (row < 0) {
            message = "not found";
        } else {
            top = row;
        }
    }
}
