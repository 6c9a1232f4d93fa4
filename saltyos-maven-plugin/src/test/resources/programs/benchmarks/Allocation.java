package benchmarks;

import org.saltyos.lang.NoInline;

/** Makes small objects in a method of its own: the benchmark counts the instructions of its machine code. */
public final class Allocation {
    private static final int OBJECTS = 1_000;

    private Allocation() {}

    /** A small object. */
    static final class Pair {
        final int first;
        final int second;

        Pair(int first, int second) {
            this.first = first;
            this.second = second;
        }
    }

    @NoInline
    static Pair make(int first, int second) {
        return new Pair(first, second);
    }

    /** Makes some objects, keeps them, and prints a sum of what is in them. */
    public static void main(String[] arguments) {
        Pair[] kept = new Pair[OBJECTS];
        for (int i = 0; i < OBJECTS; i++) {
            kept[i] = make(i, i + 1);
        }
        int sum = 0;
        for (Pair each : kept) {
            sum += each.second - each.first;
        }
        System.out.println(sum);
    }
}
