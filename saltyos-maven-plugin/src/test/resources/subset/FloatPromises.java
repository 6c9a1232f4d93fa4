package subset;

import org.saltyos.lang.effect.NoFloat;

// profile: host
/** SALT0901: what counts as computing with floating point. */
public final class FloatPromises {
    private static float ratio;
    private static double[] samples = new double[4];

    static final class Scale {
        double factor;
    }

    private static final Scale SCALE = new Scale();

    private static final long[] NUMBERS = new long[4];

    private FloatPromises() {}

    @NoFloat
    public static int arithmetic(int a) {
        return (int) (a * 0.5f); // SALT0901: FloatPromises.arithmetic is @NoFloat, but computes with floating point
    }

    @NoFloat
    public static boolean comparison(int index) {
        return samples[index] > 1; // SALT0901: computes with floating point
    }

    @NoFloat
    public static int parameter(float given) {
        return given == 0 ? 1 : 0; // SALT0901: computes with floating point
    }

    @NoFloat
    public static int unusedParameter(float given) {
        return 1;
    }

    @NoFloat
    public static double result(int a) {
        return Double.longBitsToDouble(a); // SALT0901: computes with floating point
    }

    @NoFloat
    public static void smallConstant() {
        ratio = 1; // SALT0901: computes with floating point
    }

    @NoFloat
    public static void floatConstant() {
        ratio = 0.3f; // SALT0901: computes with floating point
    }

    @NoFloat
    public static void doubleConstant(int index) {
        samples[index] = 0.3; // SALT0901: computes with floating point
    }

    @NoFloat
    public static void copyOfField() {
        SCALE.factor = SCALE.factor; // SALT0901: computes with floating point
    }

    @NoFloat
    public static void field(int bits) {
        ratio = Float.intBitsToFloat(bits); // SALT0901: computes with floating point
    }

    @NoFloat
    public static int bitsOfField() {
        return Float.floatToRawIntBits(ratio); // SALT0901: computes with floating point
    }

    private static int half(int a) {
        return (int) (a * 0.5);
    }

    @NoFloat
    public static int inACall(int a) {
        return a + half(a); // SALT0901: FloatPromises.inACall is @NoFloat, but computes with floating point
    }

    @NoFloat
    public static long whole(int a) {
        long sum = a * 3L + NUMBERS[a] / 2 + 1_000_000 + 'x';
        NUMBERS[0] = (int) sum;
        return sum >> 1;
    }

    public static int promisesNothing(int a) {
        return half(a);
    }
}
