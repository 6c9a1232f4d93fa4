package golden;

/** Loops and conditions: locals that change are variables, and what is known at build time leaves no branch. */
public final class Control {
    private static final boolean DEBUG = false;

    private Control() {}

    public static int loop(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += i;
        }
        return sum;
    }

    public static int both(int a, int b) {
        return a > 0 && b > 0 ? a : b;
    }

    public static int decidedAtBuildTime(int a) {
        return DEBUG ? expensive(a) : a;
    }

    private static int expensive(int a) {
        return a / 0;
    }
}
