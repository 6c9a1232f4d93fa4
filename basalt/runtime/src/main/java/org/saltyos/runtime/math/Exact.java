package org.saltyos.runtime.math;

/** Operations whose exact result is rounded once, by integer arithmetic: the fused multiplication and addition, the remainder. */
public final class Exact {
    private static final long SIGN = Long.MIN_VALUE;
    private static final long FRACTION = (1L << 52) - 1;
    private static final int FRACTION_BITS = 52;
    private static final int EXPONENT = 0x7ff;
    /** What a normal number's exponent field is more than the exponent of the last bit of its fraction. */
    private static final int BIAS = 1075;
    /** Exponent of the last bit of a subnormal number. */
    private static final int LEAST = -1074;
    /** How far a 53-bit number can be moved left in 128 bits with a bit to spare. */
    private static final int ROOM = 74;

    private static final int LONG_BITS = 64;
    private static final int SIGNIFICANT = 63;

    private Exact() {}

    /** 128 bits. */
    private record Wide(long high, long low) {
        boolean isLess(Wide other) {
            int order = Long.compareUnsigned(high, other.high);
            return order != 0 ? order < 0 : Long.compareUnsigned(low, other.low) < 0;
        }

        Wide plus(Wide other) {
            long sum = low + other.low;
            return new Wide(high + other.high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0), sum);
        }

        Wide minus(Wide other) {
            return new Wide(high - other.high - (Long.compareUnsigned(low, other.low) < 0 ? 1 : 0), low - other.low);
        }

        Wide left(int distance) {
            if (distance == 0) {
                return this;
            }
            return distance >= LONG_BITS
                    ? new Wide(low << distance, 0)
                    : new Wide(high << distance | low >>> -distance, low << distance);
        }

        /** Moves right; the last bit of the result is also set if any bit was lost. */
        Wide right(int distance) {
            if (distance == 0) {
                return this;
            }
            if (distance >= 2 * LONG_BITS) {
                return new Wide(0, (high | low) != 0 ? 1 : 0);
            }
            if (distance > LONG_BITS) {
                long lost = low | high << -distance;
                return new Wide(0, high >>> distance | (lost != 0 ? 1 : 0));
            }
            if (distance == LONG_BITS) {
                return new Wide(0, high | (low != 0 ? 1 : 0));
            }
            long lost = low << -distance;
            return new Wide(high >>> distance, low >>> distance | high << -distance | (lost != 0 ? 1 : 0));
        }
    }

    /** {@code a * b + c}, rounded once. */
    public static double fma(double a, double b, double c) {
        if (!Double.isFinite(a) || !Double.isFinite(b)) {
            return a * b + c;
        }
        if (!Double.isFinite(c)) {
            return c;
        }
        if (a == 0 || b == 0) {
            return a * b + c;
        }
        if (c == 0) {
            return a * b;
        }
        long first = fraction(a);
        long second = fraction(b);
        Wide product = new Wide(Math.multiplyHigh(first, second), first * second);
        Wide added = new Wide(0, fraction(c));
        int exponent = exponent(a) + exponent(b);
        int distance = exponent(c) - exponent;
        if (distance > ROOM) {
            added = added.left(ROOM);
            product = product.right(distance - ROOM);
            exponent += distance - ROOM;
        } else if (distance > 0) {
            added = added.left(distance);
        } else {
            added = added.right(-distance);
        }
        boolean negativeProduct = a < 0 != b < 0;
        if (negativeProduct == c < 0) {
            return round(negativeProduct, product.plus(added), exponent);
        }
        return product.isLess(added)
                ? round(!negativeProduct, added.minus(product), exponent)
                : round(negativeProduct, product.minus(added), exponent);
    }

    /** The fraction of a number that is not 0, with 53 bits. */
    private static long fraction(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long fraction = bits & FRACTION;
        return (bits >>> FRACTION_BITS & EXPONENT) != 0
                ? fraction | 1L << FRACTION_BITS
                : fraction << Long.numberOfLeadingZeros(fraction) - (LONG_BITS - 1 - FRACTION_BITS);
    }

    /** The exponent of the last bit of that fraction. */
    private static int exponent(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> FRACTION_BITS) & EXPONENT;
        return exponent != 0
                ? exponent - BIAS
                : LEAST - (Long.numberOfLeadingZeros(bits & FRACTION) - (LONG_BITS - 1 - FRACTION_BITS));
    }

    private static double round(boolean negative, Wide magnitude, int lastExponent) {
        if ((magnitude.high() | magnitude.low()) == 0) {
            return 0;
        }
        int zeros = magnitude.high() != 0
                ? Long.numberOfLeadingZeros(magnitude.high())
                : LONG_BITS + Long.numberOfLeadingZeros(magnitude.low());
        // 63 significant bits, the last one standing for all behind it.
        int distance = 2 * LONG_BITS - SIGNIFICANT - zeros;
        long significant = (distance >= 0 ? magnitude.right(distance) : magnitude.left(-distance)).low();
        int exponent = lastExponent + distance;
        double result = exponent + SIGNIFICANT - 1 < LEAST + FRACTION_BITS
                ? subnormal(significant, LEAST - exponent)
                : significant * Words.power(exponent / 2) * Words.power(exponent - exponent / 2);
        return negative ? -result : result;
    }

    /** A number below the normal ones, from 63 bits of which the last {@code distance} are rounded off. */
    private static double subnormal(long significant, int distance) {
        if (distance > SIGNIFICANT) {
            return 0;
        }
        long kept = distance == SIGNIFICANT ? 0 : significant >>> distance;
        long half = 1L << (distance - 1);
        long lost = distance == SIGNIFICANT ? significant : significant & (half << 1) - 1;
        boolean up = lost > half || lost == half && (kept & 1) != 0;
        return Double.longBitsToDouble(up ? kept + 1 : kept);
    }

    /**
     * {@code a * b + c}, rounded once. The product is exact as a double. The sum is rounded to odd, which keeps what the
     * second rounding needs to know.
     */
    public static float fma(float a, float b, float c) {
        double product = (double) a * b;
        double sum = product + c;
        double part = sum - product;
        double lost = (product - (sum - part)) + (c - part);
        long bits = Double.doubleToRawLongBits(sum);
        if (lost < 0 || lost > 0) {
            if ((bits & 1) == 0) {
                bits += lost > 0 == bits > 0 ? 1 : -1;
            }
            return (float) Double.longBitsToDouble(bits);
        }
        return (float) sum;
    }

    /** {@code x - n * y}, exact, where n is the whole number nearest to x / y, of two the even one. */
    public static double remainder(double x, double y) {
        if (y == 0 || Double.isNaN(y) || !Double.isFinite(x)) {
            return Double.NaN;
        }
        double divisor = Math.abs(y);
        double rest = Math.abs(divisor <= Double.MAX_VALUE / 2 ? x % (divisor + divisor) : x);
        if (divisor < 0x1p-1021) {
            if (rest + rest > divisor) {
                rest -= divisor;
                if (rest + rest >= divisor) {
                    rest -= divisor;
                }
            }
        } else {
            double half = 0.5 * divisor;
            if (rest > half) {
                rest -= divisor;
                if (rest >= half) {
                    rest -= divisor;
                }
            }
        }
        return (Double.doubleToRawLongBits(x) & SIGN) != 0 ? -rest : rest;
    }
}
