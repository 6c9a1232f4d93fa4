package desugar;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The methods that every record has. */
public class Records {
    record Empty() {}

    record Numbers(boolean z, byte b, short s, char c, int i, long j, float f, double d) {}

    record Pair<A, B>(A first, B second) {}

    record Arrays(int[] numbers, String[] texts) {}

    record Own(int x) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Own o && (o.x & 1) == (x & 1);
        }

        @Override
        public int hashCode() {
            return x & 1;
        }
    }

    record Named(String name) {
        @Override
        public String toString() {
            return "named " + name;
        }
    }

    /** Its equals leaves a trace: which component is compared first can be seen. */
    static final class Trace {
        private final StringBuilder log;
        private final String name;
        private final boolean equal;

        Trace(StringBuilder log, String name, boolean equal) {
            this.log = log;
            this.name = name;
            this.equal = equal;
        }

        @Override
        public boolean equals(Object other) {
            log.append(name);
            return equal;
        }

        @Override
        public int hashCode() {
            log.append(name.toUpperCase());
            return name.hashCode();
        }
    }

    record Three(Trace a, Trace b, Trace c) {}

    record Node(int value, Node next) {}

    public static String empty() {
        return new Empty() + " " + new Empty().hashCode() + " " + new Empty().equals(new Empty()) + " "
                + new Empty().equals(null);
    }

    public static String numbers() {
        List<Numbers> all = new ArrayList<>();
        float[] floats = {0f, -0f, Float.NaN, 1.5f};
        double[] doubles = {0.0, -0.0, Double.NaN, -1e300};
        for (int i = 0; i < 4; i++) {
            all.add(new Numbers(
                    i % 2 == 0,
                    (byte) (i * 100),
                    (short) (i * 20000),
                    (char) (i * 30),
                    i * 0x12345678,
                    i * 0x123456789abcdefL,
                    floats[i],
                    doubles[3 - i]));
        }
        all.add(new Numbers(true, (byte) 0, (short) 0, (char) 0, 0, 0, 0f, -1e300));
        all.add(new Numbers(true, (byte) 0, (short) 0, (char) 0, 0, 0, -0f, -1e300));
        all.add(new Numbers(true, (byte) 0, (short) 0, (char) 0, 0, 0, Float.intBitsToFloat(0x7fc00001), Double.NaN));
        all.add(new Numbers(true, (byte) 0, (short) 0, (char) 0, 0, 0, Float.NaN, Double.NaN));
        StringBuilder out = new StringBuilder();
        for (Numbers a : all) {
            out.append(a).append(a.hashCode());
            for (Numbers b : all) {
                out.append(a.equals(b) ? 1 : 0);
            }
        }
        return out.toString();
    }

    public static String references() {
        Pair<String, Integer> a = new Pair<>("x", 1000);
        Pair<String, Integer> b = new Pair<>(new String("x"), 1000);
        Pair<?, ?> none = new Pair<>(null, null);
        Pair<?, ?> deep = new Pair<>(a, new Pair<>(none, List.of(1, 2)));
        int[] numbers = {1};
        Arrays first = new Arrays(numbers, null);
        Arrays same = new Arrays(numbers, null);
        Arrays other = new Arrays(new int[] {1}, null);
        return a.equals(b) + " " + (a.hashCode() == b.hashCode()) + a.hashCode() + none + none.hashCode()
                + none.equals(new Pair<>(null, null)) + none.equals(a) + a.equals(none) + deep + deep.hashCode()
                + a.equals("x") + first.equals(same) + first.equals(other) + (first.hashCode() == same.hashCode())
                + new Node(1, new Node(2, null)) + Objects.hash(a, b) + new Node(3, null).hashCode();
    }

    public static String own() {
        return new Own(3) + " " + new Own(3).equals(new Own(5)) + new Own(4).hashCode() + new Named("n")
                + new Named("n").equals(new Named("n"));
    }

    public static String order() {
        StringBuilder log = new StringBuilder();
        Three one = new Three(new Trace(log, "a", true), new Trace(log, "b", true), new Trace(log, "c", true));
        Three two = new Three(new Trace(log, "x", false), new Trace(log, "y", false), new Trace(log, "z", true));
        log.append(one.equals(two)).append(two.equals(one)).append(one.equals(one)).append(two.equals(two));
        log.append(one.hashCode());
        return log.toString();
    }

    public static String local() {
        record Local(String text, char[] chars) {}
        return new Local("t", null).toString() + new Local("t", null).hashCode();
    }
}
