package org.saltyos.runtime.math;

/** Sine, cosine and tangent (s_sin.c, s_cos.c, s_tan.c and the kernels k_sin.c, k_cos.c, k_tan.c). */
public final class Trigonometric {
    private static final int QUARTER_PI = 0x3fe921fb;
    private static final int TWO_TO_MINUS_27 = 0x3e400000;
    private static final int TWO_TO_MINUS_28 = 0x3e300000;

    private static final double S1 = -1.66666666666666324348e-01;
    private static final double S2 = 8.33333333332248946124e-03;
    private static final double S3 = -1.98412698298579493134e-04;
    private static final double S4 = 2.75573137070700676789e-06;
    private static final double S5 = -2.50507602534068634195e-08;
    private static final double S6 = 1.58969099521155010221e-10;

    private static final double C1 = 4.16666666666666019037e-02;
    private static final double C2 = -1.38888888888741095749e-03;
    private static final double C3 = 2.48015872894767294178e-05;
    private static final double C4 = -2.75573143513906633035e-07;
    private static final double C5 = 2.08757232129817482790e-09;
    private static final double C6 = -1.13596475577881948265e-11;

    private static final double T0 = 3.33333333333334091986e-01;
    private static final double T1 = 1.33333333333201242699e-01;
    private static final double T2 = 5.39682539762260521377e-02;
    private static final double T3 = 2.18694882948595424599e-02;
    private static final double T4 = 8.86323982359930005737e-03;
    private static final double T5 = 3.59207910759131235356e-03;
    private static final double T6 = 1.45620945432529025516e-03;
    private static final double T7 = 5.88041240820264096874e-04;
    private static final double T8 = 2.46463134818469906812e-04;
    private static final double T9 = 7.81794442939557092300e-05;
    private static final double T10 = 7.14072491382608190305e-05;
    private static final double T11 = -1.85586374855275456654e-05;
    private static final double T12 = 2.59073051863633712884e-05;

    private static final double PI_OVER_4 = 7.85398163397448278999e-01;
    private static final double PI_OVER_4_TAIL = 3.06161699786838301793e-17;
    /** High word of 0.67434, from where the tangent is taken of the distance to pi/4. */
    private static final int NEAR_QUARTER_PI = 0x3fe59428;

    private Trigonometric() {}

    /** The sine. */
    public static double sin(double x) {
        if (Words.magnitude(x) <= QUARTER_PI) {
            return sine(x, 0, false);
        }
        Reduction.Reduced rest = Reduction.reduce(x);
        return ofQuadrant(rest.quadrant(), rest.head(), rest.tail());
    }

    /** The cosine. */
    public static double cos(double x) {
        if (Words.magnitude(x) <= QUARTER_PI) {
            return cosine(x, 0);
        }
        Reduction.Reduced rest = Reduction.reduce(x);
        return ofQuadrant(rest.quadrant() + 1, rest.head(), rest.tail());
    }

    /** The tangent. */
    public static double tan(double x) {
        if (Words.magnitude(x) <= QUARTER_PI) {
            return tangent(x, 0, false);
        }
        Reduction.Reduced rest = Reduction.reduce(x);
        return tangent(rest.head(), rest.tail(), (rest.quadrant() & 1) != 0);
    }

    private static double ofQuadrant(int quadrant, double x, double tail) {
        return switch (quadrant & 3) {
            case 0 -> sine(x, tail, true);
            case 1 -> cosine(x, tail);
            case 2 -> -sine(x, tail, true);
            default -> -cosine(x, tail);
        };
    }

    private static double sine(double x, double tail, boolean hasTail) {
        if (Words.magnitude(x) < TWO_TO_MINUS_27) {
            return x;
        }
        double z = x * x;
        double v = z * x;
        double r = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
        return hasTail ? x - ((z * (0.5 * tail - v * r) - tail) - v * S1) : x + v * (S1 + z * r);
    }

    private static double cosine(double x, double tail) {
        int magnitude = Words.magnitude(x);
        if (magnitude < TWO_TO_MINUS_27) {
            return 1;
        }
        double z = x * x;
        double r = z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));
        if (magnitude < 0x3fd33333) { // 0.3
            return 1 - (0.5 * z - (z * r - x * tail));
        }
        // About |x| / 4, with few bits, so that 1 - quarter is exact.
        double quarter = magnitude > 0x3fe90000 ? 0.28125 : Words.withHigh(0, magnitude - 0x00200000);
        double half = 0.5 * z - quarter;
        return 1 - quarter - (half - (z * r - x * tail));
    }

    /** tan(x + tail), or -1 / tan(x + tail). */
    private static double tangent(double argument, double argumentTail, boolean inverse) {
        double x = argument;
        double tail = argumentTail;
        int magnitude = Words.magnitude(x);
        if (magnitude < TWO_TO_MINUS_28) {
            if (x == 0 && inverse) {
                return Double.POSITIVE_INFINITY;
            }
            return inverse ? negativeInverse(x + tail, x, tail) : x;
        }
        boolean near = magnitude >= NEAR_QUARTER_PI;
        boolean negative = x < 0;
        if (near) {
            if (negative) {
                x = -x;
                tail = -tail;
            }
            x = PI_OVER_4 - x + (PI_OVER_4_TAIL - tail);
            tail = 0;
        }
        double z = x * x;
        double w = z * z;
        double odd = T1 + w * (T3 + w * (T5 + w * (T7 + w * (T9 + w * T11))));
        double even = z * (T2 + w * (T4 + w * (T6 + w * (T8 + w * (T10 + w * T12)))));
        double s = z * x;
        double r = tail + z * (s * (odd + even) + tail);
        r += T0 * s;
        w = x + r;
        if (near) {
            double v = inverse ? -1 : 1;
            double result = v - 2.0 * (x - (w * w / (w + v) - r));
            return negative ? -result : result;
        }
        return inverse ? negativeInverse(w, x, r) : w;
    }

    /** -1 / (x + r), accurate, where w is x + r rounded. */
    private static double negativeInverse(double w, double x, double r) {
        double z = Words.withoutLow(w);
        double v = r - (z - x);
        double a = -1.0 / w;
        double t = Words.withoutLow(a);
        double s = 1.0 + t * z;
        return t + a * (s + t * v);
    }
}
