package subset;

/** SALT0401, SALT0702, SALT0108: nothing is allocated at run time. */
public final class Allocation {
    private static final Object ONE = new Object();

    record Value(int a) {}

    private Allocation() {}

    public static int object(int a) {
        Object o = new Object(); // SALT0401: allocates an object of java.lang.Object
        return a;
    }

    public static int array(int a) {
        return new int[a].length; // SALT0401: allocates an array
    }

    public static int arrayCopy(int a) {
        int[] table = TABLE.clone(); // SALT0401: clone() of an array allocates
        return table[a];
    }

    private static final int[] TABLE = {1, 2};

    public static int values(int a) {
        return Color.values()[a].ordinal();
    }

    enum Color { // SALT0401: clone() of an array allocates
        RED
    }

    public static int box(int a) {
        Integer boxed = a; // SALT0108: a number is boxed into java.lang.Integer
        return a;
    }

    public static int varargs(int a) {
        return sum(a, 2); // SALT0401: allocates an array
    }

    private static int sum(int... values) {
        return values.length;
    }

    public static int allowed(int a) {
        return new Value(a).a() + (ONE == null ? 1 : 0);
    }
}
