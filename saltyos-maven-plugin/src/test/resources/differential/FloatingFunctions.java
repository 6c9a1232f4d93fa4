package differential;

import org.saltyos.runtime.math.ArcFunctions;
import org.saltyos.runtime.math.Exact;
import org.saltyos.runtime.math.Exponentials;
import org.saltyos.runtime.math.Logarithms;
import org.saltyos.runtime.math.Trigonometric;

/** The functions with tables and polynomials: their machine code has the bits that their class files have on HotSpot. */
public final class FloatingFunctions {
    private FloatingFunctions() {}

    public static double sin(double a) { return Trigonometric.sin(a); }
    public static double cos(double a) { return Trigonometric.cos(a); }
    public static double tan(double a) { return Trigonometric.tan(a); }
    public static double asin(double a) { return ArcFunctions.asin(a); }
    public static double acos(double a) { return ArcFunctions.acos(a); }
    public static double atan(double a) { return ArcFunctions.atan(a); }
    public static double atan2(double a, double b) { return ArcFunctions.atan2(a, b); }
    public static double exp(double a) { return Exponentials.exp(a); }
    public static double expm1(double a) { return Exponentials.expm1(a); }
    public static double sinh(double a) { return Exponentials.sinh(a); }
    public static double cosh(double a) { return Exponentials.cosh(a); }
    public static double tanh(double a) { return Exponentials.tanh(a); }
    public static double log(double a) { return Logarithms.log(a); }
    public static double log10(double a) { return Logarithms.log10(a); }
    public static double log1p(double a) { return Logarithms.log1p(a); }
    public static double remainder(double a, double b) { return Exact.remainder(a, b); }
    public static double fused(double a, double b) { return Exact.fma(a, b, -a) + Exact.fma(a, 0.1, b); }
    public static float fusedSingle(float a, float b) { return Exact.fma(a, b, -a) + Exact.fma(a, 0.1f, b); }

    public static long many(int a) {
        long sum = 0;
        double x = 0.001 * a;
        for (int i = 0; i < 1000; i++) {
            x = x * 1.0371 + 0.37;
            sum = sum * 31 + Double.doubleToLongBits(Trigonometric.sin(x) + Logarithms.log(Math.abs(x)));
        }
        return sum;
    }
}
