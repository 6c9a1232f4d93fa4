package org.saltyos.tools;

import java.util.BitSet;
import java.util.List;

/**
 * Which lines of two files are the same in the shortest way from one to the other: E. Myers, "An O(ND) Difference Algorithm and Its
 * Variations", 1986, in the form of section 4b, which needs room for the lines alone: it looks for the middle of the way from both ends
 * and goes on with the two halves.
 */
final class LineMatch {
    private final List<String> from;
    private final List<String> to;
    private final BitSet removed = new BitSet();
    private final BitSet added = new BitSet();
    private final int[] forward;
    private final int[] backward;

    LineMatch(List<String> from, List<String> to) {
        this.from = from;
        this.to = to;
        int diagonals = 2 * (from.size() + to.size() + 2);
        forward = new int[diagonals];
        backward = new int[diagonals];
        compare(0, from.size(), 0, to.size());
    }

    /** Lines of the first that the second lacks. */
    BitSet removed() {
        return removed;
    }

    /** Lines of the second that the first lacks. */
    BitSet added() {
        return added;
    }

    private void compare(int fromStart, int fromEnd, int toStart, int toEnd) {
        int a = fromStart;
        int b = toStart;
        int aEnd = fromEnd;
        int bEnd = toEnd;
        while (a < aEnd && b < bEnd && same(a, b)) {
            a++;
            b++;
        }
        while (a < aEnd && b < bEnd && same(aEnd - 1, bEnd - 1)) {
            aEnd--;
            bEnd--;
        }
        if (a == aEnd) {
            added.set(b, bEnd);
        } else if (b == bEnd) {
            removed.set(a, aEnd);
        } else {
            long middle = middle(a, aEnd, b, bEnd);
            int x = (int) (middle >>> Integer.SIZE);
            int y = (int) middle;
            compare(a, x, b, y);
            compare(x, aEnd, y, bEnd);
        }
    }

    private boolean same(int a, int b) {
        return from.get(a).equals(to.get(b));
    }

    /** A point on a shortest way through the rectangle, both coordinates in one number; not one of its corners. */
    private long middle(int a, int aEnd, int b, int bEnd) {
        int width = aEnd - a;
        int height = bEnd - b;
        int delta = width - height;
        int zero = forward.length / 2;
        forward[zero + 1] = 0;
        backward[zero + 1] = 0;
        for (int d = 0; ; d++) {
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || k != d && forward[zero + k - 1] < forward[zero + k + 1];
                int x = down ? forward[zero + k + 1] : forward[zero + k - 1] + 1;
                while (x < width && x - k < height && x - k >= 0 && same(a + x, b + x - k)) {
                    x++;
                }
                forward[zero + k] = x;
                int other = delta - k;
                if (delta % 2 != 0 && Math.abs(other) < d && x + backward[zero + other] >= width) {
                    return point(a + x, b + x - k);
                }
            }
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || k != d && backward[zero + k - 1] < backward[zero + k + 1];
                int x = down ? backward[zero + k + 1] : backward[zero + k - 1] + 1;
                while (x < width && x - k < height && x - k >= 0 && same(aEnd - 1 - x, bEnd - 1 - (x - k))) {
                    x++;
                }
                backward[zero + k] = x;
                int other = delta - k;
                if (delta % 2 == 0 && Math.abs(other) <= d && x + forward[zero + other] >= width) {
                    return point(aEnd - x, bEnd - (x - k));
                }
            }
        }
    }

    private static long point(int x, int y) {
        return (long) x << Integer.SIZE | y;
    }
}
