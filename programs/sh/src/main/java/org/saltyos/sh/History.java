package org.saltyos.sh;

import java.util.ArrayList;
import java.util.List;

/** The lines that a person typed, the last of them. */
final class History {
    /** Lines that are remembered. */
    static final int MOST = 200;

    private final List<String> lines = new ArrayList<>();
    private int first = 1;

    /** Remembers a line, unless it is blank or the same as the one before. */
    void add(String line) {
        boolean again = !lines.isEmpty() && lines.get(lines.size() - 1).equals(line);
        if (!line.isBlank() && !again) {
            lines.add(line);
            if (lines.size() > MOST) {
                lines.remove(0);
                first++;
            }
        }
    }

    /** The number of the first line that is remembered. */
    int first() {
        return first;
    }

    List<String> lines() {
        return lines;
    }

    int size() {
        return lines.size();
    }

    String get(int index) {
        return lines.get(index);
    }

    /** Index of the last line before {@code index} that contains a text; -1 if none does. */
    int findBefore(int index, String text) {
        for (int i = Math.min(index, lines.size()) - 1; i >= 0; i--) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        return -1;
    }
}
