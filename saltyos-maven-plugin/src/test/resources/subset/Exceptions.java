package subset;

import org.saltyos.lang.Fault;

/** SALT0701 and SALT0702: faults are constants, bugs cannot be caught. */
public final class Exceptions {
    static final class Broken extends Fault {
        private static final long serialVersionUID = 1L;
        static final Broken FAULT = new Broken();

        private Broken() {
            super(1, "broken");
        }
    }

    private Exceptions() {}

    private static int risky(int a) throws Broken {
        if (a > 0) {
            throw Broken.FAULT;
        }
        return a;
    }

    private static int creates(int a) throws Broken {
        throw new Broken(); // SALT0702: a fault is created at run time
    }

    public static int callsCreates(int a) {
        try {
            return creates(a);
        } catch (Broken e) {
            return 1;
        }
    }

    public static int catchesAll(int a) {
        try {
            return risky(risky(a)) + risky(a - 1);
        } catch (Exception e) { // SALT0701: catch of java.lang.Exception would also catch bugs
            return 1;
        }
    }

    public static int allowed(int a) {
        try {
            return risky(a);
        } catch (Broken e) {
            return e.code();
        }
    }
}
