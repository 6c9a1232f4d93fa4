package org.saltyos.tools;

import org.jspecify.annotations.Nullable;

/**
 * A regular expression of POSIX.1-2017, chapter 9, basic or extended, matched by trying. Of the matches with the same start the longest
 * counts where the expression has alternatives; without them it is the one that takes as much as it can from left to right.
 */
final class Expression {
    private final ExpressionPart part;
    private final boolean ignoreCase;
    private final boolean hasChoice;
    private final int groups;
    private @Nullable Subject subject;

    /**
     * Reads an expression.
     *
     * @param extended whether it is of the extended kind, as {@code grep -E} takes it
     * @throws IllegalArgumentException with a text for people when it is wrong
     */
    Expression(String text, boolean extended, boolean ignoreCase) {
        ExpressionParser parser = new ExpressionParser(text, extended);
        part = parser.parse();
        hasChoice = parser.hasChoice();
        groups = parser.groups();
        this.ignoreCase = ignoreCase;
    }

    /** Groups that it has. */
    int groups() {
        return groups;
    }

    /** Whether some part of {@code text} matches. */
    boolean isFoundIn(String text) {
        return find(text, 0);
    }

    /** Looks for the first match that starts at {@code from} or behind it; {@link #start} and {@link #end} tell where it is. */
    boolean find(String text, int from) {
        Subject tried = new Subject(text, ignoreCase);
        for (int start = from; start <= text.length(); start++) {
            if (matches(tried, start)) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #find}, for a match that starts at one place. */
    boolean findAt(String text, int start) {
        return matches(new Subject(text, ignoreCase), start);
    }

    private boolean matches(Subject tried, int start) {
        subject = tried;
        tried.begin(start);
        return part.matches(tried, start, hasChoice ? tried::keepLongest : tried::keep) || tried.isFound();
    }

    /** Where a group of the last match starts, 0 for the match itself; -1 if it took no part. */
    int start(int group) {
        return subject == null ? -1 : subject.start(group);
    }

    /** Where a group of the last match ends; -1 if it took no part. */
    int end(int group) {
        return subject == null ? -1 : subject.end(group);
    }

    /** The expression that matches a text as it is. */
    static Expression of(String text, boolean ignoreCase) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted.append("\\.*[]^$+?(){}|".indexOf(c) < 0 ? "" : "\\").append(c);
        }
        return new Expression(quoted.toString(), true, ignoreCase);
    }
}
