package org.saltyos.basalt.posix;

import java.util.ArrayList;
import java.util.List;

/** Puts names into columns, one below the other, as {@code ls} shows them; for programs with a heap. */
public final class NameColumns {
    private static final int GAP = 2;

    private NameColumns() {}

    /** Lines of a width that is given in columns of the terminal; one name in each if the width is 0. */
    public static List<String> arrange(List<String> names, int width) {
        int widest = 0;
        for (String name : names) {
            widest = Math.max(widest, DisplayWidth.of(name));
        }
        int across = Math.max(1, (width + GAP) / (widest + GAP));
        int rows = (names.size() + across - 1) / across;
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int i = row; i < names.size(); i += rows) {
                String name = names.get(i);
                boolean last = i + rows >= names.size();
                line.append(name).append(last ? "" : " ".repeat(widest + GAP - DisplayWidth.of(name)));
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
