package differential;

/** float and double in arrays, fields, statics, records and the image. */
public final class FloatingObjects {
    private FloatingObjects() {}

    record Point(double x, float y, int z) {
        Point moved(double by) { return new Point(x + by, y * (float) by, z + 1); }
    }

    static final class Cell {
        float small;
        double large;
        final double fixed;
        Point point;

        Cell(double fixed) {
            this.fixed = fixed;
            large = fixed / 3;
            small = (float) large;
            point = new Point(fixed, -0.0f, 7);
        }
    }

    private static final double[] TABLE = {0.1, -0.0, 1e300, Double.NaN, Double.MIN_VALUE, 1.0 / 3};
    private static final float[] SINGLES = {0.1f, -0.0f, 1e30f, Float.NaN, Float.MIN_VALUE, 1f / 3};
    private static final double[][] MATRIX = {{1, 2, 3}, {4, 5, 6.5}};
    private static final double[] STORED = new double[6];
    private static final float[] STORED_SINGLES = new float[6];
    private static final double[] COPIED = new double[6];
    private static final Cell CELL = new Cell(0.7);
    private static final double COMPUTED = Math.sqrt(2);
    private static final float COMPUTED_SINGLE = (float) (1 / 0.3);
    private static final Point ORIGIN = new Point(-0.0, 1.25f, 3);
    private static double counter = 0.5;
    private static float counterSingle = -0.5f;
    private static Point current = new Point(1, 2, 3);

    public static double table(int a) { return TABLE[a]; }
    public static float singles(int a) { return SINGLES[a]; }
    public static double matrix(int a, int b) { return MATRIX[a][b]; }

    public static double store(int a, double b) {
        STORED[a] = b;
        STORED[0] += b;
        double sum = 0;
        for (double each : STORED) {
            sum += each;
        }
        for (int i = 0; i < STORED.length; i++) {
            STORED[i] = i;
        }
        return sum;
    }

    public static float storeSingle(int a, float b) {
        STORED_SINGLES[a] = b;
        float result = STORED_SINGLES[a] / 3 + STORED_SINGLES[2];
        STORED_SINGLES[a] = 0;
        return result;
    }

    public static double copied(int a) {
        double[] target = COPIED;
        System.arraycopy(TABLE, 0, target, 1, 5);
        return target[a];
    }

    public static double fields(double a) {
        CELL.small = (float) a;
        CELL.large = a * 2;
        double result = CELL.small + CELL.large + CELL.fixed;
        CELL.small = 1;
        CELL.large = 1;
        return result;
    }

    public static double image(int a) {
        return a == 0 ? COMPUTED : a == 1 ? COMPUTED_SINGLE : a == 2 ? ORIGIN.x() : a == 3 ? ORIGIN.y() : CELL.point.x();
    }

    public static double statics(double a) {
        counter = a / 2;
        counterSingle = (float) a;
        current = current.moved(a);
        double result = counter + counterSingle + current.x() - current.y() + current.z();
        counter = 0.5;
        counterSingle = -0.5f;
        current = new Point(1, 2, 3);
        return result;
    }

    public static double records(double a, double b) {
        Point point = new Point(a, (float) b, 1);
        for (int i = 0; i < 3; i++) {
            point = point.moved(b);
        }
        return point.x() + point.y() + point.z();
    }

    public static boolean recordsEqual(double a, float b) {
        return new Point(a, b, 1).equals(new Point(-0.0, Float.NaN, 1));
    }

    public static boolean nanRecords(double a) {
        return new Point(a, 1, 1).equals(new Point(a, 1, 1)) && !new Point(0.0, 1, 1).equals(new Point(a, 1, 1));
    }

    private static double divide(double a, double b) throws Impossible {
        if (b == 0) {
            throw Impossible.ZERO;
        }
        return a / b;
    }

    static final class Impossible extends org.saltyos.lang.Fault {
        static final Impossible ZERO = new Impossible();

        private Impossible() { super(1, "impossible"); }
    }

    public static double faults(double a, double b) {
        try {
            return divide(a, b);
        } catch (Impossible e) {
            return -1;
        }
    }

    public static double manyParameters(double a) {
        return many(a, 1, 2f, 3, 4, 5f, 6, 7, 8, 9, 10, 11, 12);
    }

    private static double many(
            double a, int b, float c, double d, long e, float f, double g, double h, double i, double j, double k, double l,
            double m) {
        return a + b * c - d / e + f * g - h + i * j - k + l / m;
    }
}
