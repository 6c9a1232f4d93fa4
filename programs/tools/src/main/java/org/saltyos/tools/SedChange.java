package org.saltyos.tools;

import org.jspecify.annotations.Nullable;

/**
 * The change that {@code s/PATTERN/REPLACEMENT/FLAGS} makes.
 *
 * @param replacement with {@code &} for the match and {@code \1} to {@code \9} for its groups
 * @param occurrence the first match that is replaced, from 1 on
 * @param all whether those behind it are too
 * @param prints whether the line is written if something was replaced
 */
record SedChange(Expression pattern, String replacement, int occurrence, boolean all, boolean prints) {
    /** The line with what is to be replaced; null if nothing is. */
    @Nullable
    String apply(String line) {
        StringBuilder result = new StringBuilder();
        int copied = 0;
        int from = 0;
        int count = 0;
        boolean changed = false;
        while (from <= line.length() && pattern.find(line, from)) {
            int start = pattern.start(0);
            int end = pattern.end(0);
            // Nothing right behind a match is no match of its own.
            boolean counts = end > start || start > copied || count == 0;
            count += counts ? 1 : 0;
            if (counts && (count == occurrence || all && count > occurrence)) {
                result.append(line, copied, start);
                replace(line, result);
                copied = end;
                changed = true;
                if (!all) {
                    break;
                }
            } else if (counts) {
                result.append(line, copied, end);
                copied = end;
            }
            from = end > start ? end : end + 1;
        }
        return changed ? result.append(line, copied, line.length()).toString() : null;
    }

    private void replace(String line, StringBuilder result) {
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            if (c == '&') {
                result.append(line, pattern.start(0), pattern.end(0));
            } else if (c != '\\' || i + 1 == replacement.length()) {
                result.append(c);
            } else {
                i++;
                char escaped = replacement.charAt(i);
                int group = escaped - '0';
                if (group >= 0 && group <= 9) {
                    if (pattern.start(group) >= 0) {
                        result.append(line, pattern.start(group), pattern.end(group));
                    }
                } else {
                    result.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
                }
            }
        }
    }
}
