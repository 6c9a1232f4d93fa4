package subset;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.contract.MustUse;

/** SALT0706: what drops a result that must be used, and what uses it. */
public final class Results {
    record Pair(int first, int second) {}

    interface Action {
        void run();
    }

    interface Supply {
        @MustUse
        int next();
    }

    static final class Counter implements Supply {
        private int count;

        @Override
        public int next() {
            return ++count;
        }
    }

    private static final Counter COUNTER = new Counter();
    private static final int[] LAST = new int[1];
    private static long sum;

    private Results() {}

    @MustUse
    private static boolean take() {
        return sum > 0;
    }

    @MustUse
    private static long total() {
        return sum;
    }

    @MustUse
    private static Pair pair() {
        return new Pair(1, 2);
    }

    @MustUse
    private static Counter counter() {
        return COUNTER;
    }

    private static int free() {
        return 1;
    }

    @Asm(code = "nop", out = "={rax}")
    @MustUse
    private static long number() {
        return sum;
    }

    public static void drops() {
        take(); // SALT0706: the result of Results.take is dropped
        total(); // SALT0706: the result of Results.total is dropped
        pair(); // SALT0706: the result of Results.pair is dropped
        counter(); // SALT0706: the result of Results.counter is dropped
    }

    @Unsafe(because = "no operation touches no memory")
    public static void dropsResultOfAssembly() {
        number(); // SALT0706: the result of Results.number is dropped
    }

    public static void dropsInLoop(int a) {
        for (int i = 0; i < a; take()) { // SALT0706: the result of Results.take is dropped
            i++;
        }
    }

    public static int dropsInLambda() {
        Action action = () -> take(); // SALT0706: the result of Results.take is dropped
        action.run();
        return 1;
    }

    private static void through(Supply supply) {
        supply.next(); // SALT0706: the result of Results.Supply.next is dropped
    }

    public static void dropsThroughInterface() {
        through(COUNTER);
    }

    public static int dropsAnother() {
        free();
        LAST[0]++;
        return LAST[0]--;
    }

    @Unsafe(because = "no operation touches no memory")
    public static long uses(int a) {
        boolean doesNotMatter = take();
        if (take() || a > 0 && !take()) {
            sum = total();
        }
        LAST[0] = counter().next();
        return total() + pair().first() + free() + number();
    }
}
