package org.saltyos.tools;

import org.jspecify.annotations.Nullable;

/**
 * A line that a command of {@code sed} names.
 *
 * @param number from 1 on; {@link #LAST} for the last line, 0 if an expression tells
 * @param pattern what the line has to match; null if the number tells
 */
record SedAddress(long number, @Nullable Expression pattern) {
    /** Stands for the last line. */
    static final long LAST = Long.MAX_VALUE;

    /** Whether it is this line. */
    boolean names(String line, long at, boolean isLast) {
        if (pattern != null) {
            return pattern.isFoundIn(line);
        }
        return number == LAST ? isLast : number == at;
    }

    /** Whether a range that ends here is over when this line is reached. */
    boolean isPassed(long at) {
        return pattern == null && number <= at;
    }
}
