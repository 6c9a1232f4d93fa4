package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What {@code grep} looks for: one expression for each line of its pattern, as its options say what they mean and where they count. */
final class LinePattern {
    private final List<Expression> expressions = new ArrayList<>();
    private final boolean wholeWords;
    private final boolean wholeLines;

    /**
     * Reads the pattern.
     *
     * @throws IllegalArgumentException when an expression is wrong
     */
    LinePattern(String text, Invocation call) {
        wholeWords = call.has('w');
        wholeLines = call.has('x');
        for (String line : text.split("\n", -1)) {
            expressions.add(
                    call.has('F')
                            ? Expression.of(line, call.has('i'))
                            : new Expression(line, call.has('E'), call.has('i')));
        }
    }

    /** Whether a line has a match. */
    boolean matches(String line) {
        for (Expression expression : expressions) {
            if (next(expression, line, 0)) {
                return true;
            }
        }
        return false;
    }

    /** Hands out each match in a line that is not empty, with the first expression that has any. */
    void each(String line, Consumer<String> work) {
        for (Expression expression : expressions) {
            int from = 0;
            while (from <= line.length() && next(expression, line, from)) {
                if (expression.end(0) > expression.start(0)) {
                    work.accept(line.substring(expression.start(0), expression.end(0)));
                }
                from = Math.max(expression.end(0), expression.start(0) + 1);
            }
            if (from > 0) {
                return;
            }
        }
    }

    /** Finds the next match that counts. */
    private boolean next(Expression expression, String line, int from) {
        int start = from;
        while (start <= line.length() && expression.find(line, start)) {
            if (counts(line, expression.start(0), expression.end(0))) {
                return true;
            }
            start = expression.start(0) + 1;
        }
        return false;
    }

    private boolean counts(String line, int start, int end) {
        if (wholeLines) {
            return start == 0 && end == line.length();
        }
        return !wholeWords || !isWordAt(line, start - 1) && !isWordAt(line, end);
    }

    private static boolean isWordAt(String line, int place) {
        return place >= 0
                && place < line.length()
                && (line.charAt(place) == '_' || Character.isLetterOrDigit(line.charAt(place)));
    }
}
