// profile: program
package subset;

import org.jspecify.annotations.Nullable;
import org.saltyos.lang.Fault;
import org.saltyos.lang.linear.Borrow;
import org.saltyos.lang.linear.Linear;
import org.saltyos.lang.linear.Own;

/** SALT1001 and SALT1002: what branches and loops do to a value. */
public final class LinearPaths {
    @Linear
    record Slot(int number) implements AutoCloseable {
        static Slot take(int number) {
            return new Slot(number);
        }

        @Own
        int free() {
            return number;
        }

        @Own
        @Override
        public void close() {
            numbers -= number;
        }
    }

    static final class Late extends Fault {
        static final Late LATE = new Late();

        private Late() {
            super(1, "late");
        }
    }

    private static int numbers;

    private LinearPaths() {}

    private static int give(Slot slot) {
        return slot.free();
    }

    private static int look(@Borrow Slot slot) {
        return slot.number();
    }

    private static void check(int a) throws Late {
        if (a > 7) {
            throw Late.LATE;
        }
    }

    public static int endedByResource(int a) {
        try (Slot slot = Slot.take(a)) {
            check(a);
            return look(slot);
        } catch (Late late) {
            return late.code();
        }
    }

    public static int endedIfThere(int a) {
        Slot slot = null;
        try {
            check(a);
            slot = Slot.take(a);
            check(a + 1);
        } catch (Late late) {
            numbers++;
        }
        if (slot != null) {
            return give(slot);
        }
        return 0;
    }

    private static @Nullable Slot find(int a) {
        return a > 3 ? Slot.take(a) : null;
    }

    public static int endedIfFound(int a) {
        Slot slot = find(a);
        return slot == null ? 0 : give(slot);
    }

    public static int forgottenIfFound(int a) {
        Slot slot = find(a);
        return slot != null ? look(slot) : 0; // SALT1002: is forgotten when the method returns
    }

    public static int chosenFromVariables(int a) {
        Slot chosen;
        if (a > 3) {
            Slot first = Slot.take(1);
            numbers += first.number();
            chosen = first;
        } else {
            Slot second = Slot.take(2);
            numbers += look(second);
            chosen = second;
        }
        return give(chosen);
    }

    public static int chosenBySwitch(int a) {
        Slot chosen = switch (a) {
            case 1 -> Slot.take(1);
            case 2, 5 -> {
                Slot other = Slot.take(7);
                numbers += look(other);
                yield other;
            }
            default -> Slot.take(a);
        };
        return give(chosen);
    }

    public static int chosenAndForgotten(int a) {
        Slot slot = a > 3 ? Slot.take(1) : Slot.take(2);
        return slot.number(); // SALT1002: the LinearPaths.Slot that several ways bring here (line 122) is forgotten
    }

    public static int forgottenInSwitch(int a) {
        Slot slot = Slot.take(a);
        switch (a) {
            case 1:
                return give(slot);
            case 1000:
                numbers++;
                break;
            default:
                return slot.free();
        }
        return 0; // SALT1002: the LinearPaths.Slot from LinearPaths.Slot.take (line 127) is forgotten when the method returns
    }

    public static int givenInLoop(int a) {
        Slot slot = Slot.take(a);
        int sum = 0;
        for (int i = 0; i < a; i++) {
            sum += look(slot); // SALT1001: is used after it can have been given to LinearPaths.give
            sum += give(slot); // SALT1001: is given to LinearPaths.give after it can have been given to LinearPaths.give
        }
        return sum; // SALT1002: can be forgotten when the method returns
    }

    public static int lookedAtInLoop(int a) {
        Slot slot = Slot.take(a);
        long sum = 0;
        double last = 0;
        for (int i = 0; i < a; i++) {
            double weight = last = 0.7;
            long most = sum = 5_000_000_000L;
            int limit = numbers = 1_000_000;
            sum += look(slot) + most + limit + (long) (weight * 3);
        }
        return give(slot) + (int) sum + (int) last;
    }
}
