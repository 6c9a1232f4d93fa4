package subset;

import org.saltyos.lang.Depth;
import org.saltyos.lang.contract.MaxSteps;

/** SALT0907: how steps are counted, through calls, dispatch, copies and type tests. */
public final class Steps {
    private static final int[] SOURCE = new int[64];
    private static final int[] TARGET = new int[64];
    private static int sum;

    interface Shape {
        int area();
    }

    static final class Square implements Shape {
        @Override
        public int area() {
            return sum * sum;
        }
    }

    static final class Rows implements Shape {
        @Override
        public int area() {
            int area = 0;
            for (int i = 0; i < 50; i++) {
                area += sum;
            }
            return area;
        }
    }

    private static final Shape SQUARE = new Square();
    private static final Shape ROWS = new Rows();

    private Steps() {}

    private static Shape shape(int n) {
        return n > 0 ? SQUARE : ROWS;
    }

    @MaxSteps(1)
    public static int oneTooMany() {
        return sum; // SALT0907: Steps.oneTooMany may take 2 steps, but is @MaxSteps(1)
    }

    @MaxSteps(2)
    public static int exactly() {
        return sum;
    }

    @MaxSteps(30)
    public static int dispatched(int n) {
        return shape(n).area(); // SALT0907: Steps.dispatched may take 526 steps
    }

    @MaxSteps(526)
    public static int dispatchedInTime(int n) {
        return shape(n).area();
    }

    @MaxSteps(3)
    public static boolean tested(int n) {
        return shape(n) instanceof Rows; // SALT0907: Steps.tested may take 15 steps
    }

    @MaxSteps(15)
    public static boolean testedInTime(int n) {
        return shape(n) instanceof Rows;
    }

    private static int leaf(int n) {
        return n * 3;
    }

    private static int twice(int n) {
        return leaf(n) + leaf(n + 1);
    }

    @MaxSteps(5)
    public static int called(int n) {
        return twice(n) + leaf(n); // SALT0907: Steps.called may take 15 steps
    }

    @MaxSteps(15)
    public static int calledInTime(int n) {
        return twice(n) + leaf(n);
    }

    @Depth(5)
    private static int again(int n) {
        return n <= 0 ? 0 : 1 + again(n - 1);
    }

    @MaxSteps(1000)
    public static int recursive(int n) {
        return again(n); // SALT0907: the steps of Steps.recursive cannot be counted
    }

    @MaxSteps(20)
    public static void copiedOfAnySize(int n) {
        System.arraycopy(SOURCE, 0, TARGET, 0, n); // SALT0907: the steps of Steps.copiedOfAnySize cannot be counted
    }

    @MaxSteps(60)
    public static void copiedSome(int n) {
        System.arraycopy(SOURCE, 0, TARGET, 0, n & 31);
    }

    @MaxSteps(20)
    public static void copied() {
        System.arraycopy(SOURCE, 0, TARGET, 0, 64); // SALT0907: Steps.copied may take 53 steps
    }

    @MaxSteps(53)
    public static void copiedInTime() {
        System.arraycopy(SOURCE, 0, TARGET, 0, 64);
    }
}
