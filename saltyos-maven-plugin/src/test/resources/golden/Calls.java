package golden;

/** Calls of methods: direct, private, recursive with a bound, of the library and of its operations. */
public final class Calls {
    static final class Adder {
        private final int amount;

        Adder(int amount) {
            this.amount = amount;
        }

        int add(int a) {
            return a + amount;
        }
    }

    private static final Adder ADDER = new Adder(4);

    private Calls() {}

    public static int direct(int a) {
        return twice(a);
    }

    private static int twice(int a) {
        return a * 2;
    }

    public static int ofObject(int a) {
        return ADDER.add(a);
    }

    public static int library(int a) {
        return Math.max(a, 3);
    }

    public static int operation(int a) {
        return Integer.bitCount(a) + Integer.rotateLeft(a, 3);
    }
}
