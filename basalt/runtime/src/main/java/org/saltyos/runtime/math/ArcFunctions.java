package org.saltyos.runtime.math;

/** Arc sine, arc cosine and arc tangent (e_asin.c, e_acos.c, s_atan.c, e_atan2.c). */
public final class ArcFunctions {
    private static final int ONE = 0x3ff00000;
    private static final int HALF = 0x3fe00000;

    private static final double HALF_PI = 1.57079632679489655800e+00;
    private static final double HALF_PI_TAIL = 6.12323399573676603587e-17;
    private static final double QUARTER_PI = 7.85398163397448278999e-01;
    private static final double PI_TAIL = 1.2246467991473531772e-16;

    private static final double P0 = 1.66666666666666657415e-01;
    private static final double P1 = -3.25565818622400915405e-01;
    private static final double P2 = 2.01212532134862925881e-01;
    private static final double P3 = -4.00555345006794114027e-02;
    private static final double P4 = 7.91534994289814532176e-04;
    private static final double P5 = 3.47933107596021167570e-05;
    private static final double Q1 = -2.40339491173441421878e+00;
    private static final double Q2 = 2.02094576023350569471e+00;
    private static final double Q3 = -6.88283971605453293030e-01;
    private static final double Q4 = 7.70381505559019352791e-02;

    private static final double A0 = 3.33333333333329318027e-01;
    private static final double A1 = -1.99999999998764832476e-01;
    private static final double A2 = 1.42857142725034663711e-01;
    private static final double A3 = -1.11111104054623557880e-01;
    private static final double A4 = 9.09088713343650656196e-02;
    private static final double A5 = -7.69187620504482999495e-02;
    private static final double A6 = 6.66107313738753120669e-02;
    private static final double A7 = -5.83357013379057348645e-02;
    private static final double A8 = 4.97687799461593236017e-02;
    private static final double A9 = -3.65315727442169155270e-02;
    private static final double A10 = 1.62858201153657823623e-02;

    /** The arc tangents of 0.5, 1, 1.5 and infinity, and what their rounding lost. */
    private static final double[] KNOWN = {
        4.63647609000806093515e-01, 7.85398163397448278999e-01, 9.82793723247329054082e-01, 1.57079632679489655800e+00
    };

    private static final double[] KNOWN_TAILS = {
        2.26987774529616870924e-17, 3.06161699786838301793e-17, 1.39033110312309984516e-17, 6.12323399573676603587e-17
    };

    private ArcFunctions() {}

    /** The rational approximation of (asin(x) - x) / x^3 by x^2. */
    private static double ratio(double t) {
        double p = t * (P0 + t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5)))));
        double q = 1 + t * (Q1 + t * (Q2 + t * (Q3 + t * Q4)));
        return p / q;
    }

    /** The arc sine. */
    public static double asin(double x) {
        int magnitude = Words.magnitude(x);
        if (magnitude >= ONE) {
            return Math.abs(x) == 1 ? x * HALF_PI + x * HALF_PI_TAIL : Double.NaN;
        }
        if (magnitude < HALF) {
            return magnitude < 0x3e400000 ? x : x + x * ratio(x * x); // 2^-27
        }
        double t = (1 - Math.abs(x)) * 0.5;
        double r = ratio(t);
        double s = Math.sqrt(t);
        double result;
        if (magnitude >= 0x3fef3333) { // 0.975
            result = HALF_PI - (2.0 * (s + s * r) - HALF_PI_TAIL);
        } else {
            double w = Words.withoutLow(s);
            double c = (t - w * w) / (s + w);
            double p = 2.0 * s * r - (HALF_PI_TAIL - 2.0 * c);
            double q = QUARTER_PI - 2.0 * w;
            result = QUARTER_PI - (p - q);
        }
        return x > 0 ? result : -result;
    }

    /** The arc cosine. */
    public static double acos(double x) {
        int magnitude = Words.magnitude(x);
        if (magnitude >= ONE) {
            return x == 1 ? 0 : x == -1 ? Math.PI + 2.0 * HALF_PI_TAIL : Double.NaN;
        }
        if (magnitude < HALF) {
            return magnitude <= 0x3c600000 // 2^-57
                    ? HALF_PI + HALF_PI_TAIL
                    : HALF_PI - (x - (HALF_PI_TAIL - x * ratio(x * x)));
        }
        if (x < 0) {
            double z = (1 + x) * 0.5;
            double s = Math.sqrt(z);
            double w = ratio(z) * s - HALF_PI_TAIL;
            return Math.PI - 2.0 * (s + w);
        }
        double z = (1 - x) * 0.5;
        double s = Math.sqrt(z);
        double head = Words.withoutLow(s);
        double c = (z - head * head) / (s + head);
        double w = ratio(z) * s + c;
        return 2.0 * (head + w);
    }

    /** The arc tangent. */
    public static double atan(double argument) {
        double x = argument;
        int magnitude = Words.magnitude(x);
        if (Double.isNaN(x)) {
            return x;
        }
        if (magnitude >= 0x44100000) { // 2^66
            return x > 0 ? HALF_PI + HALF_PI_TAIL : -HALF_PI - HALF_PI_TAIL;
        }
        int known = -1;
        if (magnitude < 0x3fdc0000) { // 7/16
            if (magnitude < 0x3e200000) { // 2^-29
                return x;
            }
        } else {
            x = Math.abs(x);
            if (magnitude < 0x3fe60000) { // 11/16
                known = 0;
                x = (2.0 * x - 1) / (2.0 + x);
            } else if (magnitude < 0x3ff30000) { // 19/16
                known = 1;
                x = (x - 1) / (x + 1);
            } else if (magnitude < 0x40038000) { // 39/16
                known = 2;
                x = (x - 1.5) / (1 + 1.5 * x);
            } else {
                known = 3;
                x = -1.0 / x;
            }
        }
        double z = x * x;
        double w = z * z;
        double odd = z * (A0 + w * (A2 + w * (A4 + w * (A6 + w * (A8 + w * A10)))));
        double even = w * (A1 + w * (A3 + w * (A5 + w * (A7 + w * A9))));
        if (known < 0) {
            return x - x * (odd + even);
        }
        double result = KNOWN[known] - (x * (odd + even) - KNOWN_TAILS[known] - x);
        return argument < 0 ? -result : result;
    }

    /** The angle of the point (x, y). */
    public static double atan2(double y, double x) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Double.NaN;
        }
        if (x == 1) {
            return atan(y);
        }
        boolean left = Words.high(x) < 0;
        boolean below = Words.high(y) < 0;
        double angle; // of the point with y mirrored to above
        if (y == 0) {
            return left ? below ? -Math.PI : Math.PI : y;
        } else if (x == 0) {
            angle = HALF_PI;
        } else if (Double.isInfinite(x)) {
            angle = Double.isInfinite(y) ? left ? 3.0 * QUARTER_PI : QUARTER_PI : left ? Math.PI : 0;
        } else if (Double.isInfinite(y)) {
            angle = HALF_PI;
        } else {
            int exponents = (Words.magnitude(y) - Words.magnitude(x)) >> Words.EXPONENT_SHIFT;
            double z = exponents > 60 ? HALF_PI + 0.5 * PI_TAIL : left && exponents < -60 ? 0 : atan(Math.abs(y / x));
            angle = left ? Math.PI - (z - PI_TAIL) : z;
        }
        return below ? -angle : angle;
    }
}
