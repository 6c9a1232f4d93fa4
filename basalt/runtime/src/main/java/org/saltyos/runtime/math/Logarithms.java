package org.saltyos.runtime.math;

/** Logarithms (e_log.c, e_log10.c, s_log1p.c). */
public final class Logarithms {
    private static final int ONE = 0x3ff00000;
    private static final int BIAS = 1023;
    private static final int SMALLEST_NORMAL = 0x00100000;
    private static final double TWO_TO_54 = 0x1p54;
    private static final int SCALED = 54;

    private static final double LN2 = 6.93147180369123816490e-01;
    private static final double LN2_TAIL = 1.90821492927058770002e-10;
    private static final double L1 = 6.666666666666735130e-01;
    private static final double L2 = 3.999999999940941908e-01;
    private static final double L3 = 2.857142874366239149e-01;
    private static final double L4 = 2.222219843214978396e-01;
    private static final double L5 = 1.818357216161805012e-01;
    private static final double L6 = 1.531383769920937332e-01;
    private static final double L7 = 1.479819860511658591e-01;

    private static final double INVERSE_LN10 = 4.34294481903251816668e-01;
    private static final double LOG10_OF_2 = 3.01029995663611771306e-01;
    private static final double LOG10_OF_2_TAIL = 3.69423907715893078616e-13;

    private Logarithms() {}

    /** The natural logarithm. */
    public static double log(double argument) {
        double x = argument;
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (!(x > 0)) {
            return Double.NaN;
        }
        int k = 0;
        int high = Words.high(x);
        if (high < SMALLEST_NORMAL) {
            k -= SCALED;
            x *= TWO_TO_54;
            high = Words.high(x);
        }
        if (high >= Words.INFINITE) {
            return x;
        }
        k += (high >> Words.EXPONENT_SHIFT) - BIAS;
        int fraction = high & Words.FRACTION;
        int above = (fraction + 0x95f64) & 0x100000; // whether x / 2 is nearer to 1
        x = Words.withHigh(x, fraction | (above ^ ONE));
        k += above >> Words.EXPONENT_SHIFT;
        double f = x - 1;
        if ((Words.FRACTION & (2 + fraction)) < 3) { // |f| < 2^-20
            if (f == 0) {
                return k == 0 ? 0 : k * LN2 + k * LN2_TAIL;
            }
            double r = f * f * (0.5 - 0.33333333333333333 * f);
            return k == 0 ? f - r : k * LN2 - ((r - k * LN2_TAIL) - f);
        }
        double s = f / (2.0 + f);
        double z = s * s;
        double w = z * z;
        double even = w * (L2 + w * (L4 + w * L6));
        double odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
        double r = odd + even;
        if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
            double halfSquare = 0.5 * f * f;
            return k == 0
                    ? f - (halfSquare - s * (halfSquare + r))
                    : k * LN2 - ((halfSquare - (s * (halfSquare + r) + k * LN2_TAIL)) - f);
        }
        return k == 0 ? f - s * (f - r) : k * LN2 - ((s * (f - r) - k * LN2_TAIL) - f);
    }

    /** The logarithm to the base 10. */
    public static double log10(double argument) {
        double x = argument;
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (!(x > 0)) {
            return Double.NaN;
        }
        int k = 0;
        int high = Words.high(x);
        if (high < SMALLEST_NORMAL) {
            k -= SCALED;
            x *= TWO_TO_54;
            high = Words.high(x);
        }
        if (high >= Words.INFINITE) {
            return x;
        }
        k += (high >> Words.EXPONENT_SHIFT) - BIAS;
        int negative = k >>> 31;
        x = Words.withHigh(x, high & Words.FRACTION | (BIAS - negative) << Words.EXPONENT_SHIFT);
        double y = k + negative;
        double z = y * LOG10_OF_2_TAIL + INVERSE_LN10 * log(x);
        return z + y * LOG10_OF_2;
    }

    /** The natural logarithm of 1 + x. */
    public static double log1p(double x) {
        int high = Words.high(x);
        int magnitude = Words.magnitude(x);
        int k = 1;
        double f = 0;
        int fraction = 1;
        if (high < 0x3fda827a) { // 0.41422
            if (magnitude >= ONE) {
                return x == -1 ? Double.NEGATIVE_INFINITY : Double.NaN;
            }
            if (magnitude < 0x3e200000) { // 2^-29
                return magnitude < 0x3c900000 ? x : x - x * x * 0.5; // 2^-54
            }
            if (high > 0 || high <= 0xbfd2bec3) { // -0.2929
                k = 0;
                f = x;
            }
        }
        if (high >= Words.INFINITE) {
            return x + x;
        }
        double correction = 0;
        if (k != 0) {
            double u = x;
            if (high < 0x43400000) { // 2^53
                u = 1.0 + x;
                k = (Words.high(u) >> Words.EXPONENT_SHIFT) - BIAS;
                correction = (k > 0 ? 1.0 - (u - x) : x - (u - 1.0)) / u;
            } else {
                k = (Words.high(u) >> Words.EXPONENT_SHIFT) - BIAS;
            }
            fraction = Words.high(u) & Words.FRACTION;
            if (fraction < 0x6a09e) { // the square root of 2
                u = Words.withHigh(u, fraction | ONE);
            } else {
                k++;
                u = Words.withHigh(u, fraction | 0x3fe00000);
                fraction = (0x00100000 - fraction) >> 2;
            }
            f = u - 1.0;
        }
        double halfSquare = 0.5 * f * f;
        if (fraction == 0) { // |f| < 2^-20
            if (f == 0) {
                return k == 0 ? 0 : k * LN2 + (correction + k * LN2_TAIL);
            }
            double r = halfSquare * (1.0 - 0.66666666666666666 * f);
            return k == 0 ? f - r : k * LN2 - ((r - (k * LN2_TAIL + correction)) - f);
        }
        double s = f / (2.0 + f);
        double z = s * s;
        double r = z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
        return k == 0
                ? f - (halfSquare - s * (halfSquare + r))
                : k * LN2 - ((halfSquare - (s * (halfSquare + r) + (k * LN2_TAIL + correction))) - f);
    }
}
