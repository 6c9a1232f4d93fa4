package golden;

/** Floating point: constants by their bits, comparisons joined with the branch behind them, saturating conversions. */
public final class Floating {
    record Point(double x, float y) {}

    private static final float[] TABLE = {1.5f, -0.0f};
    private static double last;

    private Floating() {}

    public static double arithmetic(double a, float b) {
        return (-a + b * 2.5f) / 0.1 % a;
    }

    public static int branches(double a, double b) {
        if (a < b) {
            return a == 0 ? 1 : 2;
        }
        return a >= Double.NaN ? 3 : 4;
    }

    public static long conversions(int a, double b) {
        return (long) (float) a + (int) b + Double.doubleToRawLongBits(a);
    }

    public static float memory(int a, Point point) {
        last = point.x;
        TABLE[a] = point.y;
        return TABLE[0] + (float) Math.floor(last);
    }

    public static boolean equal(Point a, Point b) {
        return a.equals(b);
    }
}
