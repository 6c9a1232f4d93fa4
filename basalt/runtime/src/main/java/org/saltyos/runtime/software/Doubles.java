package org.saltyos.runtime.software;

import static org.saltyos.runtime.software.Packing.FRACTION;
import static org.saltyos.runtime.software.Packing.IMPLICIT;
import static org.saltyos.runtime.software.Packing.INFINITY;
import static org.saltyos.runtime.software.Packing.MOST;
import static org.saltyos.runtime.software.Packing.NAN;
import static org.saltyos.runtime.software.Packing.SIGN;
import static org.saltyos.runtime.software.Packing.exponent;
import static org.saltyos.runtime.software.Packing.isNan;

import org.saltyos.lang.Export;
import org.saltyos.lang.NoInline;

/** Arithmetic of doubles. */
final class Doubles {
    private static final int BIAS = 0x3ff;
    private static final int SIGNIFICAND_BITS = 53;
    private static final int ROOT_BITS = 55;
    private static final long LEADING = 1L << 62;

    private Doubles() {}

    @NoInline
    @Export("__adddf3")
    static long add(long a, long b) {
        return (a ^ b) < 0 ? subtractMagnitudes(a, b) : addMagnitudes(a, b);
    }

    @Export("__subdf3")
    static long subtract(long a, long b) {
        return add(a, isNan(b) ? b : b ^ SIGN);
    }

    private static long addMagnitudes(long a, long b) {
        if (isNan(a) || isNan(b)) {
            return NAN;
        }
        // The larger magnitude first.
        long x = (a & ~SIGN) >= (b & ~SIGN) ? a : b;
        long y = x == a ? b : a;
        int from = exponent(x);
        if (from == MOST) {
            return x;
        }
        if (from == 0) {
            return x + (y & FRACTION);
        }
        int distance = from - Math.max(exponent(y), 1);
        long large = ((x & FRACTION) | IMPLICIT) << 9;
        long small = significand(y) << 9;
        long sum = large + Packing.shiftJam(small, distance);
        return sum < LEADING ? Packing.round(x & SIGN, from - 1, sum << 1) : Packing.round(x & SIGN, from, sum);
    }

    private static long subtractMagnitudes(long a, long b) {
        if (isNan(a) || isNan(b)) {
            return NAN;
        }
        if ((a & ~SIGN) == (b & ~SIGN)) {
            return (a & ~SIGN) == INFINITY ? NAN : 0;
        }
        long x = (a & ~SIGN) > (b & ~SIGN) ? a : b;
        long y = x == a ? b : a;
        int from = exponent(x);
        if (from == MOST) {
            return x;
        }
        int top = Math.max(from, 1);
        int distance = top - Math.max(exponent(y), 1);
        long difference = (significand(x) << 10) - Packing.shiftJam(significand(y) << 10, distance);
        return Packing.normalise(x & SIGN, top - 1, difference);
    }

    /** The significand with its implicit bit, where it has one. */
    private static long significand(long bits) {
        return exponent(bits) == 0 ? bits & FRACTION : bits & FRACTION | IMPLICIT;
    }

    /** The significand of a finite number other than 0, shifted until its leading bit is at 52. */
    private static long full(long bits) {
        long significand = significand(bits);
        return significand << Long.numberOfLeadingZeros(significand) - (Long.SIZE - SIGNIFICAND_BITS);
    }

    /** The exponent that belongs to {@link #full}. */
    private static int fullExponent(long bits) {
        int exponent = exponent(bits);
        return exponent != 0
                ? exponent
                : 1 - (Long.numberOfLeadingZeros(bits & FRACTION) - (Long.SIZE - SIGNIFICAND_BITS));
    }

    @NoInline
    @Export("__muldf3")
    static long multiply(long a, long b) {
        long sign = (a ^ b) & SIGN;
        long x = a & ~SIGN;
        long y = b & ~SIGN;
        if (x >= INFINITY || y >= INFINITY) {
            return x > INFINITY || y > INFINITY || x == 0 || y == 0 ? NAN : sign | INFINITY;
        }
        if (x == 0 || y == 0) {
            return sign;
        }
        long left = full(x) << 10;
        long right = full(y) << 10;
        long low = left * right;
        long product = Math.multiplyHigh(left, right) << 1 | low >>> 63 | (low << 1 != 0 ? 1 : 0);
        int exponent = fullExponent(x) + fullExponent(y) - BIAS;
        return product < LEADING
                ? Packing.round(sign, exponent - 1, product << 1)
                : Packing.round(sign, exponent, product);
    }

    @NoInline
    @Export("__divdf3")
    static long divide(long a, long b) {
        long sign = (a ^ b) & SIGN;
        long x = a & ~SIGN;
        long y = b & ~SIGN;
        if (x > INFINITY || y > INFINITY || x == y && (x == 0 || x == INFINITY)) {
            return NAN;
        }
        if (x == INFINITY || y == 0) {
            return sign | INFINITY;
        }
        if (x == 0 || y == INFINITY) {
            return sign;
        }
        long divisor = full(y);
        long rest = full(x);
        int exponent = fullExponent(x) - fullExponent(y) + BIAS - 1;
        if (rest < divisor) {
            rest <<= 1;
            exponent--;
        }
        long quotient = 0;
        for (int i = 0; i < Long.SIZE - 1; i++) {
            quotient <<= 1;
            if (rest >= divisor) {
                rest -= divisor;
                quotient |= 1;
            }
            rest <<= 1;
        }
        return Packing.round(sign, exponent, quotient | (rest != 0 ? 1 : 0));
    }

    @NoInline
    @Export("fmod")
    static long remainder(long a, long b) {
        long x = a & ~SIGN;
        long y = b & ~SIGN;
        if (x >= INFINITY || y > INFINITY || y == 0) {
            return NAN;
        }
        if (x < y) {
            return a;
        }
        long divisor = full(y);
        long rest = full(x);
        int exponent = fullExponent(y);
        for (int left = fullExponent(x) - exponent; left >= 0; left--) {
            if (rest >= divisor) {
                rest -= divisor;
            }
            if (left > 0) {
                rest <<= 1;
            }
        }
        return Packing.normalise(a & SIGN, exponent - 1, rest << 10); // exact: nothing is rounded away
    }

    @NoInline
    @Export("sqrt")
    static long root(long a) {
        if (a << 1 == 0 || a == INFINITY) {
            return a;
        }
        if (a < 0 || isNan(a)) {
            return NAN;
        }
        int exponent = fullExponent(a) - BIAS;
        // Two bits of the radicand for each bit of the root; it starts with an even exponent.
        long radicand = full(a) << ((exponent & 1) == 0 ? 10 : 11);
        long root = 0;
        long rest = 0;
        for (int i = 0; i < ROOT_BITS; i++) {
            rest = rest << 2 | radicand >>> 62;
            radicand <<= 2;
            long trial = root << 2 | 1;
            root <<= 1;
            if (rest >= trial) {
                rest -= trial;
                root |= 1;
            }
        }
        return Packing.round(0, (exponent >> 1) + BIAS - 1, root << 62 - (ROOT_BITS - 1) | (rest != 0 ? 1 : 0));
    }
}
