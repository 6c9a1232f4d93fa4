package subset;

import org.saltyos.lang.Const;
import org.saltyos.lang.ReadOnly;
import org.saltyos.lang.sync.GuardedBy;
import org.saltyos.lang.sync.Holds;

// profile: kernel
/** SALT0502, SALT0506, SALT0507, SALT0601, SALT0805: static state of the kernel, and calls whose cost can be seen. */
public final class StaticState {
    private static int naked;
    private static volatile int flag;

    @GuardedBy("KERNEL")
    private static int guarded;

    private static final int[] COUNTS = new int[4];

    @GuardedBy("KERNEL")
    private static final long[] TIMES = new long[4];

    @ReadOnly
    private static final byte[] TABLE = {1, 2, 3, 4};

    private static int never = 7;

    static final class First {
        static final Object OWN = new Object(); // SALT0502: StaticState.First -> StaticState.Second -> StaticState.First
        static final Object OTHER = Second.OWN;
    }

    static final class Second {
        static final Object OWN = new Object();
        static final Object OTHER = First.OWN;
    }

    abstract static class Shape {
        abstract int area();
    }

    static final class S1 extends Shape {
        @Override
        int area() {
            return 1;
        }
    }

    static final class S2 extends Shape {
        @Override
        int area() {
            return 2;
        }
    }

    static final class S3 extends Shape {
        @Override
        int area() {
            return 3;
        }
    }

    static final class S4 extends Shape {
        @Override
        int area() {
            return 4;
        }
    }

    static final class S5 extends Shape {
        @Override
        int area() {
            return 5;
        }
    }

    static final class S6 extends Shape {
        @Override
        int area() {
            return 6;
        }
    }

    static final class S7 extends Shape {
        @Override
        int area() {
            return 7;
        }
    }

    static final class S8 extends Shape {
        @Override
        int area() {
            return 8;
        }
    }

    static final class S9 extends Shape {
        @Override
        int area() {
            return 9;
        }
    }

    enum Eighth {
        FIRST {
            @Override
            int steps() {
                return 1;
            }
        },
        SECOND {
            @Override
            int steps() {
                return 2;
            }
        },
        THIRD {
            @Override
            int steps() {
                return 3;
            }
        },
        FOURTH {
            @Override
            int steps() {
                return 5;
            }
        },
        FIFTH {
            @Override
            int steps() {
                return 8;
            }
        },
        SIXTH {
            @Override
            int steps() {
                return 13;
            }
        },
        SEVENTH {
            @Override
            int steps() {
                return 21;
            }
        },
        LAST {
            @Override
            int steps() {
                return 34;
            }
        };

        abstract int steps();
    }

    @ReadOnly
    private static final Eighth[] EIGHTHS = {
        Eighth.FIRST,
        Eighth.SECOND,
        Eighth.THIRD,
        Eighth.FOURTH,
        Eighth.FIFTH,
        Eighth.SIXTH,
        Eighth.SEVENTH,
        Eighth.LAST
    };

    private static final Shape[] SHAPES = {
        new S1(), new S2(), new S3(), new S4(), new S5(), new S6(), new S7(), new S8(), new S9()
    };

    private StaticState() {}

    public static int change(int a) {
        naked = a; // SALT0507: StaticState.naked is changed here, and nothing says what protects it
        flag = a;
        return naked + never + flag;
    }

    @Holds("KERNEL")
    public static int held(int a) {
        guarded = a;
        TIMES[a & 3] = a;
        return guarded;
    }

    public static int count(int a) {
        COUNTS[a & 3]++; // SALT0507: StaticState.COUNTS is changed here
        return COUNTS[a & 3];
    }

    public static int table(int a) {
        return TABLE[a & 3];
    }

    public static void write(int a) {
        TABLE[a & 3] = 9; // SALT0506: StaticState.TABLE is @ReadOnly, but an element is written here
    }

    public static int circle() {
        return First.OTHER == Second.OTHER ? 1 : 0;
    }

    public static int shapes(int a) {
        return SHAPES[a & 7].area(); // SALT0601: StaticState.Shape.area has 9 targets here, more than 8
    }

    /** Eight targets are few enough. */
    public static int eighths(int a) {
        return EIGHTHS[a & 7].steps();
    }

    private static int bits(@Const int which, int a) {
        return a >> which;
    }

    public static int constant(int a) {
        return bits(3, a) + bits(a, a); // SALT0805: parameter 1 of StaticState.bits has to be a constant
    }
}
