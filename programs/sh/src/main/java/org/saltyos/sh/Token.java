package org.saltyos.sh;

/**
 * A piece of a command's text.
 *
 * @param kind what it is
 * @param text as it was written, quotes included
 * @param start where it begins
 * @param end behind its last character
 */
record Token(Kind kind, String text, int start, int end) {
    /** Kinds of tokens. */
    enum Kind {
        /** A word. */
        WORD,
        /** An operator of the grammar. */
        OPERATOR,
        /** Digits right before a redirection. */
        NUMBER,
        /** A line end. */
        LINE_END,
        /** The end of the text. */
        END
    }

    /** Whether it is this operator. */
    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** Whether it is this word, without quotes. */
    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }
}
