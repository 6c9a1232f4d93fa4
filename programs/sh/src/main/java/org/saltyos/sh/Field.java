package org.saltyos.sh;

/** A word under construction, in which each character is known to be quoted or not. */
final class Field {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder marks = new StringBuilder();
    private boolean quotes;

    /** Adds a character. */
    void add(char c, boolean quoted) {
        text.append(c);
        marks.append(quoted ? 'q' : ' ');
    }

    /** Adds text. */
    void add(String some, boolean quoted) {
        for (int i = 0; i < some.length(); i++) {
            add(some.charAt(i), quoted);
        }
    }

    /** Takes note that there were quotes: then it is a word even if it is empty. */
    void quotes() {
        quotes = true;
    }

    /** Whether it is no word at all. */
    boolean isNothing() {
        return text.length() == 0 && !quotes;
    }

    String text() {
        return text.toString();
    }

    /** Whether it has a character that a pattern treats in its own way. */
    boolean isPattern() {
        for (int i = 0; i < text.length(); i++) {
            if (marks.charAt(i) == ' ' && "*?[".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The text as a pattern: quoted characters stand for themselves. */
    String pattern() {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (marks.charAt(i) == 'q' && "*?[]\\-!^".indexOf(text.charAt(i)) >= 0) {
                pattern.append('\\');
            }
            pattern.append(text.charAt(i));
        }
        return pattern.toString();
    }
}
