package contracts;

import org.saltyos.lang.Export;
import org.saltyos.lang.NoInline;
import org.saltyos.lang.contract.Vectorized;

/** SALT1201: loops that work on vectors, and what keeps others from it. */
public final class Vectors {
    private static int[] from = new int[1000];
    private static int[] to = new int[1000];
    private static int count;

    private Vectors() {}

    @Export("sum")
    @Vectorized
    private static int sum() {
        int[] array = from;
        int sum = 0;
        for (int i = 0; i < array.length; i++) {
            sum += array[i];
        }
        return sum;
    }

    @Export("calls")
    @Vectorized
    private static int calls() {
        int[] array = from;
        int sum = 0;
        for (int i = 0; i < array.length; i++) { // SALT1201: in the way: a call of contracts.Vectors.other(I)I
            sum += other(array[i]);
        }
        return sum;
    }

    @NoInline
    private static int other(int a) {
        count++;
        return a + count;
    }

    @Export("checks")
    @Vectorized
    private static void checks(int n) {
        for (int i = 0; i < n; i++) { // SALT1201: in the way: the check in line
            to[i] = from[i] + to[i / 2];
        }
    }
}
