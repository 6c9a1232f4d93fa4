package org.saltyos.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** One rounding of {@code a * b + c}, held against the JDK, which uses the processor's instruction or BigDecimal. */
class FusedMultiplyAddTest {
    private static final int ROUNDS = 300_000;
    private static final double[] EDGES = {
        0.0,
        -0.0,
        1,
        -1,
        1.5,
        0x1.0000000000001p0,
        0x1.fffffffffffffp0,
        0x1p-537,
        0x1p-1000,
        0x1p1000,
        0x1p53,
        0x1p-53,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        0x0.fffffffffffffp-1022,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    @Test
    void edgesOfDoubles() {
        for (double a : EDGES) {
            for (double b : EDGES) {
                for (double c : EDGES) {
                    check(a, b, c);
                }
            }
        }
    }

    @Test
    void randomDoubles() {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < ROUNDS; i++) {
            double a = number(random, 1100);
            double b = number(random, 1100);
            check(a, b, number(random, 1100));
            check(a, b, -(a * b) * (1 + random.nextInt(-4, 4) * 0x1p-52)); // almost everything cancels
            check(a, b, a * b * Math.scalb(random.nextDouble(), random.nextInt(-120, 120)));
            double small = Math.scalb(a, -1074 - Math.getExponent(a) - Math.getExponent(b) + random.nextInt(0, 60));
            check(small, b, Math.scalb(random.nextDouble(-1, 1), -1022)); // around the smallest numbers
        }
    }

    @Test
    void randomFloats() {
        SplittableRandom random = new SplittableRandom(18);
        for (int i = 0; i < 4 * ROUNDS; i++) {
            float a = Float.intBitsToFloat(random.nextInt());
            float b = Float.intBitsToFloat(random.nextInt());
            float c = i % 2 == 0
                    ? Float.intBitsToFloat(random.nextInt())
                    : (float) ((double) a * b * Math.scalb(random.nextDouble(-1, 1), random.nextInt(-30, 30)));
            assertThat(Float.floatToIntBits(Exact.fma(a, b, c)))
                    .as("%s %s %s", a, b, c)
                    .isEqualTo(Float.floatToIntBits(Math.fma(a, b, c)));
        }
    }

    private static double number(SplittableRandom random, int exponents) {
        return Math.scalb(random.nextDouble(-2, 2), random.nextInt(-exponents, exponents));
    }

    private static void check(double a, double b, double c) {
        double wanted = Math.fma(a, b, c);
        double given = Exact.fma(a, b, c);
        if (Double.doubleToLongBits(wanted) != Double.doubleToLongBits(given)) {
            assertThat(Double.toHexString(given))
                    .as("%s * %s + %s", Double.toHexString(a), Double.toHexString(b), Double.toHexString(c))
                    .isEqualTo(Double.toHexString(wanted));
        }
    }
}
