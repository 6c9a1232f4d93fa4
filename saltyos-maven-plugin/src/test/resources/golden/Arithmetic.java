package golden;

/** Arithmetic: division checks its divisor unless it is a constant, everything else is one operation. */
public final class Arithmetic {
    private Arithmetic() {}

    public static int add(int a, int b) {
        return a + b;
    }

    public static long multiply(long a, long b) {
        return a * b;
    }

    public static int divide(int a, int b) {
        return a / b;
    }

    public static int divideByConstant(int a) {
        return a / 10;
    }

    public static long shift(long a, int distance) {
        return a >>> distance;
    }

    public static int negate(int a) {
        return -a;
    }

    public static long wide(int a) {
        return a;
    }

    public static int narrow(long a) {
        return (byte) a;
    }

    public static int compare(long a, long b) {
        return a < b ? 1 : 0;
    }
}
