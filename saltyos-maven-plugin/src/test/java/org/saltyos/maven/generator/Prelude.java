package org.saltyos.maven.generator;

/** What generated programs share: the checksum, helpers that keep values within bounds, and the common classes. */
final class Prelude {
    static final String IMPORTS = "import java.util.*;\nimport java.util.function.*;\nimport java.util.stream.*;\n";

    /** The class that all programs extend; those of a batch run one after the other. */
    static final String SOURCE = IMPORTS + """

            public class Common {
            static void start() { total = 0; calls = 0; fuel = 0; }
            static long total;
            static int fuel;
            static int calls;
            static void mix(long x) { total = total * 31 + x; }
            static void mix(double x) { total = total * 31 + Double.doubleToLongBits(x); }
            static void mix(boolean x) { total = total * 31 + (x ? 1231 : 1237); }
            static void mix(String x) { total = total * 31 + (x == null ? 7 : x.hashCode()); }
            static int at(int i, int n) { return n <= 0 ? 0 : Math.floorMod(i, n); }
            static String text(String s) { return s == null ? "nil" : s; }
            static String cut(String s, int i) { s = text(s); return s.substring(at(i, s.length() + 1)); }
            static String limit(String s) { return s == null || s.length() < 100 ? s : s.substring(0, 60); }
            static int apply(Operator o, int a, int b) { return o.apply(a, b); }
            static void demand(int x) throws Odd { if (x % 5 == 3) { throw new Odd(x); } }
            static void caught(Throwable e) { mix(e.getClass().getName()); boolean vague = e instanceof ClassCastException; if (!vague) { mix(e.getMessage()); } if (e.getCause() != null) { mix(e.getCause().getClass().getName()); } if (e instanceof Strange) { mix(((Strange) e).code); } }
            static int ackermann(int m, int n) { return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1)); }
            static int list(int n) { Link head = null; for (int i = 0; i < n; i++) { head = new Link(i * 7, head); } int sum = 0; for (Link l = head; l != null; l = l.next) { sum = sum * 3 + l.value; } return sum; }
            static int words(int n, String s) { StringBuilder b = new StringBuilder(); for (int i = 0; i < n; i++) { b.append(s).append(i).append((char) ('a' + i % 26)); if (b.length() > 500) { b.setLength(10); b.insert(0, "-"); } } return b.toString().hashCode(); }
            static long matrix(int n, int x) { int[][] m = new int[n][n + 1]; for (int i = 0; i < n; i++) { for (int j = 0; j <= n; j++) { m[i][j] = i * x + j; } } long sum = 0; for (int[] row : m) { for (int v : row) { sum = sum * 17 + v; } } return sum; }
            static long boxes(int n) { Map<Integer, Long> m = new HashMap<>(); for (int i = 0; i < n; i++) { m.merge(i * 37 % 101, (long) i, Long::sum); } long sum = 0; for (Map.Entry<Integer, Long> e : m.entrySet()) { sum = sum * 13 + e.getKey() + e.getValue(); } return sum; }
            interface Operator { int apply(int a, int b); }
            interface Measured { int value(int x); default int twice(int x) { return value(x) + value(x + 1); } default int measure(int x) { return value(x) ^ 85; } }
            record Pair(int number, String text, double real) { String label() { return number + "=" + text; } int scaled(int f) { return number * f + (int) real; } }
            record Link(int value, Link next) { }
            enum Color { RED { @Override int weight(int x) { return x + 1; } }, GREEN, BLUE; int weight(int x) { return x * (ordinal() + 2); } }
            static class Strange extends RuntimeException { final int code; Strange(int code) { super("strange " + code); this.code = code; } }
            static class Odd extends Exception { final int code; Odd(int code) { super("odd"); this.code = code; } }
            static abstract class Thing implements Measured, Comparable<Thing> { int id; Thing(int id) { this.id = id; } String name() { return "thing " + id; } Thing next() { return this; } @Override public int measure(int x) { return id - x; } @Override public int compareTo(Thing o) { return Integer.compare(id, o.id); } }
            }
            """;

    private Prelude() {}
}
