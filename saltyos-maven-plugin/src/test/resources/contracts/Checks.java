package contracts;

import org.jspecify.annotations.Nullable;
import org.saltyos.lang.Export;
import org.saltyos.lang.Inline;
import org.saltyos.lang.NoInline;
import org.saltyos.lang.contract.NoChecks;
import org.saltyos.lang.contract.NoPanic;

/** SALT1202, SALT0704: what the optimiser proves, and what it cannot. */
public final class Checks {
    static final class Node {
        int value = 3;
        @Nullable Node next;
    }

    private static byte[] bytes = new byte[16];
    private static @Nullable Node node = new Node();
    private static Object any = node;

    private Checks() {}

    @Export("proved")
    @NoChecks
    private static int proved(int i) {
        byte[] array = bytes;
        int sum = 0;
        for (int j = 0; j < array.length; j++) {
            sum += array[j];
        }
        return i != 0 ? sum / i : sum;
    }

    @Export("index")
    @NoChecks
    private static int index(int i) {
        return bytes[i]; // SALT1202: a check of an array index is left here, but Checks.index is @NoChecks
    }

    @Export("divisor")
    @NoChecks
    private static int divisor(int a, int b) {
        return a / b; // SALT1202: a check of a divisor
    }

    @Export("empty")
    @NoChecks
    private static int empty() {
        return node.value; // SALT1202: a check for null
    }

    @Export("clear")
    private static void clear() {
        node = null;
    }

    @Export("cast")
    @NoChecks
    private static int cast() {
        return ((Node) any).value; // SALT1202: a check
    }

    @Export("inlined")
    @NoChecks
    private static int inlined(int i) {
        return small(i) + 1; // SALT1202: a check of an array index
    }

    @Inline
    private static int small(int i) {
        return bytes[i];
    }

    @Export("apart")
    @NoChecks
    private static int apart(int i) {
        return large(i);
    }

    @NoInline
    private static int large(int i) {
        return bytes[i] + bytes[i + 1]; // SALT0704: path: Checks.calm -> contracts.Checks.large(I)I
    }

    @Export("calm")
    @NoPanic
    private static int calm(int i) {
        if (i == 77) {
            throw new IllegalStateException("77"); // SALT0704: a thrown exception that means a bug can fail here
        }
        return i > 0 ? large(i) : 0;
    }

    @Export("peaceful")
    @NoPanic
    private static int peaceful(int i) {
        byte[] array = bytes;
        return i >= 0 && i < array.length ? array[i] : -1;
    }
}
