package differential;

/** Checks of neighbouring indexes, which become one comparison: the first that fails must still be the one that is told. */
public final class Neighbours {
    private static final int[] NUMBERS = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
    private static final byte[] BYTES = new byte[36];
    private static final int[] WRITTEN = new int[9];

    private Neighbours() {}

    public static int oneLine(int a) { return NUMBERS[a] + NUMBERS[a + 1] * 3 + NUMBERS[a + 2] * 5; }
    public static int downwards(int a) { return NUMBERS[a] + NUMBERS[a - 1] * 3 + NUMBERS[a - 3] * 5; }
    public static int mixed(int a) { return NUMBERS[a + 2] + NUMBERS[a - 1] * 3 + NUMBERS[a + 1] * 5; }
    public static int around(int a) { return NUMBERS[a + Integer.MAX_VALUE] + NUMBERS[a + Integer.MIN_VALUE]; }

    public static int severalLines(int a) {
        return NUMBERS[a]
                + NUMBERS[a + 1] * 3
                + NUMBERS[a + 2] * 5
                + NUMBERS[a + 3] * 7;
    }

    public static int severalLinesDown(int a) {
        return NUMBERS[a + 3]
                + NUMBERS[a + 1] * 3
                + NUMBERS[a - 2] * 5
                + NUMBERS[a] * 7;
    }

    public static int linesAndPairs(int a) {
        int sum = NUMBERS[a] + NUMBERS[a + 1];
        sum = sum * 31 + NUMBERS[a + 2] + NUMBERS[a + 3];
        sum = sum * 31 + NUMBERS[a + 4] + NUMBERS[a - 4];
        return sum;
    }

    public static int parameter(int a, int b) {
        return read(a < 0 ? NUMBERS : WRITTEN, b);
    }

    private static int read(int[] numbers, int at) {
        return numbers[at]
                + numbers[at + 1]
                + numbers[at + 2];
    }

    /** What was stored before the check that fails stays stored: the next call sees it. */
    public static int stores(int a) {
        int before = WRITTEN[0] + WRITTEN[7] * 3 + WRITTEN[8] * 5;
        WRITTEN[a]++;
        WRITTEN[a + 1] += 2;
        WRITTEN[a + 2] += 3;
        return before;
    }

    public static int word(int a) {
        int sum = 0;
        for (int at = a; at < 32; at += 4) {
            sum += (BYTES[at] & 0xff) << 24
                    | (BYTES[at + 1] & 0xff) << 16
                    | (BYTES[at + 2] & 0xff) << 8
                    | BYTES[at + 3] & 0xff;
            BYTES[at] = (byte) (sum + at);
        }
        return sum;
    }

    public static int loop(int a, int b) {
        int sum = 0;
        for (int i = a; i < b && i - a < 40; i++) {
            sum = sum * 31 + NUMBERS[i] - NUMBERS[i + 1];
        }
        return sum;
    }
}
