package golden;

/** Arrays: each access checks its index; lengths known at build time are constants. */
public final class Arrays {
    private static final int[] TABLE = {2, 3, 5, 7};
    private static byte[] bytes = new byte[3];
    private static final String[] NAMES = {"a", "b"};

    private Arrays() {}

    public static int constantArray(int i) {
        return TABLE[i];
    }

    public static int anyArray(int i) {
        return bytes[i];
    }

    public static void store(int i, int value) {
        bytes[i] = (byte) value;
    }

    public static int length() {
        return bytes.length + TABLE.length;
    }

    public static int element(int i) {
        return NAMES[i].length();
    }

    public static void copy(int n) {
        System.arraycopy(bytes, 0, bytes, 1, n);
    }
}
