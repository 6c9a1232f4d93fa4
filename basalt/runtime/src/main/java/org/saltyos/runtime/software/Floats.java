package org.saltyos.runtime.software;

import static org.saltyos.runtime.software.Conversions.narrow;
import static org.saltyos.runtime.software.Conversions.widen;

import org.saltyos.lang.Export;

/**
 * Arithmetic of floats by way of doubles: these have more than twice as many bits and two, so that rounding twice gives the same
 * as rounding once (Figueroa, When is double rounding innocuous, 1995); what is below the normal floats is exact or far from
 * the middle between two of them.
 */
final class Floats {
    private Floats() {}

    @Export("__addsf3")
    static int add(int a, int b) {
        return narrow(Doubles.add(widen(a), widen(b)));
    }

    @Export("__subsf3")
    static int subtract(int a, int b) {
        return narrow(Doubles.subtract(widen(a), widen(b)));
    }

    @Export("__mulsf3")
    static int multiply(int a, int b) {
        return narrow(Doubles.multiply(widen(a), widen(b)));
    }

    @Export("__divsf3")
    static int divide(int a, int b) {
        return narrow(Doubles.divide(widen(a), widen(b)));
    }

    /** Exact in double, and with no more bits than its operands. */
    @Export("fmodf")
    static int remainder(int a, int b) {
        return narrow(Doubles.remainder(widen(a), widen(b)));
    }

    @Export("sqrtf")
    static int root(int a) {
        return narrow(Doubles.root(widen(a)));
    }
}
