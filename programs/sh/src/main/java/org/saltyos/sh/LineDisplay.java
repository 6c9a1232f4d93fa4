package org.saltyos.sh;

import java.util.List;
import org.saltyos.basalt.posix.DisplayWidth;
import org.saltyos.basalt.posix.NameColumns;
import org.saltyos.basalt.posix.Printer;

/**
 * Shows a line that is being typed, over as many rows of the window as it takes, and puts the cursor where it is. Writes the control
 * sequences of ECMA-48; a window of unknown width counts as one without end.
 */
final class LineDisplay {
    private static final String CLEAR_TO_END = "\u001b[J";

    private final Printer out;
    private int columns = Integer.MAX_VALUE;
    private int cursorRow;

    LineDisplay(Printer out) {
        this.out = out;
    }

    /** The window's width, 0 if it is not known. */
    void columns(int width) {
        columns = width <= 0 ? Integer.MAX_VALUE : width;
    }

    /** The cursor is at the start of a row, with nothing shown yet. */
    void begin() {
        cursorRow = 0;
    }

    /** Writes prompt and line in place of what was shown before; the cursor is before the character of the line at {@code cursor}. */
    void show(String prompt, String line, int cursor) {
        toFirstRow();
        out.print(CLEAR_TO_END).print(prompt).print(line);
        Place end = place(prompt + line);
        if (end.column() == 0 && end.row() > 0) {
            out.line(); // terminals wait in the last column until more is written
        }
        Place wanted = place(prompt + line.substring(0, cursor));
        cursorRow = wanted.row();
        if (wanted.equals(end)) {
            return;
        }
        if (end.row() > wanted.row()) {
            out.print("\u001b[" + (end.row() - wanted.row()) + "A");
        }
        out.print("\r");
        if (wanted.column() > 0) {
            out.print("\u001b[" + wanted.column() + "C");
        }
    }

    /** Adds text at the end of a line that ends with the cursor; tells whether that could be done without writing all anew. */
    boolean append(String shown, String text) {
        Place before = place(shown);
        Place after = place(shown + text);
        if (after.row() != before.row()) {
            return false;
        }
        out.print(text);
        return true;
    }

    /** Moves the cursor behind the last row. */
    void finish(String shown, String end) {
        int down = place(shown).row() - cursorRow;
        if (down > 0) {
            out.print("\u001b[" + down + "B");
        }
        out.line(end);
        cursorRow = 0;
    }

    /** Names in columns that fit beside each other. */
    List<String> arranged(List<String> names) {
        return NameColumns.arrange(names, columns == Integer.MAX_VALUE ? 0 : columns);
    }

    private void toFirstRow() {
        if (cursorRow > 0) {
            out.print("\u001b[" + cursorRow + "A");
        }
        out.print("\r");
    }

    /** Row and column, from 0 on, where the next character after a text comes. */
    private record Place(int row, int column) {}

    private Place place(String text) {
        int row = 0;
        int column = 0;
        int i = 0;
        while (i < text.length()) {
            int character = text.codePointAt(i);
            int width = DisplayWidth.of(character);
            if (width > columns - column) {
                row++;
                column = 0;
            }
            column += width;
            i += Character.charCount(character);
        }
        return column == columns ? new Place(row + 1, 0) : new Place(row, column);
    }
}
