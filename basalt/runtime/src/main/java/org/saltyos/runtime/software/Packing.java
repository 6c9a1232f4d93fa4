package org.saltyos.runtime.software;

/**
 * Parts of numbers, and how they become numbers again. A significand before rounding has its leading bit at bit 62 of a long
 * (double) or 30 of an int (float); bits that were shifted out are kept as one in the lowest place.
 */
final class Packing {
    static final long SIGN = 1L << 63;
    static final long FRACTION = (1L << 52) - 1;
    static final long IMPLICIT = 1L << 52;
    static final int MOST = 0x7ff;
    static final long INFINITY = (long) MOST << 52;
    static final long NAN = 0x7ff8L << 48;
    static final int FRACTION_BITS = 52;

    private static final int EXTRA_BITS = 10;
    private static final long HALF = 0x200;
    private static final long BELOW = 0x3ff;
    private static final int LARGEST = 0x7fd;
    private static final int FLOAT_FRACTION_BITS = 23;
    private static final int FLOAT_EXTRA_BITS = 7;
    private static final int FLOAT_HALF = 0x40;
    private static final int FLOAT_BELOW = 0x7f;
    private static final int FLOAT_LARGEST = 0xfd;
    private static final int FLOAT_INFINITY = 0x7f80_0000;

    private Packing() {}

    static int exponent(long bits) {
        return (int) (bits >>> FRACTION_BITS) & MOST;
    }

    static boolean isNan(long bits) {
        return (bits & ~SIGN) > INFINITY;
    }

    /** Adds the parts up: an implicit bit in the significand raises the exponent by one. */
    static long pack(long sign, int exponent, long significand) {
        return sign + ((long) exponent << FRACTION_BITS) + significand;
    }

    /** Shifts to the right by any number of places. */
    static long shiftJam(long value, int places) {
        if (places >= Long.SIZE - 1) {
            return value != 0 ? 1 : 0;
        }
        return value >>> places | (value << -places != 0 && places != 0 ? 1 : 0);
    }

    /** Rounds a significand with its leading bit at 62 and gives the number. */
    static long round(long sign, int exponent, long significand) {
        long kept = significand;
        int result = exponent;
        if (exponent < 0) {
            kept = shiftJam(kept, -exponent);
            result = 0;
        } else if (exponent > LARGEST || exponent == LARGEST && kept + HALF < 0) {
            return sign | INFINITY;
        }
        long rest = kept & BELOW;
        kept = kept + HALF >>> EXTRA_BITS;
        if (rest == HALF) {
            kept &= ~1L;
        }
        return pack(sign, kept == 0 ? 0 : result, kept);
    }

    /** As {@link #round} for a positive significand with its leading bit anywhere. */
    static long normalise(long sign, int exponent, long significand) {
        int places = Long.numberOfLeadingZeros(significand) - 1;
        return significand == 0 ? sign : round(sign, exponent - places, significand << places);
    }

    /** The float of a significand with its leading bit at 30. */
    static int roundFloat(int sign, int exponent, int significand) {
        int kept = significand;
        int result = exponent;
        if (exponent < 0) {
            kept = (int) shiftJam(kept & 0xffff_ffffL, -exponent);
            result = 0;
        } else if (exponent > FLOAT_LARGEST || exponent == FLOAT_LARGEST && kept + FLOAT_HALF < 0) {
            return sign | FLOAT_INFINITY;
        }
        int rest = kept & FLOAT_BELOW;
        kept = kept + FLOAT_HALF >>> FLOAT_EXTRA_BITS;
        if (rest == FLOAT_HALF) {
            kept &= ~1;
        }
        return sign + ((kept == 0 ? 0 : result) << FLOAT_FRACTION_BITS) + kept;
    }
}
