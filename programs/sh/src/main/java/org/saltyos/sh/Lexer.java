package org.saltyos.sh;

/** Cuts a text into tokens (POSIX.1-2017, Shell Command Language, section 2.3). Words keep their quotes. */
final class Lexer {
    private static final String[] OPERATORS = {
        "<<-", "&&", "||", ";;", "<<", ">>", "<&", ">&", "<>", ">|", "|", "&", ";", "(", ")", "<", ">"
    };

    private String text;
    private int next;

    Lexer(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    int position() {
        return next;
    }

    void position(int position) {
        next = position;
    }

    /** Puts another text in the place of a token, and goes on before it. */
    void replace(Token token, String other) {
        text = text.substring(0, token.start()) + other + text.substring(token.end());
        next = token.start();
    }

    /** The next token; a comment is none. */
    Token next() throws SyntaxException {
        skipBlanks();
        int start = next;
        if (start == text.length()) {
            return new Token(Token.Kind.END, "", start, start);
        }
        if (text.charAt(start) == '\n') {
            next++;
            return new Token(Token.Kind.LINE_END, "\n", start, next);
        }
        String operator = operatorAt(start);
        if (!operator.isEmpty()) {
            next += operator.length();
            return new Token(Token.Kind.OPERATOR, operator, start, next);
        }
        next = wordEnd(text, start);
        String word = text.substring(start, next);
        boolean number = isNumber(word) && next < text.length() && "<>".indexOf(text.charAt(next)) >= 0;
        return new Token(number ? Token.Kind.NUMBER : Token.Kind.WORD, word, start, next);
    }

    private void skipBlanks() {
        boolean more = true;
        while (more && next < text.length()) {
            char c = text.charAt(next);
            if (c == ' ' || c == '\t' || c == '\r') {
                next++;
            } else if (c == '\\' && next + 1 < text.length() && text.charAt(next + 1) == '\n') {
                next += 2;
            } else if (c == '#') {
                int end = text.indexOf('\n', next);
                next = end < 0 ? text.length() : end;
            } else {
                more = false;
            }
        }
    }

    private String operatorAt(int at) {
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, at)) {
                return operator;
            }
        }
        return "";
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The line that starts at the present position, without its end; moves behind it. */
    String line() {
        int end = text.indexOf('\n', next);
        String line = text.substring(next, end < 0 ? text.length() : end);
        next = end < 0 ? text.length() : end + 1;
        return line;
    }

    /** Where the word ends that starts at {@code start}. */
    private static int wordEnd(String text, int start) throws SyntaxException {
        int i = start;
        while (i < text.length() && " \t\r\n|&;()<>".indexOf(text.charAt(i)) < 0) {
            i = partEnd(text, i);
        }
        return i;
    }

    /** Where one character of a word ends, or the quoted text or expansion that starts with it. */
    static int partEnd(String text, int at) throws SyntaxException {
        return switch (text.charAt(at)) {
            case '\\' -> {
                if (at + 1 == text.length()) {
                    throw new SyntaxException("unexpected end after backslash", true);
                }
                yield at + 2;
            }
            case '\'' -> closing(text.indexOf('\'', at + 1), "'");
            case '"' -> quoteEnd(text, at, '"');
            case '`' -> quoteEnd(text, at, '`');
            case '$' -> dollarEnd(text, at);
            default -> at + 1;
        };
    }

    private static int closing(int index, String what) throws SyntaxException {
        if (index < 0) {
            throw new SyntaxException("unexpected end while looking for " + what, true);
        }
        return index + 1;
    }

    private static int quoteEnd(String text, int at, char quote) throws SyntaxException {
        int i = at + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == quote) {
                return i + 1;
            }
            i = c == '\\' ? i + 2 : quote == '"' && c == '$' ? dollarEnd(text, i) : i + 1;
        }
        return closing(-1, String.valueOf(quote));
    }

    private static int dollarEnd(String text, int at) throws SyntaxException {
        if (text.startsWith("$(", at)) {
            return bracketEnd(text, at + 1, '(', ')');
        }
        if (text.startsWith("${", at)) {
            return bracketEnd(text, at + 1, '{', '}');
        }
        return at + 1;
    }

    /** Where the bracket that opens at {@code at} is closed, past quoted ones. */
    private static int bracketEnd(String text, int at, char open, char close) throws SyntaxException {
        int depth = 0;
        int i = at;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == open) {
                depth++;
            } else if (c == close) {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            }
            i = c == open || c == close ? i + 1 : partEnd(text, i);
        }
        return closing(-1, String.valueOf(close));
    }
}
