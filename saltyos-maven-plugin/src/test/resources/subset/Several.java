package subset;

import org.saltyos.lang.Fault;

/** All errors of a method come at once, and nothing comes only because of an error before it. */
public final class Several {
    record Point(int x, int y) {}

    static final class Broken extends Fault {
        private static final long serialVersionUID = 1L;
        static final Broken FAULT = new Broken();

        private Broken() {
            super(1, "broken");
        }
    }

    static final class Clock {
        static final int START = (int) System.nanoTime(); // SALT0501: calls java.lang.System.nanoTime
    }

    private static final Object LOCK = new Object();
    private static final String NAME = "name";

    private Several() {}

    public static int statements(int a) {
        int[] table = new int[a]; // SALT0401: allocates an array
        table[0] = 1;
        Object object = new Object(); // SALT0401: allocates an object
        Integer boxed = a; // SALT0108: a number is boxed
        int unboxed = boxed + table.length; // SALT0104: java.lang.Integer.intValue
        return System.identityHashCode(object) + unboxed; // SALT0104: java.lang.System.identityHashCode
    }

    public static int branches(int a) {
        if (new Point(a, 1) == new Point(1, a)) { // SALT0202: records are compared
            return hash(new int[] {1}); // SALT0401: allocates an array
        }
        switch (NAME.hashCode()) { // SALT0406: String.hashCode() is outside the subset
            case 1:
                return Clock.START;
            case 2:
                return (int) System.nanoTime(); // SALT0104: java.lang.System.nanoTime
            default:
                break;
        }
        while (new Object() != LOCK) { // SALT0401: allocates an object
            a += LOCK.hashCode(); // SALT0104: java.lang.Object.hashCode
        }
        return a;
    }

    /** Reached only by a call whose argument is an error. */
    private static int hash(int[] values) {
        Object kept = values.clone(); // SALT0401: clone() of an array allocates
        return kept == null ? 1 : LOCK.hashCode(); // SALT0104: java.lang.Object.hashCode
    }

    public static int guarded(int a) {
        synchronized (LOCK) { // SALT0105: synchronized does not exist
            Object object = new Object(); // SALT0401: allocates an object
            return object == LOCK ? a : 1;
        }
    }

    private static int risky(Object a) throws Broken {
        if (a == LOCK) {
            throw Broken.FAULT;
        }
        return 1;
    }

    public static int handlers(int a) {
        try {
            return risky(new Object()); // SALT0401: allocates an object
        } catch (Broken e) {
            Object object = new Object(); // SALT0401: allocates an object
            return object == LOCK ? e.code() : a;
        } finally {
            LOCK.notify(); // SALT0104: java.lang.Object.notify
        }
    }

    public static int expressions(int a) {
        return take(a > 0 ? new Object() : LOCK, // SALT0401: allocates an object
                new Point(a, LOCK.hashCode()), // SALT0104: java.lang.Object.hashCode
                LOCK.toString()); // SALT0104: java.lang.Object.toString
    }

    private static int take(Object object, Point point, String text) {
        return object == LOCK ? point.x() : text.length();
    }

    public static int text(int a) {
        String text = NAME + a; // SALT0406: text is put together at run time
        String more = text + a; // SALT0406: text is put together at run time
        return more.length() + text.trim().length(); // SALT0406: String.trim() is outside the subset
    }

    interface Action {
        void run();
    }

    public static long lambda(int a) {
        Action nothing = () -> System.exit(a); // SALT0401: a lambda or method reference that keeps values
        nothing.run();
        return nothing.hashCode() + System.nanoTime(); // SALT0104: java.lang.System.nanoTime | java.lang.Object.hashCode
    }
}
