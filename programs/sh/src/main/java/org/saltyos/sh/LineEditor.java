package org.saltyos.sh;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.Printer;

/**
 * Reads lines that a person types and edits: with the arrow keys, home, end, delete, control-A, B, D, E, F, K, L, U, W, Y, alt-B and F,
 * and tab to complete names. Up, down, control-P and N bring earlier lines back, control-R looks for one. The first line asks the
 * terminal how large its window is, if nobody has told yet; what it answers comes as a key does, so that nobody waits for it.
 */
final class LineEditor {
    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";
    private static final String BELL = "\u0007";

    /** Moves the cursor as far as it goes, asks where that is, and moves it back (ECMA-48: CUP and DSR; DECSC and DECRC). */
    private static final String ASK_SIZE = "\u001b7\u001b[999;999H\u001b[6n\u001b8";

    private final Printer out = new Printer(Files.OUTPUT);
    private final Keys keys = new Keys(out);
    private final LineDisplay display = new LineDisplay(out);
    private final EditedLine line = new EditedLine();
    private final History history;
    private final Completion completion;
    private final TerminalModes modes;
    private String prompt = "";
    private String unfinished = "";
    private int recalled;
    private boolean interrupted;
    private boolean asked;

    LineEditor(Shell shell) {
        history = shell.history();
        completion = new Completion(shell);
        modes = new TerminalModes(shell.jobs());
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
        line.set("");
        recalled = history.size();
        interrupted = false;
        // The mode first: what is typed as soon as the prompt is seen must not be shown by the terminal too.
        modes.forEditing();
        boolean complete;
        try {
            int columns = Files.window(Files.INPUT).columns();
            display.columns(columns);
            display.begin();
            if (columns == 0 && !asked) {
                out.print(ASK_SIZE);
            }
            asked = true;
            out.print(prompt);
            complete = edit();
        } finally {
            // Before the line's end is seen: control-C may be typed as soon as it is.
            modes.forPrograms();
        }
        display.finish(prompt + line, interrupted ? "^C" : "");
        out.flush();
        String read = line.toString();
        return !complete ? null : interrupted ? "" : read;
    }

    /** Edits until the line is complete; tells whether there is one. */
    private boolean edit() throws PosixFault {
        while (true) {
            int key = keys.next();
            key = key == Keys.control('R') ? search() : key;
            if (key == '\r' || key == '\n') {
                return true;
            }
            if (key == Keys.control('C')) {
                interrupted = true;
                return true;
            }
            if (key == Keys.END || key == Keys.control('D') && line.length() == 0) {
                return false;
            }
            apply(key);
        }
    }

    private void apply(int key) throws PosixFault {
        switch (key) {
            case Keys.TEXT -> insert(keys.text());
            case '\t' -> complete();
            case Keys.DELETE, '\b' -> remove(line.left(), line.cursor());
            case Keys.REMOVE, 4 -> remove(line.cursor(), line.right());
            case Keys.HOME, 1 -> moveTo(0);
            case Keys.LAST, 5 -> moveTo(line.length());
            case Keys.LEFT, 2 -> moveTo(line.left());
            case Keys.RIGHT, 6 -> moveTo(line.right());
            case Keys.WORD_LEFT -> moveTo(line.wordLeft());
            case Keys.WORD_RIGHT -> moveTo(line.wordRight());
            case 11 -> remove(line.cursor(), line.length());
            case 21 -> remove(0, line.cursor());
            case 23 -> remove(line.wordLeft(), line.cursor());
            case 25 -> insert(line.removed());
            case Keys.UP, 16 -> recall(recalled - 1);
            case Keys.DOWN, 14 -> recall(recalled + 1);
            case 12 -> {
                out.print(CLEAR_SCREEN);
                display.begin();
                show();
            }
            case Keys.SIZE -> {
                Files.setWindow(Files.INPUT, keys.rows(), keys.columns());
                display.columns(keys.columns());
            }
            default -> out.print(BELL); // a key that has no meaning here
        }
    }

    private void insert(String text) {
        String shown = prompt + line;
        boolean atEnd = line.isAtEnd();
        line.insert(text);
        if (!atEnd || !display.append(shown, text)) {
            show();
        }
    }

    private void remove(int from, int to) {
        if (from < to) {
            line.remove(from, to);
            show();
        }
    }

    private void moveTo(int place) {
        if (place != line.cursor()) {
            line.moveTo(place);
            show();
        }
    }

    private void show() {
        display.show(prompt, line.toString(), line.cursor());
    }

    private void recall(int index) {
        if (index < 0 || index > history.size()) {
            out.print(BELL);
            return;
        }
        if (recalled == history.size()) {
            unfinished = line.toString();
        }
        recalled = index;
        line.set(index == history.size() ? unfinished : history.get(index));
        show();
    }

    /** Looks for earlier lines that contain what is typed, until another key ends the search; that key counts for the line found. */
    private int search() throws PosixFault {
        String before = line.toString();
        String wanted = "";
        int found = history.size();
        while (true) {
            String label = "(search) " + wanted + ": ";
            display.show(label, line.toString(), line.length());
            int key = keys.next();
            if (key == Keys.TEXT) {
                wanted += keys.text();
                found = look(found + 1, wanted, found);
            } else if (key == Keys.DELETE || key == '\b') {
                wanted = wanted.substring(0, Math.max(0, wanted.length() - 1));
                found = look(history.size(), wanted, found);
            } else if (key == Keys.control('R')) {
                found = look(found, wanted, found);
            } else if (key != Keys.SIZE) {
                if (key == Keys.control('G') || key == Keys.OTHER) {
                    line.set(before);
                }
                recalled = found;
                show();
                return key == Keys.control('G') ? Keys.OTHER : key;
            }
        }
    }

    private int look(int before, String wanted, int otherwise) {
        int index = history.findBefore(before, wanted);
        if (index < 0) {
            out.print(BELL);
            return otherwise;
        }
        line.set(history.get(index));
        return index;
    }

    private void complete() {
        Completion.Result result = completion.of(line.before());
        if (result.names().isEmpty()) {
            out.print(BELL);
        } else if (!result.added().isEmpty()) {
            insert(result.added());
        } else {
            display.finish(prompt + line, "");
            for (String row : display.arranged(result.names())) {
                out.line(row);
            }
            show();
        }
    }
}
