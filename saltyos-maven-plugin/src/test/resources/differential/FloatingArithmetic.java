package differential;

/** float and double: rounding, zeros of both signs, NaN in every comparison, conversions at the ends of their ranges. */
public final class FloatingArithmetic {
    private FloatingArithmetic() {}

    public static double add(double a, double b) { return a + b; }
    public static double subtract(double a, double b) { return a - b; }
    public static double multiply(double a, double b) { return a * b; }
    public static double divide(double a, double b) { return a / b; }
    public static double remainder(double a, double b) { return a % b; }
    public static double negate(double a) { return -a; }
    public static float addSingle(float a, float b) { return a + b; }
    public static float subtractSingle(float a, float b) { return a - b; }
    public static float multiplySingle(float a, float b) { return a * b; }
    public static float divideSingle(float a, float b) { return a / b; }
    public static float remainderSingle(float a, float b) { return a % b; }
    public static float negateSingle(float a) { return -a; }
    /** Joined into one rounding, this would give other results. */
    public static double multiplyAdd(double a, double b) { return a * b + a; }
    public static float multiplyAddSingle(float a, float b) { return a * b - b; }
    public static double divideByConstant(double a) { return a / 3; }
    public static double zeroPlus(double a) { return a + 0.0; }
    public static double zeroMinus(double a) { return 0.0 - a; }
    public static double timesZero(double a) { return a * 0.0; }
    public static double constants(int a) { return a > 0 ? 1.0 : a < -5 ? -0.0 : 2.5e-310; }
    public static float constantsSingle(int a) { return a > 0 ? 2f : a < -5 ? -0.0f : 1.5e-44f; }

    public static boolean less(double a, double b) { return a < b; }
    public static boolean lessOrEqual(double a, double b) { return a <= b; }
    public static boolean greater(double a, double b) { return a > b; }
    public static boolean greaterOrEqual(double a, double b) { return a >= b; }
    public static boolean equal(double a, double b) { return a == b; }
    public static boolean notEqual(double a, double b) { return a != b; }
    public static boolean notLess(double a, double b) { return !(a < b); }
    public static boolean notGreaterOrEqual(double a, double b) { return !(a >= b); }
    public static boolean lessSingle(float a, float b) { return a < b; }
    public static boolean lessOrEqualSingle(float a, float b) { return a <= b; }
    public static boolean greaterSingle(float a, float b) { return a > b; }
    public static boolean greaterOrEqualSingle(float a, float b) { return a >= b; }
    public static boolean equalSingle(float a, float b) { return a == b; }
    public static boolean notEqualSingle(float a, float b) { return a != b; }
    public static double larger(double a, double b) { return a > b ? a : b; }

    public static int loop(double a) {
        int rounds = 0;
        for (double x = a; x < 1e3 && rounds < 100; x = x * 1.5 + 1) {
            rounds++;
        }
        return rounds;
    }

    public static int toInt(double a) { return (int) a; }
    public static long toLong(double a) { return (long) a; }
    public static int toIntSingle(float a) { return (int) a; }
    public static long toLongSingle(float a) { return (long) a; }
    public static int toByte(double a) { return (byte) a; }
    public static int toShort(float a) { return (short) a; }
    public static int toChar(double a) { return (char) a; }
    public static float toSingle(double a) { return (float) a; }
    public static double toDouble(float a) { return a; }
    public static double ofInt(int a) { return a; }
    public static double ofLong(long a) { return a; }
    public static float ofIntSingle(int a) { return a; }
    public static float ofLongSingle(long a) { return a; }
    public static double mixed(int a, long b, float c, double d) { return a / 2 + b * c - d; }

    public static double increments(double a) {
        double x = a;
        x++;
        x -= 0.25;
        --x;
        x *= x;
        float y = (float) x;
        y += 0.1;
        y /= 3;
        return x + y;
    }
}
