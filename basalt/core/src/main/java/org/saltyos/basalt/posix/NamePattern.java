package org.saltyos.basalt.posix;

/**
 * Matches names with {@code *}, {@code ?} and {@code [...]} (POSIX.1-2017, section 2.13 of the shell, and fnmatch); a backslash takes what
 * follows as it is.
 */
public final class NamePattern {
    private NamePattern() {}

    /** Whether all of {@code text} matches. */
    public static boolean matches(String pattern, String text) {
        return matches(pattern, 0, text, 0);
    }

    private static boolean matches(String pattern, int from, String text, int at) {
        int p = from;
        int t = at;
        while (p < pattern.length()) {
            char c = pattern.charAt(p);
            if (c == '*') {
                for (int end = text.length(); end >= t; end--) {
                    if (matches(pattern, p + 1, text, end)) {
                        return true;
                    }
                }
                return false;
            }
            if (t == text.length()) {
                return false;
            }
            int close = c == '[' ? classEnd(pattern, p) : -1;
            if (close > 0) {
                if (!inClass(pattern, p + 1, close, text.charAt(t))) {
                    return false;
                }
                p = close + 1;
            } else {
                if (c == '\\' && p + 1 < pattern.length()) {
                    p++;
                    c = pattern.charAt(p);
                    if (c != text.charAt(t)) {
                        return false;
                    }
                } else if (c != '?' && c != text.charAt(t)) {
                    return false;
                }
                p++;
            }
            t++;
        }
        return t == text.length();
    }

    /** Index of the bracket that ends a class; -1 if none does. */
    private static int classEnd(String pattern, int open) {
        int i = open + 1;
        if (i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^')) {
            i++;
        }
        for (i++; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\') {
                i++;
            } else if (pattern.charAt(i) == ']') {
                return i;
            }
        }
        return -1;
    }

    private static boolean inClass(String pattern, int from, int to, char c) {
        boolean negated = pattern.charAt(from) == '!' || pattern.charAt(from) == '^';
        boolean found = false;
        int i = negated ? from + 1 : from;
        while (i < to) {
            if (pattern.charAt(i) == '\\') {
                i++;
            }
            char low = pattern.charAt(i);
            if (i + 2 < to && pattern.charAt(i + 1) == '-') {
                found |= c >= low && c <= pattern.charAt(i + 2);
                i += 3;
            } else {
                found |= c == low;
                i++;
            }
        }
        return found != negated;
    }
}
