package subset;

import java.util.HashMap;
import java.util.Map;
import org.saltyos.lang.Asm;
import org.saltyos.lang.Fault;
import org.saltyos.lang.Unsafe;

/** SALT0504, SALT0508, SALT0705, SALT0807, SALT0809: what reviewers would have to find otherwise. */
public final class Owners {
    private Owners() {}

    static final class Late extends Fault {
        static final Late LATE = new Late();

        private Late() {
            super(1, "late");
        }
    }

    enum Colour {
        RED,
        GREEN
    }

    static final class Order {
        static final int FIRST = first();

        private static int first() {
            Map<Colour, Integer> all = new HashMap<>();
            all.put(Colour.RED, 1);
            all.put(Colour.GREEN, 2);
            for (int value : all.values()) {
                return value;
            }
            return 0;
        }
    }

    static final class Hash {
        static final int VALUE = new Object().hashCode(); // SALT0504: asks for the hash code of a java.lang.Object
    }

    public static int hash() {
        return Hash.VALUE;
    }

    public static void foreign(int a) {
        Elsewhere.state = a; // SALT0508: Elsewhere.state is changed by Owners, another class
        Elsewhere.set(a);
    }

    private static int sum;

    public static int cleanup(int a) {
        try {
            sum += a; // SALT0705: no fault can end this block
        } finally {
            sum--;
        }
        return sum;
    }

    private static void check(int a) throws Late {
        if (a > 7) {
            throw Late.LATE;
        }
    }

    private static int usefulCleanup(int a) throws Late {
        try {
            check(a);
        } finally {
            sum--;
        }
        return sum;
    }

    public static int callsUseful(int a) {
        try {
            return usefulCleanup(a);
        } catch (Late late) {
            return late.code();
        }
    }

    @Asm(code = "hlt")
    private static void halt() {
        throw new UnsupportedOperationException("not on HotSpot"); // SALT0807: its Java body only says
    }

    @Unsafe(because = "the processor goes on at the next interrupt")
    public static void stop() {
        halt();
    }

    @Unsafe(because = "there was something unsafe here once")
    public static int tame(int a) {
        return a + 1; // SALT0809: Owners.tame is @Unsafe, but uses no unsafe operation
    }
}

final class Elsewhere {
    static int state;

    private Elsewhere() {}

    static void set(int value) {
        state = value;
    }
}
