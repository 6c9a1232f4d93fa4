package org.saltyos.runtime.math;

/** The exponential function and the hyperbolic functions (e_exp.c, s_expm1.c, e_sinh.c, e_cosh.c, s_tanh.c). */
public final class Exponentials {
    private static final int ONE = 0x3ff00000;
    private static final int HALF_LN2 = 0x3fd62e42;
    private static final int ONE_AND_A_HALF_LN2 = 0x3ff0a2b2;
    private static final int TWENTY_TWO = 0x40360000;
    private static final int OVERFLOW_HIGH = 0x40862e42;

    private static final double OVERFLOW = 7.09782712893383973096e+02;
    private static final double UNDERFLOW = -7.45133219101941108420e+02;
    /** The largest argument whose hyperbolic sine is finite. */
    private static final double HYPERBOLIC_OVERFLOW = 0x1.633ce8fb9f87dp9;

    private static final double LN2 = 6.93147180369123816490e-01;
    private static final double LN2_TAIL = 1.90821492927058770002e-10;
    private static final double INVERSE_LN2 = 1.44269504088896338700e+00;

    private static final double P1 = 1.66666666666666019037e-01;
    private static final double P2 = -2.77777777770155933842e-03;
    private static final double P3 = 6.61375632143793436117e-05;
    private static final double P4 = -1.65339022054652515390e-06;
    private static final double P5 = 4.13813679705723846039e-08;

    private static final double Q1 = -3.33333333333331316428e-02;
    private static final double Q2 = 1.58730158725481460165e-03;
    private static final double Q3 = -7.93650757867487942473e-05;
    private static final double Q4 = 4.00821782732936239552e-06;
    private static final double Q5 = -2.01099218183624371326e-07;

    private Exponentials() {}

    /** How many times ln 2 is taken off an argument above half of it. */
    private static int multiple(double x, int magnitude) {
        if (magnitude < ONE_AND_A_HALF_LN2) {
            return x < 0 ? -1 : 1;
        }
        return (int) (INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5));
    }

    /** The exponential function. */
    public static double exp(double argument) {
        double x = argument;
        int magnitude = Words.magnitude(x);
        if (Double.isNaN(x)) {
            return x;
        }
        if (x > OVERFLOW) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < UNDERFLOW) {
            return 0;
        }
        int k = 0;
        double high = 0;
        double low = 0;
        if (magnitude > HALF_LN2) {
            k = multiple(x, magnitude);
            high = x - k * LN2;
            low = k * LN2_TAIL;
            x = high - low;
        } else if (magnitude < 0x3e300000) { // 2^-28
            return 1 + x;
        }
        double t = x * x;
        double c = x - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
        if (k == 0) {
            return 1 - ((x * c) / (c - 2.0) - x);
        }
        double y = 1 - ((low - (x * c) / (2.0 - c)) - high);
        return k >= -1021 ? Words.scale(y, k) : Words.scale(y, k + 1000) * 0x1p-1000;
    }

    /** The exponential function less 1. */
    public static double expm1(double argument) {
        double x = argument;
        int magnitude = Words.magnitude(x);
        if (Double.isNaN(x)) {
            return x;
        }
        if (x > OVERFLOW) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < 0 && magnitude >= 0x4043687a) { // 56 ln 2
            return -1;
        }
        int k = 0;
        double c = 0;
        if (magnitude > HALF_LN2) {
            k = multiple(x, magnitude);
            double high = x - k * LN2;
            double low = k * LN2_TAIL;
            x = high - low;
            c = (high - x) - low;
        } else if (magnitude < 0x3c900000) { // 2^-54
            return x;
        }
        double half = 0.5 * x;
        double halfSquare = x * half;
        double r = 1 + halfSquare * (Q1 + halfSquare * (Q2 + halfSquare * (Q3 + halfSquare * (Q4 + halfSquare * Q5))));
        double t = 3.0 - r * half;
        double e = halfSquare * ((r - t) / (6.0 - x * t));
        if (k == 0) {
            return x - (x * e - halfSquare);
        }
        e = x * (e - c) - c;
        e -= halfSquare;
        if (k == -1) {
            return 0.5 * (x - e) - 0.5;
        }
        if (k == 1) {
            return x < -0.25 ? -2.0 * (e - (x + 0.5)) : 1 + 2.0 * (x - e);
        }
        if (k <= -2 || k > 56) {
            double y = 1 - (e - x);
            return (k == 1024 ? Words.scale(y, 1023) * 2 : Words.scale(y, k)) - 1;
        }
        if (k < 20) {
            double y = Words.withHigh(1, ONE - (0x200000 >> k)) - (e - x); // 1 - 2^-k
            return Words.scale(y, k);
        }
        double y = x - (e + Words.power(-k));
        return Words.scale(y + 1, k);
    }

    /** The hyperbolic sine. */
    public static double sinh(double x) {
        int magnitude = Words.magnitude(x);
        if (magnitude >= Words.INFINITE) {
            return x + x;
        }
        double half = x < 0 ? -0.5 : 0.5;
        double absolute = Math.abs(x);
        if (magnitude < TWENTY_TWO) {
            if (magnitude < 0x3e300000) { // 2^-28
                return x;
            }
            double t = expm1(absolute);
            return magnitude < ONE ? half * (2.0 * t - t * t / (t + 1)) : half * (t + t / (t + 1));
        }
        if (magnitude < OVERFLOW_HIGH) {
            return half * exp(absolute);
        }
        if (absolute <= HYPERBOLIC_OVERFLOW) {
            double w = exp(0.5 * absolute);
            return half * w * w;
        }
        return x < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /** The hyperbolic cosine. */
    public static double cosh(double x) {
        int magnitude = Words.magnitude(x);
        if (magnitude >= Words.INFINITE) {
            return x * x;
        }
        double absolute = Math.abs(x);
        if (magnitude <= HALF_LN2) {
            double t = expm1(absolute);
            double w = 1 + t;
            return magnitude < 0x3c800000 ? w : 1 + (t * t) / (w + w); // 2^-55
        }
        if (magnitude < TWENTY_TWO) {
            double t = exp(absolute);
            return 0.5 * t + 0.5 / t;
        }
        if (magnitude < OVERFLOW_HIGH) {
            return 0.5 * exp(absolute);
        }
        if (absolute <= HYPERBOLIC_OVERFLOW) {
            double w = exp(0.5 * absolute);
            return 0.5 * w * w;
        }
        return Double.POSITIVE_INFINITY;
    }

    /** The hyperbolic tangent. */
    public static double tanh(double x) {
        int magnitude = Words.magnitude(x);
        if (Double.isNaN(x)) {
            return x;
        }
        double result = 1;
        if (magnitude < TWENTY_TWO) {
            if (magnitude < 0x3c800000) { // 2^-55
                return x * (1 + x);
            }
            if (magnitude >= ONE) {
                result = 1 - 2.0 / (expm1(2.0 * Math.abs(x)) + 2.0);
            } else {
                double t = expm1(-2.0 * Math.abs(x));
                result = -t / (t + 2.0);
            }
        }
        return x < 0 ? -result : result;
    }
}
