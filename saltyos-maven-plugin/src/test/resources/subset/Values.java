package subset;

/** SALT0201 to SALT0203, SALT0211: records are values. */
public final class Values {
    record Point(int x, int y) {}

    record Wide(long a, long b, long c, long d, long e, long f, long g, long h, long i) {} // SALT0201: 9 flattened components

    interface Named {
        default int number() {
            return 7;
        }
    }

    record Label(int id) implements Named {}

    private static Object any = "";

    private static volatile Point published = new Point(0, 0);

    private Values() {}

    public static int identity(int a) {
        return new Point(a, 1) == new Point(1, a) ? 1 : 0; // SALT0202: records are compared with ==
    }

    public static int asObject(int a) {
        any = new Point(a, a); // SALT0203: record Values.Point goes to field Values.any
        return a;
    }

    public static void publish(int a) {
        published = new Point(a, a); // SALT0211: volatile field Values.published is a record of 2 components
    }

    public static int asInterface(int a) {
        return take(new Label(a)); // SALT0203: goes to parameter 1 of Values.take
    }

    public static int inherited(int a) {
        Named named = new Label(a);
        return named.number(); // SALT0203: record Values.Label is asked for number(), which Values.Named implements
    }

    private static int take(Named named) {
        return 1;
    }

    public static long wide(int a) {
        return new Wide(a, a, a, a, a, a, a, a, a).c();
    }

    public static int allowed(int a) {
        return new Point(a, 1).equals(new Point(1, a)) ? 1 : 0;
    }
}
