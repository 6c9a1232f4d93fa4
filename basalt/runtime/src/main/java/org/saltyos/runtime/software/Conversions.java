package org.saltyos.runtime.software;

import static org.saltyos.runtime.software.Packing.FRACTION;
import static org.saltyos.runtime.software.Packing.IMPLICIT;
import static org.saltyos.runtime.software.Packing.MOST;
import static org.saltyos.runtime.software.Packing.SIGN;

import org.saltyos.lang.Export;
import org.saltyos.lang.NoInline;

/** Between whole numbers, floats and doubles. */
final class Conversions {
    private static final int UNIT = 0x433; // the exponent of a double whose lowest bit counts one
    private static final int BEYOND_LONG = 0x43e;
    private static final int LONG_EXPONENT = 0x43c;
    private static final int EXPONENT_DIFFERENCE = 0x380;
    private static final int FRACTION_DIFFERENCE = 29;
    private static final int FLOAT_SIGN = 1 << 31;
    private static final int FLOAT_FRACTION = (1 << 23) - 1;
    private static final int FLOAT_MOST = 0xff;
    private static final int FLOAT_NAN = 0x7fc0_0000;
    private static final int FLOAT_LEADING = 1 << 30;

    private Conversions() {}

    @NoInline
    @Export("__floatdidf")
    static long toDouble(long value) {
        long sign = value & SIGN;
        return value == Long.MIN_VALUE
                ? Packing.pack(sign, BEYOND_LONG, 0)
                : Packing.normalise(sign, LONG_EXPONENT, Math.abs(value));
    }

    @Export("__floatsidf")
    static long toDouble(int value) {
        return toDouble((long) value);
    }

    @Export("__floatundidf")
    static long unsignedToDouble(long value) {
        return value < 0 ? Packing.round(0, LONG_EXPONENT + 1, value >>> 1 | value & 1) : toDouble(value);
    }

    @Export("__floatunsidf")
    static long unsignedToDouble(int value) {
        return toDouble(value & 0xffff_ffffL);
    }

    /** Rounds once: what a double cannot hold is kept as one in its lowest bit until the float is rounded. */
    @Export("__floatdisf")
    static int toFloat(long value) {
        return value < 0 ? magnitudeToFloat(-value) | FLOAT_SIGN : magnitudeToFloat(value);
    }

    @Export("__floatsisf")
    static int toFloat(int value) {
        return narrow(toDouble(value));
    }

    @Export("__floatundisf")
    static int unsignedToFloat(long value) {
        return magnitudeToFloat(value);
    }

    @Export("__floatunsisf")
    static int unsignedToFloat(int value) {
        return narrow(unsignedToDouble(value));
    }

    /** The float of an unsigned number. */
    private static int magnitudeToFloat(long value) {
        if (value >>> Packing.FRACTION_BITS == 0) {
            return narrow(toDouble(value));
        }
        long jammed = Packing.shiftJam(value, Long.SIZE - Packing.FRACTION_BITS);
        return narrow(toDouble(jammed) + ((long) (Long.SIZE - Packing.FRACTION_BITS) << Packing.FRACTION_BITS));
    }

    /** Towards zero; what does not fit becomes the nearest that does, NaN becomes 0. */
    @NoInline
    @Export("__fixdfdi")
    static long toLong(long bits) {
        int exponent = Packing.exponent(bits);
        if (Packing.isNan(bits)) {
            return 0;
        }
        if (exponent >= BEYOND_LONG) {
            return bits < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        long significand = bits & FRACTION | IMPLICIT;
        int places = UNIT - exponent;
        long magnitude = places <= 0 ? significand << -places : places < Long.SIZE ? significand >>> places : 0;
        return bits < 0 ? -magnitude : magnitude;
    }

    @Export("__fixdfsi")
    static int toInt(long bits) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, toLong(bits)));
    }

    @Export("__fixsfdi")
    static long floatToLong(int bits) {
        return toLong(widen(bits));
    }

    @Export("__fixsfsi")
    static int floatToInt(int bits) {
        return toInt(widen(bits));
    }

    @NoInline
    @Export("__extendsfdf2")
    static long widen(int bits) {
        long sign = (long) (bits & FLOAT_SIGN) << Integer.SIZE;
        int exponent = bits >>> 23 & FLOAT_MOST;
        long fraction = bits & FLOAT_FRACTION;
        if (exponent == FLOAT_MOST) {
            return sign | Packing.INFINITY | (fraction == 0 ? 0 : Packing.NAN | fraction << FRACTION_DIFFERENCE);
        }
        if (exponent != 0) {
            return Packing.pack(sign, exponent + EXPONENT_DIFFERENCE, fraction << FRACTION_DIFFERENCE);
        }
        // The leading bit of a subnormal fraction at 52 counts as exponent 1, less one for its own weight.
        return fraction == 0
                ? sign
                : Packing.normalise(sign, EXPONENT_DIFFERENCE, fraction << FRACTION_DIFFERENCE + 10);
    }

    @NoInline
    @Export("__truncdfsf2")
    static int narrow(long bits) {
        int sign = (int) (bits >>> Integer.SIZE) & FLOAT_SIGN;
        int exponent = Packing.exponent(bits);
        long fraction = bits & FRACTION;
        if (exponent == MOST) {
            return sign | FLOAT_MOST << 23 | (fraction == 0 ? 0 : FLOAT_NAN | (int) (fraction >>> FRACTION_DIFFERENCE));
        }
        int significand = (int) Packing.shiftJam(fraction, 22);
        if (exponent == 0) {
            return sign; // far below the smallest float
        }
        return Packing.roundFloat(sign, exponent - EXPONENT_DIFFERENCE - 1, significand | FLOAT_LEADING);
    }
}
