package org.saltyos.sh;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.console.Console;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.posix.Printer;

/**
 * Reads lines that a person types and edits: with the arrow keys, home, end, delete, control-A, E, K, U, W, L, and tab to
 * complete names. Up and down bring earlier lines back. Understands and writes the control sequences of ECMA-48.
 */
final class LineEditor {
    /** Lines that are remembered. */
    static final int MEMORY = 200;

    private static final int LEAST_ROOM = 8;
    private static final int ESCAPE = 27;
    private static final int DELETE = 127;
    private static final String CLEAR_TO_END = "\u001b[K";
    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";

    private final Printer out = new Printer(Files.OUTPUT);
    private final List<String> history = new ArrayList<>();
    private final Completion completion;
    private final byte[] typed = new byte[64];
    private final StringBuilder line = new StringBuilder();
    private String prompt = "";
    private String unfinished = "";
    private int next;
    private int count;
    private int cursor;
    private int recalled;
    private int columns;
    private int firstShown;
    private boolean interrupted;

    LineEditor(Completion completion) {
        this.completion = completion;
    }

    /** Whether the last line was given up with control-C. */
    boolean wasInterrupted() {
        return interrupted;
    }

    /**
     * Reads a line.
     *
     * @param text shown before it
     * @return the line without its end; null at the end of the input
     * @throws PosixFault what the terminal says
     */
    @Nullable
    String read(String text) throws PosixFault {
        prompt = text;
        line.setLength(0);
        cursor = 0;
        recalled = history.size();
        interrupted = false;
        firstShown = 0;
        columns = Files.window(Files.INPUT).columns();
        // The mode first: what is typed as soon as the prompt is seen must not be shown by the terminal too.
        Files.setTerminalMode(Files.INPUT, 0);
        boolean complete;
        try {
            out.print(prompt).flush();
            complete = edit();
        } finally {
            // Before the line's end is seen: control-C may be typed as soon as it is.
            Files.setTerminalMode(Files.INPUT, Console.COOKED);
        }
        out.line(interrupted ? "^C" : "").flush();
        return complete ? line.toString() : null;
    }

    /** Remembers a line. */
    void remember(String text) {
        boolean again = !history.isEmpty() && history.get(history.size() - 1).equals(text);
        if (!text.isBlank() && !again) {
            history.add(text);
            if (history.size() > MEMORY) {
                history.remove(0);
            }
        }
    }

    private int key() throws PosixFault {
        if (next == count) {
            out.flush();
            count = Files.read(Files.INPUT, typed, 0, typed.length);
            next = 0;
            if (count == 0) {
                return -1;
            }
        }
        int key = typed[next] & 0xff;
        next++;
        return key;
    }

    /** Edits until the line is complete; tells whether there is one. */
    private boolean edit() throws PosixFault {
        while (true) {
            int key = key();
            if (key == '\r' || key == '\n') {
                return true;
            }
            if (key == control('C')) {
                line.setLength(0);
                interrupted = true;
                return true;
            }
            if (key < 0 || key == control('D') && line.length() == 0) {
                return false;
            }
            apply(key);
        }
    }

    private static int control(char letter) {
        return letter - '@';
    }

    private void apply(int key) throws PosixFault {
        if (key == ESCAPE) {
            sequence();
        } else if (key == DELETE || key == control('H')) {
            delete(cursor - 1, cursor);
        } else if (key == control('D')) {
            delete(cursor, cursor + 1);
        } else if (key == control('A')) {
            moveTo(0);
        } else if (key == control('E')) {
            moveTo(line.length());
        } else if (key == control('B')) {
            moveTo(cursor - 1);
        } else if (key == control('F')) {
            moveTo(cursor + 1);
        } else if (key == control('K')) {
            delete(cursor, line.length());
        } else if (key == control('U')) {
            delete(0, cursor);
        } else if (key == control('W')) {
            delete(wordStart(), cursor);
        } else if (key == control('P')) {
            recall(recalled - 1);
        } else if (key == control('N')) {
            recall(recalled + 1);
        } else if (key == control('L')) {
            out.print(CLEAR_SCREEN);
            show();
        } else if (key == '\t') {
            complete();
        } else if (key >= ' ') {
            insert(character(key));
        }
    }

