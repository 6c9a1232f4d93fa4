package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.posix.DisplayWidth;

/** A text as rows of a window: control characters are shown as a caret and a letter, long lines go on in the next row. */
final class PagedText {
    private static final int TAB = 8;
    private static final int DELETE = 0x7f;
    private static final int CONTROL = 0x40;

    private final List<String> rows = new ArrayList<>();
    private final int columns;
    private final int height;

    /** Without lines yet; the last row of the window is for a message. */
    PagedText(int columns, int windowRows) {
        this.columns = Math.max(2, columns);
        height = Math.max(1, windowRows - 1);
    }

    /** Adds a line. */
    void add(String line) {
        StringBuilder row = new StringBuilder();
        int width = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < line.length();
            String shown = pair ? line.substring(i, i + 2) : shown(c, width);
            i += pair ? 1 : 0;
            int more = DisplayWidth.of(shown);
            if (width + more > columns) {
                rows.add(row.toString());
                row.setLength(0);
                width = 0;
            }
            row.append(shown);
            width += more;
        }
        rows.add(row.toString());
    }

    private static String shown(char c, int width) {
        if (c == '\t') {
            return " ".repeat(TAB - width % TAB);
        }
        return c < ' ' || c == DELETE ? "^" + (char) (c ^ CONTROL) : String.valueOf(c);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** How many rows a page has. */
    int height() {
        return height;
    }

    /** The highest row that can be the first of a page. */
    int lastTop() {
        return Math.max(0, rows.size() - height);
    }

    /** The rows of a page. */
    List<String> page(int top) {
        return rows.subList(top, Math.min(rows.size(), top + height));
    }

    /** How much of the text lies before the end of a page, in percent. */
    int percent(int top) {
        return (int) (100L * Math.min(rows.size(), top + height) / rows.size());
    }

    /** The first row from one on that matches; -1 if none does. */
    int find(Expression wanted, int from) {
        for (int i = Math.max(0, from); i < rows.size(); i++) {
            if (wanted.isFoundIn(rows.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
