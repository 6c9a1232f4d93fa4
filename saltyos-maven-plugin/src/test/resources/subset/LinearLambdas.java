// profile: program
package subset;

import java.util.function.IntUnaryOperator;
import org.saltyos.lang.linear.Borrow;
import org.saltyos.lang.linear.Linear;
import org.saltyos.lang.linear.Own;

/** SALT1003 and SALT1005: lambdas, and methods that run in another's place. */
public final class LinearLambdas {
    @Linear
    record Slot(int number) {
        static Slot take(int number) {
            return new Slot(number);
        }

        int plus(int other) {
            return number + other;
        }

        @Own
        int free() {
            return number;
        }
    }

    interface Looker {
        int look(int a, @Borrow Slot slot);
    }

    interface Taker {
        int take(int a, Slot slot);
    }

    static final class GoodLooker implements Looker {
        @Override
        public int look(int a, @Borrow Slot slot) {
            return slot.number();
        }
    }

    static final class BadLooker implements Looker {
        @Override
        public int look(int a, Slot slot) {
            return slot.free(); // SALT1005: parameter 2 of LinearLambdas.BadLooker.look is taken over, but not that of LinearLambdas.Looker.look
        }
    }

    static final class BadTaker implements Taker {
        @Override
        public int take(int a, @Borrow Slot slot) {
            return slot.number(); // SALT1005: parameter 2 of LinearLambdas.BadTaker.take is borrowed, but not that of LinearLambdas.Taker.take
        }
    }

    private LinearLambdas() {}

    private static int lookBy(Looker looker, @Borrow Slot slot) {
        return looker.look(1, slot);
    }

    private static int takeBy(Taker taker, Slot slot) {
        return taker.take(1, slot);
    }

    public static int looks(int a) {
        Slot slot = Slot.take(a);
        int sum = lookBy(a > 3 ? new GoodLooker() : new BadLooker(), slot);
        return takeBy(a > 3 ? new BadTaker() : (number, taken) -> number + taken.free(), slot) + sum;
    }

    public static int looksByLambda(int a) {
        Slot slot = Slot.take(a);
        int sum = lookBy((int number, @Borrow Slot seen) -> number + seen.number(), slot);
        return slot.free() + sum;
    }

    public static int looksByReference(int a) {
        Slot slot = Slot.take(a);
        int sum = lookBy(LinearLambdas::glance, slot) + lookBy(LinearLambdas::steal, slot); // SALT1005: is only borrowed
        return takeBy(LinearLambdas::glance, slot) + sum; // SALT1002: is forgotten when the method returns
    }

    private static int glance(int a, @Borrow Slot slot) {
        return a + slot.number();
    }

    private static int steal(int a, Slot slot) {
        return a + slot.free();
    }

    public static int stolenByLambda(int a) {
        Slot slot = Slot.take(a);
        int sum = lookBy((number, seen) -> number + seen.free(), slot); // SALT1005: is only borrowed, but is ended by LinearLambdas.Slot.free
        return slot.free() + sum;
    }

    public static int takesByLambda(int a) {
        return takeBy((number, taken) -> number + taken.free(), Slot.take(a));
    }

    public static int forgetsByLambda(int a) {
        return takeBy((number, taken) -> number + taken.number(), Slot.take(a)); // SALT1002: in parameter 2
    }

    private static int apply(IntUnaryOperator operator, int a) {
        return operator.applyAsInt(a);
    }

    public static int captured(int a) {
        Slot slot = Slot.take(a);
        return apply(x -> x + slot.number(), a); // SALT1003: is captured by a lambda
    }

    public static int capturedTwice(int a) {
        Slot slot = Slot.take(a);
        int sum = apply(x -> x + slot.number(), a); // SALT1003: is captured by a lambda
        return slot.free() + sum;
    }

    public static int endedByLambda(int a) {
        Slot slot = Slot.take(a);
        return apply(x -> x + slot.free(), a); // SALT1003: is captured by a lambda
    }

    public static int capturedByReference(int a) {
        Slot slot = Slot.take(a);
        return apply(slot::plus, a); // SALT1003: is captured by a lambda
    }

    public static int made(int a) {
        return apply(x -> Slot.take(x).free(), a);
    }

    public static int sameSlot(int a) {
        Slot slot = Slot.take(a);
        int hash = slot.hashCode();
        return slot.free() + hash;
    }

    public static int textOf(int a) {
        Slot slot = Slot.take(a);
        int length = slot.toString().length();
        return slot.free() + length;
    }

    private static String concatenated(int a) {
        Slot slot = Slot.take(a);
        return "slot " + slot; // SALT1004: goes to parameter 1 of String.valueOf, which is of type java.lang.Object
    }


    public static int lengthOfText(int a) {
        return concatenated(a).length();
    }
}
