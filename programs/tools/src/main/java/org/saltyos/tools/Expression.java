package org.saltyos.tools;

/**
 * A regular expression, matched by trying: {@code . * + ? ^ $ [] ()} and {@code |}, and {@code \} before any character to
 * take it as it is. As in POSIX's extended expressions, but the first alternative that fits counts, not the longest; for
 * the question whether a line has a match that is the same.
 */
final class Expression {
    private static final int MANY = Integer.MAX_VALUE;

    private final String pattern;
    private final boolean ignoreCase;

    Expression(String pattern, boolean ignoreCase) {
        this.pattern = pattern;
        this.ignoreCase = ignoreCase;
    }

    /** What follows in the expression when a part has matched. */
    private interface Rest {
        boolean matches(int position);
    }

    /** Whether some part of {@code text} matches. */
    boolean isFoundIn(String text) {
        for (int start = 0; start <= text.length(); start++) {
            if (alternatives(0, pattern.length(), text, start, end -> true)) {
                return true;
            }
        }
        return false;
    }

    private boolean alternatives(int from, int to, String text, int at, Rest rest) {
        int start = from;
        int depth = 0;
        int i = from;
        while (i < to) {
            char c = pattern.charAt(i);
            if (c == '[') {
                i = classEnd(i, to);
                continue;
            }
            if (c == '\\') {
                i++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == '|' && depth == 0) {
                if (sequence(start, i, text, at, rest)) {
                    return true;
                }
                start = i + 1;
            }
            i++;
        }
        return sequence(start, to, text, at, rest);
    }

    private boolean sequence(int from, int to, String text, int at, Rest rest) {
        if (from >= to) {
            return rest.matches(at);
        }
        char c = pattern.charAt(from);
        if (c == '^') {
            return at == 0 && sequence(from + 1, to, text, at, rest);
        }
        if (c == '$' && from + 1 == to) {
            return at == text.length() && rest.matches(at);
        }
        int end = atomEnd(from, to);
        char repeat = end < to ? pattern.charAt(end) : ' ';
        int least = repeat == '+' ? 1 : repeat == '*' || repeat == '?' ? 0 : 1;
        int most = repeat == '+' || repeat == '*' ? MANY : 1;
        int next = repeat == '+' || repeat == '*' || repeat == '?' ? end + 1 : end;
        return repeated(from, end, least, most, text, at, position -> sequence(next, to, text, position, rest));
    }

    /** As many of one atom as possible first. */
    private boolean repeated(int from, int end, int least, int most, String text, int at, Rest rest) {
        if (most > 0) {
            int fewer = most == MANY ? MANY : most - 1;
            Rest again = position -> (position > at || least > 1)
                    && repeated(from, end, Math.max(0, least - 1), fewer, text, position, rest);
            if (pattern.charAt(from) == '(') {
                Rest group = most == 1 ? position -> rest.matches(position) : again;
                if (alternatives(from + 1, end - 1, text, at, group)) {
                    return true;
                }
            } else if (at < text.length() && fits(from, end, text.charAt(at))) {
                if (most == 1 ? rest.matches(at + 1) : again.matches(at + 1)) {
                    return true;
                }
            }
        }
        return least == 0 && rest.matches(at);
    }

    private int atomEnd(int from, int to) {
        char c = pattern.charAt(from);
        if (c == '\\') {
            return Math.min(from + 2, to);
        }
        if (c == '[') {
            return classEnd(from, to);
        }
        if (c != '(') {
            return from + 1;
        }
        int depth = 0;
        for (int i = from; i < to; i++) {
            char inner = pattern.charAt(i);
            if (inner == '\\') {
                i++;
            } else if (inner == '[') {
                i = classEnd(i, to) - 1;
            } else if (inner == '(') {
                depth++;
            } else if (inner == ')') {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        throw new IllegalArgumentException("Unmatched ( or \\(");
    }

    private int classEnd(int from, int to) {
        int i = from + 1;
        if (i < to && pattern.charAt(i) == '^') {
            i++;
        }
        int close = pattern.indexOf(']', i + 1);
        if (close < 0 || close >= to) {
            throw new IllegalArgumentException("Unmatched [, [^, [:, [., or [=");
        }
        return close + 1;
    }

    private boolean fits(int from, int end, char c) {
        char first = pattern.charAt(from);
        if (first == '.') {
            return true;
        }
        if (first == '[') {
            return inClass(from + 1, end - 1, c)
                    || ignoreCase
                            && (inClass(from + 1, end - 1, Character.toLowerCase(c))
                                    || inClass(from + 1, end - 1, Character.toUpperCase(c)));
        }
        return same(first == '\\' && from + 1 < end ? pattern.charAt(from + 1) : first, c);
    }

    private boolean same(char a, char b) {
        return a == b || ignoreCase && Character.toLowerCase(a) == Character.toLowerCase(b);
    }

    private boolean inClass(int from, int to, char c) {
        boolean negated = pattern.charAt(from) == '^';
        boolean found = false;
        for (int i = negated ? from + 1 : from; i < to; i++) {
            char low = pattern.charAt(i);
            if (i + 2 < to && pattern.charAt(i + 1) == '-') {
                found |= c >= low && c <= pattern.charAt(i + 2);
                i += 2;
            } else {
                found |= c == low;
            }
        }
        return found != negated;
    }
}
