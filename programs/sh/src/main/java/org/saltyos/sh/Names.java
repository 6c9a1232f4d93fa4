package org.saltyos.sh;

/** Small questions about words. */
final class Names {
    private Names() {}

    /** A whole number. */
    static int number(String text) throws ShellException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw new ShellException("Illegal number: " + text);
        }
    }

    /** Whether a text can be a variable's name. */
    static boolean isName(String text) {
        return !text.isEmpty() && nameEnd(text, 0) == text.length();
    }

    /** Where the name ends that starts at {@code start}; {@code start} if none does. */
    static int nameEnd(String text, int start) {
        int i = start;
        while (i < text.length() && isNameCharacter(text.charAt(i), i == start)) {
            i++;
        }
        return i;
    }

    /** Whether a character can be part of a name. */
    static boolean isNameCharacter(char c, boolean first) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || !first && c >= '0' && c <= '9';
    }

    /** Whether a word gives a variable a value. */
    static boolean isAssignment(String word) {
        int end = nameEnd(word, 0);
        return end > 0 && end < word.length() && word.charAt(end) == '=';
    }

    /** A word without its quotes and backslashes. */
    static String unquoted(String word) {
        StringBuilder text = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (c == '\\' && quote != '\'' && i + 1 < word.length()) {
                i++;
                text.append(word.charAt(i));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** The command between backquotes, in which a backslash before a dollar, backquote or backslash is dropped. */
    static String backquoted(String text) {
        StringBuilder command = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && i + 1 < text.length() && "$`\\".indexOf(text.charAt(i + 1)) >= 0) {
                i++;
            }
            command.append(text.charAt(i));
        }
        return command.toString();
    }

    /** A text in single quotes, as a word that stands for it. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
