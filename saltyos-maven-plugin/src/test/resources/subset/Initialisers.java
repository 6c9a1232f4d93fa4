package subset;

import java.util.HashMap;
import java.util.Map;

/** SALT0501, SALT0503, SALT0509: what static initialisers may do and leave behind. */
public final class Initialisers {
    private Initialisers() {}

    static final class Clock {
        static final long START = System.nanoTime(); // SALT0501: calls java.lang.System.nanoTime
    }

    static final class Collection {
        static final Map<String, String> MAP = new HashMap<>();
    }

    static final class Fails {
        static final int VALUE = parse("x"); // SALT0509: failed: java.lang.NumberFormatException

        private static int parse(String text) {
            return text.isEmpty() ? 1 : Integer.parseInt(text);
        }
    }

    static final class Recurses {
        static final int VALUE = depth(1);

        private static int depth(int n) {
            return depth(n + 1) + 1; // SALT0509: failed: java.lang.StackOverflowError
        }
    }

    static final class Asserts {
        static final int VALUE = never(); // SALT0509: failed: java.lang.AssertionError: never

        private static int never() {
            throw new AssertionError("never");
        }
    }

    static final class Asks {
        static final int VALUE = Fails.VALUE; // SALT0509: failed: java.lang.NoClassDefFoundError: Could not initialize
    }

    static final class Computed {
        static final int[] SQUARES = squares();

        private static int[] squares() {
            Map<Integer, Integer> map = new HashMap<>();
            for (int i = 0; i < 8; i++) {
                map.put(i, i * i);
            }
            return map.values().stream().mapToInt(i -> i).toArray();
        }
    }

    static final class Covariant {
        static final Object[] THINGS = new String[] {"a"};
    }

    public static int covariant(int a) {
        return Covariant.THINGS.length; // SALT0203: holds an array of type java.lang.String[]
    }

    public static long clock(int a) {
        return Clock.START;
    }

    public static int map(int a) {
        return Collection.MAP == null ? 1 : 2; // SALT0503: an object of java.util.HashMap
    }

    public static int fails(int a) {
        return Fails.VALUE;
    }

    public static int failsAgain(int a) {
        return a - Fails.VALUE;
    }

    public static int recurses(int a) {
        return Recurses.VALUE;
    }

    public static int asserts(int a) {
        return Asserts.VALUE;
    }

    public static int asks(int a) {
        return Asks.VALUE;
    }

    public static int allowed(int a) {
        return Computed.SQUARES[a & 7];
    }
}
