package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;

/** Numbers from 1 on, given as {@code 2}, {@code 2-4}, {@code -4} or {@code 2-}, with commas between. */
final class Ranges {
    private final List<int[]> ranges = new ArrayList<>();

    /**
     * Reads a list.
     *
     * @throws NumberFormatException when it is none
     */
    Ranges(String list) {
        int start = 0;
        while (start <= list.length()) {
            int comma = list.indexOf(',', start);
            int end = comma < 0 ? list.length() : comma;
            add(list.substring(start, end));
            start = end + 1;
        }
    }

    private void add(String range) {
        int dash = range.indexOf('-');
        if (dash < 0) {
            int only = Integer.parseInt(range);
            add(only, only);
        } else if (range.length() == 1) {
            throw new NumberFormatException(range);
        } else {
            int first = dash == 0 ? 1 : Integer.parseInt(range.substring(0, dash));
            int last = dash + 1 == range.length() ? Integer.MAX_VALUE : Integer.parseInt(range.substring(dash + 1));
            add(first, last);
        }
    }

    private void add(int first, int last) {
        if (first < 1 || last < first) {
            throw new NumberFormatException(first + "-" + last);
        }
        ranges.add(new int[] {first, last});
    }

    boolean contains(int number) {
        for (int[] each : ranges) {
            if (number >= each[0] && number <= each[1]) {
                return true;
            }
        }
        return false;
    }
}
