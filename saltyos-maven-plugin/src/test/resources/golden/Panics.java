package golden;

/** What ends the program: unchecked exceptions, assertions, impossible cases. */
public final class Panics {
    private Panics() {}

    public static int thrown(int a) {
        if (a == 1) {
            throw new IllegalStateException("one");
        }
        return a;
    }

    public static int asserted(int a) {
        assert a > 0 : "not positive";
        return a;
    }
}
