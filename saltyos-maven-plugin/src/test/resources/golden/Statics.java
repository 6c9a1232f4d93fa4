package golden;

/** Static fields: constants vanish, the others are memory of the image. */
public final class Statics {
    private static final long CONSTANT = Long.parseLong("5");
    private static int count = 3;
    private static final String TEXT = "text";

    private Statics() {}

    public static long constant() {
        return CONSTANT;
    }

    public static int increment() {
        return ++count;
    }

    public static int character(int i) {
        return TEXT.charAt(i);
    }
}
