package org.saltyos.tools;

/** A text while an expression is tried on it, and where the groups of the attempt are. */
final class Subject {
    /** Groups that back-references and replacements can name, and the whole match. */
    static final int GROUPS = 10;

    private final String text;
    private final boolean ignoreCase;
    private final int[] bounds = new int[2 * GROUPS];
    private final int[] kept = new int[2 * GROUPS];
    private int first;

    Subject(String text, boolean ignoreCase) {
        this.text = text;
        this.ignoreCase = ignoreCase;
    }

    /** Begins an attempt at a place. */
    void begin(int start) {
        first = start;
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = -1;
            kept[i] = -1;
        }
    }

    int length() {
        return text.length();
    }

    char at(int position) {
        return text.charAt(position);
    }

    /** Whether the expression takes upper and lower case for the same. */
    boolean ignoresCase() {
        return ignoreCase;
    }

    /** Whether two characters are the same for the expression. */
    boolean same(char a, char b) {
        return a == b || ignoreCase && Character.toLowerCase(a) == Character.toLowerCase(b);
    }

    /** A bound of a group: {@code 2 * group} is its start, one more its end. */
    int bound(int index) {
        return bounds[index];
    }

    void bound(int index, int position) {
        bounds[index] = position;
    }

    /** Takes a match that ends here, and looks for no other. */
    boolean keep(int end) {
        System.arraycopy(bounds, 0, kept, 0, bounds.length);
        kept[0] = first;
        kept[1] = end;
        return true;
    }

    /** Takes a match that ends here if it is the longest so far; lets others be tried unless it takes all there is. */
    boolean keepLongest(int end) {
        if (end > kept[1]) {
            keep(end);
        }
        return end == text.length();
    }

    boolean isFound() {
        return kept[1] >= 0;
    }

    int start(int group) {
        return kept[2 * group];
    }

    int end(int group) {
        return kept[2 * group + 1];
    }
}
