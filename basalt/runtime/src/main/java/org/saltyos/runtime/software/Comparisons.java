package org.saltyos.runtime.software;

import org.saltyos.lang.Export;
import org.saltyos.lang.NoInline;

/**
 * Comparisons as the compiler's run-time interface defines them: the sign of the result answers the question of the name, and
 * NaN answers it with no.
 */
final class Comparisons {
    private Comparisons() {}

    /** -1, 0 or 1; {@code unordered} if one is NaN. */
    @NoInline
    private static int compare(long a, long b, int unordered) {
        if (Packing.isNan(a) || Packing.isNan(b)) {
            return unordered;
        }
        if ((a | b) << 1 == 0) {
            return 0; // zeros of both signs
        }
        return Long.compare(ordered(a), ordered(b));
    }

    /** A whole number in the order of the doubles. */
    private static long ordered(long bits) {
        return bits ^ bits >> 63 >>> 1;
    }

    @Export("__eqdf2")
    static int equal(long a, long b) {
        return compare(a, b, 1);
    }

    @Export("__nedf2")
    static int notEqual(long a, long b) {
        return compare(a, b, 1);
    }

    @Export("__ltdf2")
    static int less(long a, long b) {
        return compare(a, b, 1);
    }

    @Export("__ledf2")
    static int lessOrEqual(long a, long b) {
        return compare(a, b, 1);
    }

    @Export("__gtdf2")
    static int greater(long a, long b) {
        return compare(a, b, -1);
    }

    @Export("__gedf2")
    static int greaterOrEqual(long a, long b) {
        return compare(a, b, -1);
    }

    @Export("__unorddf2")
    static int unordered(long a, long b) {
        return Packing.isNan(a) || Packing.isNan(b) ? 1 : 0;
    }

    /** The smaller one, of zeros the negative; NaN if one is NaN: {@code Math.min}. */
    @Export("fminimum")
    static long minimum(long a, long b) {
        if (Packing.isNan(a) || Packing.isNan(b)) {
            return Packing.NAN;
        }
        return ordered(a) <= ordered(b) ? a : b;
    }

    /** The larger one, of zeros the positive; NaN if one is NaN: {@code Math.max}. */
    @Export("fmaximum")
    static long maximum(long a, long b) {
        if (Packing.isNan(a) || Packing.isNan(b)) {
            return Packing.NAN;
        }
        return ordered(a) <= ordered(b) ? b : a;
    }

    @Export("fminimumf")
    static int minimum(int a, int b) {
        return Conversions.narrow(minimum(Conversions.widen(a), Conversions.widen(b)));
    }

    @Export("fmaximumf")
    static int maximum(int a, int b) {
        return Conversions.narrow(maximum(Conversions.widen(a), Conversions.widen(b)));
    }

    @Export("__eqsf2")
    static int equal(int a, int b) {
        return compare(Conversions.widen(a), Conversions.widen(b), 1);
    }

    @Export("__nesf2")
    static int notEqual(int a, int b) {
        return equal(a, b);
    }

    @Export("__ltsf2")
    static int less(int a, int b) {
        return equal(a, b);
    }

    @Export("__lesf2")
    static int lessOrEqual(int a, int b) {
        return equal(a, b);
    }

    @Export("__gtsf2")
    static int greater(int a, int b) {
        return compare(Conversions.widen(a), Conversions.widen(b), -1);
    }

    @Export("__gesf2")
    static int greaterOrEqual(int a, int b) {
        return greater(a, b);
    }

    @Export("__unordsf2")
    static int unordered(int a, int b) {
        return unordered(Conversions.widen(a), Conversions.widen(b));
    }
}
