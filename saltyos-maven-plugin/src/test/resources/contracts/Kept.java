package contracts;

import org.saltyos.lang.Export;

/** Checks that stay, in a loop and outside. */
public final class Kept {
    private static int[] from = new int[1000];

    private Kept() {}

    @Export("outside")
    private static int outside(int i) {
        return from[i];
    }

    @Export("write")
    private static void write(int i) {
        from[i & 255] = i;
    }

    @Export("inside")
    private static int inside(int n) {
        int at = 0;
        for (int i = 0; i < n; i++) {
            at = from[at];
        }
        return at;
    }
}
