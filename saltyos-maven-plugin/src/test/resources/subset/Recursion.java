package subset;

import org.saltyos.lang.Depth;

/** SALT0111: recursion needs a bound. */
public final class Recursion {
    private Recursion() {}

    public static int factorial(int a) {
        return a <= 1 ? 1 : a * factorial(a - 1); // SALT0111: Recursion.factorial -> Recursion.factorial
    }

    public static int even(int a) {
        return a == 0 ? 1 : odd(a - 1); // SALT0111: recursion without a bound
    }

    private static int odd(int a) {
        return a == 0 ? 0 : even(a - 1);
    }

    @Depth(8)
    public static int bounded(int a) {
        return a <= 0 || a > 8 ? 0 : bounded(a - 1) + 1;
    }
}
