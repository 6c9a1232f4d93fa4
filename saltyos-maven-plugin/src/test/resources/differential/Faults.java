package differential;

import org.saltyos.lang.Fault;

/** Checked faults: thrown, caught by class, rethrown, through finally and through interfaces. */
public final class Faults {
    static final class Missing extends Fault {
        private static final long serialVersionUID = 1L;
        static final Missing FAULT = new Missing(3);
        private static final Missing[] BY_NUMBER = {new Missing(100), new Missing(101)};

        private Missing(int code) { super(code, "missing"); }

        static Missing of(int i) { return BY_NUMBER[i & 1]; }
    }

    static final class Full extends Fault {
        private static final long serialVersionUID = 1L;
        static final Full FAULT = new Full();

        private Full() { super(4, "full"); }
    }

    record Pair(int a, long b) {}

    interface Source {
        int read(int a) throws Missing;
    }

    static final class Always implements Source {
        @Override
        public int read(int a) { return a + 1; }
    }

    static final class Sometimes implements Source {
        @Override
        public int read(int a) throws Missing {
            if (a > 10) {
                throw Missing.of(a);
            }
            return a;
        }
    }

    private static final Source[] SOURCES = {new Always(), new Sometimes()};
    private static int trail;
    private static int rethrown;

    private Faults() {}

    private static int risky(int a) throws Missing, Full {
        if (a < 0) {
            throw Missing.FAULT;
        }
        if (a > 30) {
            throw Full.FAULT;
        }
        return a * 2;
    }

    private static Pair pair(int a) throws Missing {
        if (a == 7) {
            throw Missing.FAULT;
        }
        return new Pair(a, -a);
    }

    public static int catching(int a) {
        try {
            return risky(a);
        } catch (Missing e) {
            return -e.code();
        } catch (Full e) {
            return 1000 + e.code();
        }
    }

    public static int catchingAny(int a) {
        try {
            return risky(a) + risky(a - 3);
        } catch (Fault e) {
            return e.code() * 100;
        }
    }

    private static int passing(int a) throws Fault {
        try {
            trail = trail * 3 + 1;
            return risky(a);
        } finally {
            trail = trail * 3 + 2;
        }
    }

    public static int finallyRuns(int a) {
        int result;
        try {
            result = passing(a);
        } catch (Fault e) {
            result = -e.code();
        }
        return result + trail;
    }

    public static long ofRecord(int a) {
        try {
            Pair p = pair(a);
            return p.a() * 10L + p.b();
        } catch (Missing e) {
            return e.code();
        }
    }

    public static int throughInterface(int i, int a) {
        try {
            return SOURCES[i].read(a);
        } catch (Missing e) {
            return e.code();
        }
    }

    public static int rethrow(int a) {
        try {
            try {
                return risky(a);
            } catch (Full e) {
                rethrown++;
                throw e;
            }
        } catch (Missing | Full e) {
            return e.code() + rethrown;
        }
    }

    public static int inLoop(int a) {
        int failures = 0;
        for (int i = -3; i < 5; i++) {
            try {
                failures += risky(i * (a & 15));
            } catch (Missing e) {
                failures += 1000;
                continue;
            } catch (Full e) {
                break;
            }
        }
        return failures;
    }
}
