package org.saltyos.runtime.math;

import org.saltyos.runtime.Substitute;

/** What {@code Math} computes with BigDecimal where the processor has no instruction for it. */
@Substitute("java.lang.Math")
final class MathMethods {
    private MathMethods() {}

    static double fma(double a, double b, double c) {
        return Exact.fma(a, b, c);
    }

    static float fma(float a, float b, float c) {
        return Exact.fma(a, b, c);
    }
}
