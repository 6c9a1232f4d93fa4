package org.saltyos.maven.ir;

/** Splits one line of IR text into words, quoted texts and single punctuation characters. */
final class IrScanner {
    private static final int HEXADECIMAL = 16;
    private static final int ESCAPE_DIGITS = 4;

    private final String text;
    private final int lineNumber;
    private int at;
    private String token = "";
    private boolean quoted;

    IrScanner(String text, int lineNumber) {
        this.text = text;
        this.lineNumber = lineNumber;
        advance();
    }

    /** Whether nothing is left. */
    boolean atEnd() {
        return token.isEmpty() && !quoted;
    }

    /** Whether the next token is this word or punctuation. */
    boolean sees(String wanted) {
        return !quoted && token.equals(wanted);
    }

    /** Whether the next token is a word that begins so. */
    boolean startsWith(char first) {
        return !quoted && !token.isEmpty() && token.charAt(0) == first;
    }

    /** Whether the next token is a quoted text. */
    boolean seesText() {
        return quoted;
    }

    /** Takes the next token if it is this one. */
    boolean accept(String wanted) {
        boolean found = sees(wanted);
        if (found) {
            advance();
        }
        return found;
    }

    /** Takes this token, which must come next. */
    void expect(String wanted) {
        if (!accept(wanted)) {
            throw error("expected " + wanted);
        }
    }

    /** Takes a word. */
    String word() {
        if (quoted || token.isEmpty()) {
            throw error("expected a word");
        }
        return take();
    }

    /** Takes a quoted text. */
    String text() {
        if (!quoted) {
            throw error("expected a quoted text");
        }
        return take();
    }

    /** Takes a name: a word or a quoted text. */
    String name() {
        return quoted ? text() : word();
    }

    /** Takes whatever comes. */
    void skip() {
        advance();
    }

    /** Takes an int. */
    int number() {
        return (int) wide(word());
    }

    /** Takes a long. */
    long wideNumber() {
        return wide(word());
    }

    private long wide(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw error("not a number: " + digits);
        }
    }

    /** A complaint about this place. */
    IllegalArgumentException error(String message) {
        return new IllegalArgumentException(
                "line " + lineNumber + ": " + message + " before \"" + (token + text.substring(at)).trim() + "\"");
    }

    private String take() {
        String taken = token;
        advance();
        return taken;
    }

    private void advance() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        quoted = false;
        if (at == text.length()) {
            token = "";
        } else if (text.charAt(at) == '"') {
            quotation();
        } else if (text.startsWith("->", at)) {
            token = "->";
            at += 2;
        } else {
            int start = at;
            while (at < text.length() && isWord(text.charAt(at))) {
                at++;
            }
            at = Math.max(at, start + 1);
            token = text.substring(start, at);
        }
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '$' || c == '-' || c == '+';
    }

    private void quotation() {
        StringBuilder result = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                c = escaped();
            }
            result.append(c);
        }
        if (at == text.length()) {
            throw new IllegalArgumentException("line " + lineNumber + ": a quoted text has no end");
        }
        at++;
        quoted = true;
        token = result.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        if (c == 'u' && at + ESCAPE_DIGITS <= text.length()) {
            at += ESCAPE_DIGITS;
            return (char) Integer.parseInt(text.substring(at - ESCAPE_DIGITS, at), HEXADECIMAL);
        }
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> c;
        };
    }
}
