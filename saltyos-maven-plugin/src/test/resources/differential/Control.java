package differential;

/** Branches, loops and every shape of switch. */
public final class Control {
    private Control() {}

    public static int dense(int a) {
        switch (a) {
            case -1:
                return 10;
            case 0:
            case 1:
                a += 5;
            case 2:
                a += 7;
                break;
            case 3:
                return a * 3;
            default:
                a = -a;
        }
        return a;
    }

    public static int sparse(int a) {
        return switch (a) {
            case Integer.MIN_VALUE -> 1;
            case -1000 -> 2;
            case 0 -> 3;
            case 7, 31 -> 4;
            case Integer.MAX_VALUE -> {
                int x = a - 1;
                yield x / 2;
            }
            default -> a % 7;
        };
    }

    public static int onlyDefault(int a) {
        switch (a) {
            default:
                return a + 1;
        }
    }

    public static int loops(int a, int b) {
        int sum = 0;
        outer:
        for (int i = 0; i < (a & 15); i++) {
            int j = 0;
            while (true) {
                if (j == i) {
                    continue outer;
                }
                if (sum > 500) {
                    break outer;
                }
                sum += i * j + (b & 3);
                j++;
            }
        }
        do {
            sum -= 3;
        } while (sum > 100);
        return sum;
    }

    public static int shortCircuit(int a, int b) {
        return a != 0 && b / a > 2 || b == 0 ? 1 : (a | b) < 0 ? 2 : 3;
    }

    public static boolean isNegative(int a) { return a < 0; }
    public static int booleans(int a, int b) { return isNegative(a) ^ isNegative(b) ? 5 : isNegative(a) & isNegative(b) ? 6 : 7; }
    public static int nestedConditional(int a, int b) { return combine(a > b ? a : b, a > 0 ? b > 0 ? 1 : 2 : 3, a == b ? b : -b); }
    private static int combine(int x, int y, int z) { return x * 31 + y * 7 + z; }

    public static long manyArguments(int a, long b) { return ten(a, b, a + 1, b + 1, a + 2, b + 2, a + 3, b + 3, a + 4, b + 4); }
    private static long ten(int a, long b, int c, long d, int e, long f, int g, long h, int i, long j) {
        return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * j;
    }

    public static int endless(int a) {
        for (int i = a; ; i += 3) {
            if ((i & 31) == 0) {
                return i;
            }
        }
    }

    public static int asserting(int a) {
        assert a != 7 : a;
        assert a > -1000;
        return a;
    }

    public static int throwing(int a) {
        if (a == 1) {
            throw new IllegalStateException("one");
        }
        if (a < 0) {
            throw new IllegalArgumentException("negative: " + a);
        }
        if (a == 31) {
            throw new UnsupportedOperationException();
        }
        return a;
    }
}
