package subset;

import org.saltyos.lang.contract.Bounded;
import org.saltyos.lang.contract.MaxSteps;
import org.saltyos.lang.contract.MustUse;

/** SALT0706, SALT0904, SALT0907: loops and steps with a proved limit, and results that are looked at. */
public final class Bounds {
    private static final int[] TABLE = new int[64];
    private static int sum;

    private Bounds() {}

    @Bounded
    public static void bounded(int n, long wide) {
        for (int i = 0; i < 10; i++) {
            sum += i;
        }
        for (int i = 9; i >= 0; i -= 2) {
            sum += i;
        }
        for (int i = 0; i < Math.min(n, 64); i++) {
            sum += i;
        }
        for (int i = 0; i < (n & 0xff); i++) {
            sum += i;
        }
        for (int i = 0; i < TABLE.length; i++) {
            sum += TABLE[i];
        }
        for (int i = 0; i != 12; i++) {
            sum += i;
        }
        for (int rest = n; rest != 0; rest >>>= 1) {
            sum++;
        }
        for (long rest = wide; rest != 0; rest &= rest - 1) {
            sum++;
        }
        for (int rest = n; rest != 0; rest /= 10) {
            sum++;
        }
        for (long i = 0; i < 20; i++) {
            sum++;
        }
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 4; j++) {
                if (j == n) {
                    break;
                }
                sum += i * j;
            }
        }
        int found = 0;
        while (found < 64) {
            if (TABLE[found] == n) {
                return;
            }
            found++;
        }
        inner(n);
        for (int i = 0; i < n; i++) { // SALT0904: Bounds.bounded is @Bounded
            sum += i;
        }
        for (int i = 0; i != 11; i += 2) { // SALT0904: cannot prove
            sum += i;
        }
        for (int i = 0; i <= Integer.MAX_VALUE; i++) { // SALT0904: cannot prove
            sum += i;
        }
        while (sum > 3) { // SALT0904: cannot prove
            sum = sum * 5 + 1;
        }
        int counter = 0;
        while (counter < 10) { // SALT0904: cannot prove
            if (sum > counter) {
                counter++;
            }
        }
    }

    private static void inner(int n) {
        for (int i = 0; i < n; i++) { // SALT0904: cannot prove
            sum += i;
        }
    }

    @MaxSteps(200)
    public static void short_(int n) {
        for (int i = 0; i < 10; i++) {
            sum += n;
        }
    }

    @MaxSteps(100)
    public static void long_(int n) {
        for (int i = 0; i < 10; i++) { // SALT0907: steps, but is @MaxSteps(100)
            sum += n;
            if (n > 3) {
                sum += square(i);
            } else {
                sum++;
            }
        }
    }

    private static int square(int i) {
        return i * i;
    }

    @MaxSteps(1000)
    public static void open(int n) {
        while (sum < n) { // SALT0907: cannot be counted
            sum += n;
        }
    }

    @MustUse
    private static boolean tryTake(int n) {
        sum += n;
        return sum > 0;
    }

    public static int take(int n) {
        tryTake(n); // SALT0706: the result of Bounds.tryTake is dropped
        return tryTake(n) ? 1 : 2;
    }
}
