package org.saltyos.runtime.math;

/** The two 32-bit words of a double. Ranges of numbers are told by the high word: sign, exponent, 20 bits of the fraction. */
final class Words {
    /** The high word of infinity. */
    static final int INFINITE = 0x7ff00000;

    static final int FRACTION = 0x000fffff;
    static final int EXPONENT_SHIFT = 20;

    private static final int MAGNITUDE = 0x7fffffff;
    private static final int WORD_BITS = 32;
    private static final long LOW = 0xffffffffL;
    private static final int BIAS = 1023;
    private static final int FRACTION_BITS = 52;

    private Words() {}

    static int high(double x) {
        return (int) (Double.doubleToRawLongBits(x) >> WORD_BITS);
    }

    /** The high word without the sign. */
    static int magnitude(double x) {
        return high(x) & MAGNITUDE;
    }

    static double withHigh(double x, int high) {
        return Double.longBitsToDouble((long) high << WORD_BITS | Double.doubleToRawLongBits(x) & LOW);
    }

    /** The number with the low word cleared: the leading 21 bits. */
    static double withoutLow(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & ~LOW);
    }

    /** Adds to the exponent; the result must be a normal number. */
    static double scale(double x, int exponent) {
        return withHigh(x, high(x) + (exponent << EXPONENT_SHIFT));
    }

    /** Two to a power that is a normal number. */
    static double power(int exponent) {
        return Double.longBitsToDouble((long) (BIAS + exponent) << FRACTION_BITS);
    }
}
