package differential;

import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Lambdas without a heap: those that keep nothing exist once, those of static initialisers are made at build time. */
public final class Lambdas {
    private static final IntUnaryOperator[] STEPS = new IntUnaryOperator[4];
    private static final IntBinaryOperator[] OPERATIONS = {
        Integer::sum, Math::max, (a, b) -> a - b, Lambdas::divide, (a, b) -> a << b
    };

    static {
        for (int i = 0; i < STEPS.length; i++) {
            int factor = i * 7;
            STEPS[i] = x -> x * factor;
        }
    }

    interface Combiner {
        long combine(long a, int b);

        default Combiner swapped() {
            return SWAPPED;
        }
    }

    private static final Combiner PLUS = (a, b) -> a + b;
    private static final Combiner SWAPPED = (a, b) -> b + a * 31;

    private Lambdas() {}

    private static int divide(int a, int b) {
        return a / b;
    }

    public static int atBuildTime(int i, int x) {
        return STEPS[i & 3].applyAsInt(x);
    }

    public static int operations(int i, int a, int b) {
        return OPERATIONS[Integer.remainderUnsigned(i, OPERATIONS.length)].applyAsInt(a, b);
    }

    public static int inPlace(int a, int b) {
        IntUnaryOperator twice = x -> x + x;
        IntPredicate odd = x -> (x & 1) != 0;
        return odd.test(b) ? twice.applyAsInt(a) : apply(a, x -> ~x);
    }

    private static int apply(int a, IntUnaryOperator operator) {
        return operator.applyAsInt(operator.applyAsInt(a) + 1);
    }

    public static long throughDefault(long a, int b) {
        return PLUS.swapped().combine(a, b);
    }

    public static boolean identity(int a) {
        return make(a) == make(a + 1);
    }

    private static IntUnaryOperator make(int a) {
        return x -> x ^ 5;
    }

    public static int failing(int a) {
        IntUnaryOperator inverse =
                x -> 100 / x;
        return inverse.applyAsInt(a);
    }
}
