package org.saltyos.runtime.math;

import org.saltyos.runtime.Substitute;

/** The functions that {@code StrictMath} has in C; {@code Math} calls them by itself. */
@Substitute("java.lang.StrictMath")
final class StrictMathMethods {
    private StrictMathMethods() {}

    static double sin(double a) {
        return Trigonometric.sin(a);
    }

    static double cos(double a) {
        return Trigonometric.cos(a);
    }

    static double tan(double a) {
        return Trigonometric.tan(a);
    }

    static double asin(double a) {
        return ArcFunctions.asin(a);
    }

    static double acos(double a) {
        return ArcFunctions.acos(a);
    }

    static double atan(double a) {
        return ArcFunctions.atan(a);
    }

    static double atan2(double y, double x) {
        return ArcFunctions.atan2(y, x);
    }

    static double exp(double a) {
        return Exponentials.exp(a);
    }

    static double expm1(double x) {
        return Exponentials.expm1(x);
    }

    static double sinh(double x) {
        return Exponentials.sinh(x);
    }

    static double cosh(double x) {
        return Exponentials.cosh(x);
    }

    static double tanh(double x) {
        return Exponentials.tanh(x);
    }

    static double log(double a) {
        return Logarithms.log(a);
    }

    static double log10(double a) {
        return Logarithms.log10(a);
    }

    static double log1p(double x) {
        return Logarithms.log1p(x);
    }

    @SuppressWarnings("checkstyle:MethodName")
    static double IEEEremainder(double f1, double f2) {
        return Exact.remainder(f1, f2);
    }
}
