package org.saltyos.maven.bounds;

import org.saltyos.maven.ir.Kind;

/** All values a number can have, both ends included. */
record Interval(long low, long high) {
    static final Interval INT = new Interval(Integer.MIN_VALUE, Integer.MAX_VALUE);
    static final Interval LONG = new Interval(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Everything a register of a kind can hold. */
    static Interval all(Kind kind) {
        return kind == Kind.I32 ? INT : LONG;
    }

    static Interval of(long value) {
        return new Interval(value, value);
    }

    Interval hull(Interval other) {
        return new Interval(Math.min(low, other.low), Math.max(high, other.high));
    }

    boolean isNotNegative() {
        return low >= 0;
    }

    /** The sum, or everything if it may wrap around. */
    Interval plus(Interval other, Kind kind) {
        try {
            return within(Math.addExact(low, other.low), Math.addExact(high, other.high), kind);
        } catch (ArithmeticException e) {
            return all(kind);
        }
    }

    /** The difference, or everything if it may wrap around. */
    Interval minus(Interval other, Kind kind) {
        try {
            return within(Math.subtractExact(low, other.high), Math.subtractExact(high, other.low), kind);
        } catch (ArithmeticException e) {
            return all(kind);
        }
    }

    /** The product of numbers that are not negative, or everything. */
    Interval times(Interval other, Kind kind) {
        try {
            return isNotNegative() && other.isNotNegative()
                    ? within(Math.multiplyExact(low, other.low), Math.multiplyExact(high, other.high), kind)
                    : all(kind);
        } catch (ArithmeticException e) {
            return all(kind);
        }
    }

    private static Interval within(long low, long high, Kind kind) {
        Interval all = all(kind);
        return low >= all.low && high <= all.high ? new Interval(low, high) : all;
    }
}
