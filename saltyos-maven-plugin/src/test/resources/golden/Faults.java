package golden;

import org.saltyos.lang.Fault;

/** Faults: one more result of the method, null when there is none. */
public final class Faults {
    static final class Missing extends Fault {
        private static final long serialVersionUID = 1L;
        static final Missing FAULT = new Missing();

        private Missing() {
            super(5, "missing");
        }
    }

    private Faults() {}

    private static int risky(int a) throws Missing {
        if (a < 0) {
            throw Missing.FAULT;
        }
        return a;
    }

    public static int caught(int a) {
        try {
            return risky(a);
        } catch (Missing e) {
            return e.code();
        }
    }

    private static int passed(int a) throws Missing {
        return risky(a) + 1;
    }

    public static int finallyRuns(int a) {
        int result = 0;
        try {
            result = passed(a);
        } catch (Missing e) {
            result = -1;
        } finally {
            result += 100;
        }
        return result;
    }
}
