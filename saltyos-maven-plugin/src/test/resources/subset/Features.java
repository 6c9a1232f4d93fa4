package subset;

/** SALT0104 to SALT0107, SALT0401: features of Java that need a runtime system. */
public final class Features {
    interface Operation {
        int apply(int a);
    }

    private Features() {}

    public static int lambda(int a) {
        Operation plus = x -> x + 1;
        return plus.apply(a);
    }

    public static int capturing(int a, int b) {
        Operation plus = x -> x + b; // SALT0401: a lambda or method reference that keeps values
        return plus.apply(a);
    }

    public static synchronized int locked(int a) {
        return a; // SALT0105: synchronized does not exist
    }

    public static int lockedBlock(int a) {
        synchronized (LOCK) { // SALT0105: synchronized does not exist
            return a;
        }
    }

    private static final Object LOCK = new Object();

    public static int classLiteral(int a) {
        Object c = Features.class; // SALT0106: a class literal
        return a;
    }

    public static float single(int a) {
        return a; // SALT0107: floating point (float) is not available
    }

    public static int through(int a) {
        return (int) (a * 1.5); // SALT0107: floating point is not available
    }

    public static int identityHash(int a) {
        return LOCK.hashCode(); // SALT0104: java.lang.Object.hashCode of the library
    }

    public static long clock(int a) {
        return System.nanoTime(); // SALT0104: java.lang.System.nanoTime of the library
    }

    private static native int nowhere(int a); // SALT0110: Features.nowhere has no body

    public static int callsNative(int a) {
        return nowhere(a);
    }

    public static int allowed(int a) {
        return Math.max(a, Integer.bitCount(a));
    }
}
