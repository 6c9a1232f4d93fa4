package golden;

import org.saltyos.lang.Fault;

/** One small method for each lowering whose text is worth reading. */
public final class Golden {
    record Pair(int a, long b) {
        long sum() {
            return a + b;
        }
    }

    static final class Missing extends Fault {
        private static final long serialVersionUID = 1L;
        static final Missing FAULT = new Missing();

        private Missing() {
            super(5, "missing");
        }
    }

    static final class Counter {
        int count;
    }

    private static final int[] TABLE = {2, 3, 5, 7};
    private static final Counter COUNTER = new Counter();
    private static final boolean DEBUG = false;

    private Golden() {}

    public static int arrayElement(int i) {
        return TABLE[i];
    }

    public static int divide(int a, int b) {
        return a / b;
    }

    public static int loop(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += i;
        }
        return sum;
    }

    public static long record(int a, long b) {
        return new Pair(a, b).sum();
    }

    public static int field(int a) {
        COUNTER.count += a;
        return COUNTER.count;
    }

    public static int decidedAtBuildTime(int a) {
        return DEBUG ? expensive(a) : a;
    }

    private static int expensive(int a) {
        return a / 0;
    }

    private static int risky(int a) throws Missing {
        if (a < 0) {
            throw Missing.FAULT;
        }
        return a;
    }

    public static int fault(int a) {
        try {
            return risky(a);
        } catch (Missing e) {
            return e.code();
        }
    }

    public static int choose(int a) {
        return switch (a) {
            case 1 -> 10;
            case 2, 3 -> 20;
            default -> 0;
        };
    }
}
