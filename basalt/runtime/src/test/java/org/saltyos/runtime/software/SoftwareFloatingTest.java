package org.saltyos.runtime.software;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every operation against the processor's, over edge values in all pairs and over random bits; NaN counts as one value. */
class SoftwareFloatingTest {
    private static final int ROUNDS = 300_000;
    private static final long SEED = 20260101;

    private static List<Double> doubles() {
        List<Double> all = new ArrayList<>();
        for (double each : new double[] {
            0,
            Double.MIN_VALUE,
            3 * Double.MIN_VALUE,
            Math.nextDown(Double.MIN_NORMAL),
            Double.MIN_NORMAL,
            1e-300,
            0.1,
            0.5,
            Math.nextDown(1),
            1,
            Math.nextUp(1),
            1.5,
            2,
            3,
            Math.PI,
            10,
            0x1p31,
            0x1p31 - 1,
            0x1p52,
            0x1p53,
            0x1p53 + 2,
            0x1p62,
            0x1p63,
            0x1p64,
            Float.MAX_VALUE,
            0x1.ffffffp127,
            Float.MIN_VALUE,
            Float.MIN_NORMAL,
            0x1p-150,
            0x1.000001p-150,
            1e300,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NaN
        }) {
            all.add(each);
            all.add(-each);
        }
        return all;
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    private static int bits(float value) {
        return Float.floatToIntBits(value);
    }

    private static long canonical(long bits) {
        return bits(Double.longBitsToDouble(bits));
    }

    private static int canonical(int bits) {
        return bits(Float.intBitsToFloat(bits));
    }

    private static void check(double a, double b) {
        long x = Double.doubleToRawLongBits(a);
        long y = Double.doubleToRawLongBits(b);
        equal("+", a, b, canonical(Doubles.add(x, y)), bits(a + b));
        equal("-", a, b, canonical(Doubles.subtract(x, y)), bits(a - b));
        equal("*", a, b, canonical(Doubles.multiply(x, y)), bits(a * b));
        equal("/", a, b, canonical(Doubles.divide(x, y)), bits(a / b));
        equal("%", a, b, canonical(Doubles.remainder(x, y)), bits(a % b));
        equal("sqrt", a, b, canonical(Doubles.root(x)), bits(Math.sqrt(a)));
        equal("f", a, b, canonical(Conversions.narrow(x)), bits((float) a));
        equal("l", a, b, Conversions.toLong(x), (long) a);
        equal("i", a, b, Conversions.toInt(x), (int) a);
        equal("==", a, b, Comparisons.equal(x, y) == 0 ? 1 : 0, a == b ? 1 : 0);
        equal("<", a, b, Comparisons.less(x, y) < 0 ? 1 : 0, a < b ? 1 : 0);
        equal("<=", a, b, Comparisons.lessOrEqual(x, y) <= 0 ? 1 : 0, a <= b ? 1 : 0);
        equal(">", a, b, Comparisons.greater(x, y) > 0 ? 1 : 0, a > b ? 1 : 0);
        equal(">=", a, b, Comparisons.greaterOrEqual(x, y) >= 0 ? 1 : 0, a >= b ? 1 : 0);
        equal("min", a, b, canonical(Comparisons.minimum(x, y)), bits(Math.min(a, b)));
        equal("max", a, b, canonical(Comparisons.maximum(x, y)), bits(Math.max(a, b)));
        equal("?", a, b, Comparisons.unordered(x, y), Double.isNaN(a) || Double.isNaN(b) ? 1 : 0);
    }

    private static void check(float a, float b) {
        int x = Float.floatToRawIntBits(a);
        int y = Float.floatToRawIntBits(b);
        equal("f+", a, b, canonical(Floats.add(x, y)), bits(a + b));
        equal("f-", a, b, canonical(Floats.subtract(x, y)), bits(a - b));
        equal("f*", a, b, canonical(Floats.multiply(x, y)), bits(a * b));
        equal("f/", a, b, canonical(Floats.divide(x, y)), bits(a / b));
        equal("f%", a, b, canonical(Floats.remainder(x, y)), bits(a % b));
        equal("fsqrt", a, b, canonical(Floats.root(x)), bits((float) Math.sqrt(a)));
        equal("fd", a, b, canonical(Conversions.widen(x)), bits((double) a));
        equal("fl", a, b, Conversions.floatToLong(x), (long) a);
        equal("fi", a, b, Conversions.floatToInt(x), (int) a);
        equal("f==", a, b, Comparisons.notEqual(x, y) == 0 ? 1 : 0, a == b ? 1 : 0);
        equal("f<", a, b, Comparisons.less(x, y) < 0 ? 1 : 0, a < b ? 1 : 0);
        equal("f<=", a, b, Comparisons.lessOrEqual(x, y) <= 0 ? 1 : 0, a <= b ? 1 : 0);
        equal("f>", a, b, Comparisons.greater(x, y) > 0 ? 1 : 0, a > b ? 1 : 0);
        equal("f>=", a, b, Comparisons.greaterOrEqual(x, y) >= 0 ? 1 : 0, a >= b ? 1 : 0);
        equal("fmin", a, b, canonical(Comparisons.minimum(x, y)), bits(Math.min(a, b)));
        equal("fmax", a, b, canonical(Comparisons.maximum(x, y)), bits(Math.max(a, b)));
        equal("f?", a, b, Comparisons.unordered(x, y), Float.isNaN(a) || Float.isNaN(b) ? 1 : 0);
    }

    private static void check(long value) {
        equal("l2d", (double) value, 0, Conversions.toDouble(value), bits((double) value));
        equal("l2f", (double) value, 0, Conversions.toFloat(value), bits((float) value));
        int low = (int) value;
        equal("i2d", low, 0, Conversions.toDouble(low), bits((double) low));
        equal("i2f", low, 0, Conversions.toFloat(low), bits((float) low));
        equal("u2d", low, 0, Conversions.unsignedToDouble(low), bits((double) (low & 0xffff_ffffL)));
        equal("u2f", low, 0, Conversions.unsignedToFloat(low), bits((float) (low & 0xffff_ffffL)));
        double unsigned = new java.math.BigDecimal(Long.toUnsignedString(value)).doubleValue();
        equal("ul2d", (double) value, 0, Conversions.unsignedToDouble(value), bits(unsigned));
        float narrow = new java.math.BigDecimal(Long.toUnsignedString(value)).floatValue();
        equal("ul2f", (double) value, 0, Conversions.unsignedToFloat(value), bits(narrow));
    }

    private static void equal(String operation, double a, double b, long actual, long expected) {
        if (actual != expected) { // a message for each of millions of checks would take minutes
            assertThat(Long.toHexString(actual))
                    .as("%s of %s and %s", operation, Double.toHexString(a), Double.toHexString(b))
                    .isEqualTo(Long.toHexString(expected));
        }
    }

    @Test
    void edgeValuesInAllPairs() {
        List<Double> all = doubles();
        for (double a : all) {
            for (double b : all) {
                check(a, b);
                check((float) a, (float) b);
            }
            check((long) a);
            check(Double.doubleToRawLongBits(a));
        }
    }

    @Test
    void randomBits() {
        Random random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            long x = random.nextLong();
            long y = random.nextLong();
            check(Double.longBitsToDouble(x), Double.longBitsToDouble(y));
            check(Float.intBitsToFloat((int) x), Float.intBitsToFloat((int) y));
            check(x >> (int) (y & 63));
        }
    }

    /** Numbers near to each other: sums that cancel, quotients near one, products that become subnormal. */
    @Test
    void randomNeighbours() {
        Random random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            double a = random.nextInt() * Math.scalb(1.0, random.nextInt(80) - 40);
            double b = a * (1 + (random.nextInt(9) - 4) * Math.ulp(1.0)) * (random.nextBoolean() ? -1 : 1);
            check(a, b);
            double tiny = Double.longBitsToDouble(random.nextLong() >>> 11 & (1L << random.nextInt(53)) - 1);
            check(tiny, a);
            float x = Float.intBitsToFloat(0x0100_0000 + random.nextInt(1 << 24));
            check(x, (float) a);
            check(x, 0x1p-100f * random.nextFloat());
        }
    }
}
