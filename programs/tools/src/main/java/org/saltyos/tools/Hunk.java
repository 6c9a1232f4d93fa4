package org.saltyos.tools;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Lines that follow each other in one file and become others in a second; ends are exclusive, lines count from 0.
 *
 * @param start first line of the first file
 * @param end behind the last line of the first file
 * @param otherStart first line of the second file
 * @param otherEnd behind the last line of the second file
 */
record Hunk(int start, int end, int otherStart, int otherEnd) {
    /** All of them, in order. */
    static List<Hunk> of(LineMatch match, int lines, int otherLines) {
        List<Hunk> hunks = new ArrayList<>();
        BitSet removed = match.removed();
        BitSet added = match.added();
        int a = 0;
        int b = 0;
        while (a < lines || b < otherLines) {
            int start = a;
            int otherStart = b;
            a = a < lines && removed.get(a) ? removed.nextClearBit(a) : a;
            b = b < otherLines && added.get(b) ? added.nextClearBit(b) : b;
            if (a > start || b > otherStart) {
                hunks.add(new Hunk(start, a, otherStart, b));
            } else {
                a++;
                b++;
            }
        }
        return hunks;
    }

    /** What diff's normal form says of it: {@code 2,3c4}. */
    String command() {
        char kind = start == end ? 'a' : otherStart == otherEnd ? 'd' : 'c';
        return range(start, end) + kind + range(otherStart, otherEnd);
    }

    private static String range(int start, int end) {
        return end - start <= 1 ? Integer.toString(end) : start + 1 + "," + end;
    }
}
