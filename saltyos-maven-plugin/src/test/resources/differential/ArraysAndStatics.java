package differential;

import java.util.Objects;

/** Arrays of every element type, their checks, static state, and text. */
public final class ArraysAndStatics {
    private static final int[] INTS = {1, -2, 3, Integer.MAX_VALUE};
    private static final long[] LONGS = {1, -2, Long.MIN_VALUE};
    private static final byte[] BYTES = {1, -2, 127, -128};
    private static final short[] SHORTS = {1, -2, 32767};
    private static final char[] CHARS = {'a', 0xffff};
    private static final boolean[] BOOLEANS = new boolean[3];
    private static final int[][] NESTED = {{1, 2}, {}, {3}};
    private static final int[] WORK = new int[16];
    private static final byte[] BUFFER = new byte[16];
    private static final int[] NEVER_WRITTEN;
    private static final String[] NAMES = {"", "zero", "salt and sea"};
    private static int counter;
    private static long wide = 5;
    private static byte small;
    private static boolean flag;
    private static String text = "start";

    static {
        NEVER_WRITTEN = new int[10];
        for (int i = 0; i < NEVER_WRITTEN.length; i++) {
            NEVER_WRITTEN[i] = i * i - 3;
        }
    }

    private ArraysAndStatics() {}

    public static int ints(int i) { return INTS[i]; }
    public static long longs(int i) { return LONGS[i]; }
    public static int bytes(int i) { return BYTES[i]; }
    public static int shorts(int i) { return SHORTS[i]; }
    public static int chars(int i) { return CHARS[i]; }
    public static int nested(int i, int j) { return NESTED[i][j]; }
    public static int lengths(int i) { return INTS.length + NESTED[i].length * 100; }
    public static int constantTable(int i) { return NEVER_WRITTEN[i & 7] + NEVER_WRITTEN.length; }

    public static int storeBoolean(int i) {
        BOOLEANS[i] = !BOOLEANS[i];
        return (BOOLEANS[0] ? 1 : 0) + (BOOLEANS[1] ? 2 : 0) + (BOOLEANS[2] ? 4 : 0);
    }

    public static int storeNarrow(int i, int value) {
        BYTES[i] = (byte) value;
        SHORTS[i & 1] = (short) value;
        CHARS[i & 1] = (char) value;
        return BYTES[i] + SHORTS[i & 1] * 3 + CHARS[i & 1] * 5;
    }

    public static int compoundStore(int i, int value) {
        WORK[i] += value;
        WORK[i]++;
        WORK[i] <<= 1;
        return WORK[i]-- + WORK[i & 3];
    }

    public static int statics(int a) {
        counter += a;
        wide = wide * 31 + counter;
        small += (byte) a;
        flag = !flag;
        text = flag ? "one" : "three";
        return counter + (int) wide + small + text.length();
    }

    public static int copy(int from, int count) {
        for (int i = 0; i < BUFFER.length; i++) {
            BUFFER[i] = (byte) (i * 7);
        }
        System.arraycopy(BUFFER, from, BUFFER, 2, count);
        int hash = 0;
        for (byte b : BUFFER) {
            hash = hash * 31 + b;
        }
        return hash;
    }

    public static int forEach(int a) {
        int sum = a;
        for (int[] row : NESTED) {
            for (int value : row) {
                sum += value;
            }
        }
        return sum;
    }

    public static int characters(int i, int j) { return NAMES[i].charAt(j) + NAMES[i].length() * 1000; }
    public static int checkIndex(int i, int n) { return Objects.checkIndex(i, n); }
    public static int checkRange(int i, int n) { return Objects.checkFromIndexSize(i, n, 16); }
}