    /** The character that begins with a byte, in UTF-8. */
    private String character(int first) throws PosixFault {
        int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
        byte[] bytes = new byte[more + 1];
        bytes[0] = (byte) first;
        for (int i = 1; i <= more; i++) {
            bytes[i] = (byte) key();
        }
        return Utf8.decode(bytes, 0, bytes.length);
    }

    private void sequence() throws PosixFault {
        int kind = key();
        if (kind != '[' && kind != 'O') {
            return;
        }
        int number = 0;
        int key = key();
        while (key >= '0' && key <= '9' || key == ';') {
            number = key == ';' ? 0 : number * 10 + key - '0';
            key = key();
        }
        switch (key) {
            case 'A' -> recall(recalled - 1);
            case 'B' -> recall(recalled + 1);
            case 'C' -> moveTo(cursor + 1);
            case 'D' -> moveTo(cursor - 1);
            case 'H' -> moveTo(0);
            case 'F' -> moveTo(line.length());
            case '~' -> numbered(number);
            default -> out.print(""); // a key that has no meaning here
        }
    }

    private void numbered(int number) {
        if (number == 3) {
            delete(cursor, cursor + 1);
        } else if (number == 1 || number == 7) {
            moveTo(0);
        } else if (number == 4 || number == 8) {
            moveTo(line.length());
        }
    }

    private int wordStart() {
        int start = cursor;
        while (start > 0 && line.charAt(start - 1) == ' ') {
            start--;
        }
        while (start > 0 && line.charAt(start - 1) != ' ') {
            start--;
        }
        return start;
    }

    private void insert(String text) {
        boolean atEnd = cursor == line.length();
        line.insert(cursor, text);
        cursor += text.length();
        if (atEnd && line.length() <= room()) {
            out.print(text);
        } else {
            show();
        }
    }

    private void delete(int from, int to) {
        if (from >= 0 && from < to && to <= line.length()) {
            line.delete(from, to);
            cursor = from;
            show();
        }
    }

    private void moveTo(int position) {
        if (position >= 0 && position <= line.length() && position != cursor) {
            cursor = position;
            show();
        }
    }

    /** Characters of the line that fit beside the prompt; where the size of the window is not known, the terminal breaks lines. */
    private int room() {
        return columns == 0 ? Integer.MAX_VALUE : Math.max(LEAST_ROOM, columns - prompt.length() - 1);
    }

    /** Writes the line anew, or the part of it around the cursor that fits, and puts the cursor where it is. */
    private void show() {
        int room = room();
        if (cursor < firstShown || line.length() <= room) {
            firstShown = line.length() <= room ? 0 : cursor;
        } else if (cursor - firstShown > room) {
            firstShown = cursor - room;
        }
        int end = firstShown + Math.min(room, line.length() - firstShown);
        out.print("\r").print(prompt).print(line.substring(firstShown, end)).print(CLEAR_TO_END);
        if (cursor < end) {
            out.print("\u001b[" + (end - cursor) + "D");
        }
    }

    private void recall(int index) {
        if (index < 0 || index > history.size()) {
            return;
        }
        if (recalled == history.size()) {
            unfinished = line.toString();
        }
        recalled = index;
        line.setLength(0);
        line.append(index == history.size() ? unfinished : history.get(index));
        cursor = line.length();
        show();
    }

    private void complete() {
        String start = line.substring(0, cursor);
        List<String> names = completion.candidates(start);
        if (names.isEmpty()) {
            out.print("\u0007");
            return;
        }
        String common = Completion.common(names);
        String word = Completion.word(start);
        String added = common.substring(Math.min(
                common.length(), word.substring(word.lastIndexOf('/') + 1).length()));
        if (names.size() == 1 && !common.endsWith("/")) {
            added += " ";
        }
        if (!added.isEmpty()) {
            insert(added);
            return;
        }
        out.line();
        for (String name : names) {
            out.line(name);
        }
        show();
    }
}
