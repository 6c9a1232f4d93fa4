package subset;

import org.saltyos.lang.Fault;

/** SALT0705: a cleanup is told apart by whether a fault can bring control there. */
public final class Cleanup {
    static final class Broken extends Fault {
        private static final long serialVersionUID = 1L;
        static final Broken FAULT = new Broken();

        private Broken() {
            super(1, "broken");
        }
    }

    static final class Gate implements AutoCloseable {
        private int open;

        Gate enter() {
            open++;
            return this;
        }

        @Override
        public void close() {
            open--;
        }
    }

    private static final Gate GATE = new Gate();
    private static int sum;

    private Cleanup() {}

    private static int risky(int a) throws Broken {
        if (a > 0) {
            throw Broken.FAULT;
        }
        return a;
    }

    public static void nothingCanFail(int a) {
        try {
            sum += a; // SALT0705: no fault can end this block
        } finally {
            sum--;
        }
    }

    public static void resourceWithoutFaults(int a) {
        try (Gate gate = GATE.enter()) {
            sum += gate.open + a; // SALT0705: no fault can end this block
        }
    }

    public static int resourceWithAFault(int a) {
        try (Gate gate = GATE.enter()) {
            return risky(a) + gate.open;
        } catch (Broken broken) {
            return broken.code();
        }
    }

    /** Of Throwable only what a try-with-resources catches can be caught. */
    public static int catchesAndKeeps(int a) {
        try {
            return risky(a);
        } catch (Throwable any) { // SALT0701: catch of java.lang.Throwable would also catch bugs
            return 3;
        }
    }

    private static int passesOn(int a) throws Broken {
        try {
            return risky(a);
        } finally {
            sum++;
        }
    }

    private static int throwsItself(int a) throws Broken {
        try {
            if (a == 5) {
                throw Broken.FAULT;
            }
            return a;
        } finally {
            sum++;
        }
    }

    private static int twoLevels(int a) throws Broken {
        try {
            try {
                return risky(a);
            } finally {
                sum++;
            }
        } finally {
            sum--;
        }
    }

    private static int failsInTheCatchBlock(int a) throws Broken {
        try {
            return risky(a);
        } catch (Broken broken) {
            return risky(broken.code());
        } finally {
            sum++;
        }
    }

    public static int all(int a) {
        try {
            return passesOn(a) + throwsItself(a) + twoLevels(a) + failsInTheCatchBlock(a);
        } catch (Broken broken) {
            return broken.code();
        }
    }
}
