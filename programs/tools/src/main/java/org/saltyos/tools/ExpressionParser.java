package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads regular expressions. In basic ones {@code ( ) { } + ? |} stand for themselves and mean something behind a backslash; in
 * extended ones it is the other way round. {@code \n} is a line end in both, {@code \w} and {@code \s}
 * are characters of words and blanks, {@code \W} and {@code \S} all others.
 */
final class ExpressionParser {
    private static final int MANY = Integer.MAX_VALUE;
    private static final int MOST = 255;

    private final String text;
    private final boolean extended;
    private int at;
    private int groups;
    private int depth;
    private boolean hasChoice;

    ExpressionParser(String text, boolean extended) {
        this.text = text;
        this.extended = extended;
    }

    /** Groups in what was read. */
    int groups() {
        return groups;
    }

    /** Whether there are alternatives in what was read. */
    boolean hasChoice() {
        return hasChoice;
    }

    /**
     * Reads all of it.
     *
     * @throws IllegalArgumentException when it is wrong
     */
    ExpressionPart parse() {
        ExpressionPart whole = choice();
        if (at < text.length()) {
            throw new IllegalArgumentException("Unmatched ) or \\)");
        }
        return whole;
    }

    /** Whether a special character is next; takes it. */
    private boolean takes(char c) {
        boolean special = isNext(c);
        if (special) {
            at += extended ? 1 : 2;
        }
        return special;
    }

    private boolean isNext(char c) {
        return extended
                ? at < text.length() && text.charAt(at) == c
                : at + 1 < text.length() && text.charAt(at) == '\\' && text.charAt(at + 1) == c;
    }

    private ExpressionPart choice() {
        List<ExpressionPart> parts = new ArrayList<>();
        parts.add(row());
        while (takes('|')) {
            hasChoice = true;
            parts.add(row());
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return new ExpressionPart.Choice(parts);
    }

    private ExpressionPart row() {
        List<ExpressionPart> parts = new ArrayList<>();
        while (at < text.length() && !isNext('|') && !(isNext(')') && (depth > 0 || !extended))) {
            parts.add(repeated(single(parts.isEmpty())));
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return new ExpressionPart.Row(parts);
    }

    private ExpressionPart single(boolean first) {
        if (takes('(')) {
            groups++;
            depth++;
            ExpressionPart group = new ExpressionPart.Group(groups, choice());
            depth--;
            if (!takes(')')) {
                throw new IllegalArgumentException("Unmatched ( or \\(");
            }
            return group;
        }
        char c = text.charAt(at);
        at++;
        if (c == '[') {
            return bracket();
        }
        if (c == '.') {
            return new ExpressionPart.Any();
        }
        if (c == '^' && (extended || first) || c == '$' && isEndOfRow()) {
            return new ExpressionPart.Border(c == '$');
        }
        if (c != '\\') {
            return new ExpressionPart.Letter(c);
        }
        if (at == text.length()) {
            throw new IllegalArgumentException("Trailing backslash");
        }
        char escaped = text.charAt(at);
        at++;
        if (escaped >= '1' && escaped <= '9') {
            if (escaped - '0' > groups) {
                throw new IllegalArgumentException("Invalid back reference");
            }
            return new ExpressionPart.Again(escaped - '0');
        }
        return switch (escaped) {
            case 'n' -> new ExpressionPart.Letter('\n');
            case 'w' -> new BracketExpression("[:alnum:]_");
            case 'W' -> new BracketExpression("^[:alnum:]_");
            case 's' -> new BracketExpression("[:space:]");
            case 'S' -> new BracketExpression("^[:space:]");
            default -> new ExpressionPart.Letter(escaped);
        };
    }

    private boolean isEndOfRow() {
        return extended || at == text.length() || isNext(')') || isNext('|');
    }

    private ExpressionPart bracket() {
        int close = BracketExpression.close(text, at - 1);
        if (close < 0) {
            throw new IllegalArgumentException("Unmatched [, [^, [:, [., or [=");
        }
        ExpressionPart part = new BracketExpression(text.substring(at, close));
        at = close + 1;
        return part;
    }

    private ExpressionPart repeated(ExpressionPart part) {
        ExpressionPart result = part;
        while (at < text.length()) {
            if (text.charAt(at) == '*' && !(part instanceof ExpressionPart.Border)) {
                at++;
                result = new ExpressionPart.Repeated(result, 0, MANY);
            } else if (takes('+')) {
                result = new ExpressionPart.Repeated(result, 1, MANY);
            } else if (takes('?')) {
                result = new ExpressionPart.Repeated(result, 0, 1);
            } else if (isCount() && takes('{')) {
                result = counted(result);
            } else {
                break;
            }
        }
        return result;
    }

    /** Whether a brace is followed by a number; another one stands for itself. */
    private boolean isCount() {
        int next = at + (extended ? 1 : 2);
        return next < text.length() && text.charAt(next) >= '0' && text.charAt(next) <= '9';
    }

    private ExpressionPart counted(ExpressionPart part) {
        int least = number(MANY);
        int most = least;
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            most = number(MANY);
        }
        if (!takes('}') || most < least || least > MOST || most > MOST && most != MANY) {
            throw new IllegalArgumentException("Invalid content of \\{\\}");
        }
        return new ExpressionPart.Repeated(part, least, most);
    }

    private int number(int otherwise) {
        int start = at;
        int value = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = Math.min(value * 10 + text.charAt(at) - '0', MOST + 1);
            at++;
        }
        return at == start ? otherwise : value;
    }
}
