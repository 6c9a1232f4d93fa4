// profile: program
package subset;

import org.saltyos.lang.Fault;
import org.saltyos.lang.linear.Borrow;
import org.saltyos.lang.linear.CapTable;
import org.saltyos.lang.linear.Linear;
import org.saltyos.lang.linear.Own;

/** SALT1001 to SALT1005: all places to which a value can go, and all from which it can come. */
public final class LinearMoves {
    private static final Slot[] KEPT = new Slot[2];
    private static final Keeper KEEPER = new Keeper();
    private static Object last = KEEPER;

    @Linear
    record Slot(int number) {
        static Slot take(int number) {
            return new Slot(number);
        }

        static Slot takeTwo(int number) {
            new Slot(number); // SALT1002: the LinearMoves.Slot made here (line 23) is thrown away
            return new Slot(number + 1);
        }

        static int makeNothing(int number) {
            Slot slot = new Slot(number);
            return number; // SALT1002: made here (line 28) is forgotten when the method returns
        }

        int giveSelf() {
            return give(this); // SALT1005: the LinearMoves.Slot this method is called on is only borrowed
        }

        @Own
        int free() {
            return number;
        }

        @Own
        int passOn() {
            return give(this);
        }
    }

    /** A linear record that holds others; what javac adds to it does not give them away. */
    @Linear
    record Pair(Slot first, Slot second) {
        static Pair of(int number) {
            return new Pair(Slot.take(number), Slot.take(number));
        }

        @Own
        int free() {
            return first.free() + second.free();
        }
    }

    /** A linear class whose constructor gives away what it makes. */
    @Linear
    static final class Door {
        final int number;

        private Door(int number) {
            this.number = number;
            close(this); // SALT1005: this method is called on is only borrowed
        }

        static Door open(int number) {
            return new Door(number);
        }

        static int close(Door door) {
            return door.end();
        }

        @Own
        int end() {
            return number;
        }
    }

    /** An ordinary class whose methods take values over. */
    static final class Keeper {
        private int numbers;

        int keep(Slot slot) {
            return give(slot) + count(this);
        }

        int forget(Slot slot) {
            return numbers; // SALT1002: in parameter 1 (line 93) is forgotten when the method returns
        }

        @CapTable
        int store(Object slot) {
            return numbers;
        }

        int hold(Object slot) {
            return numbers;
        }

        private static int count(Keeper keeper) {
            return keeper.numbers;
        }
    }

    private LinearMoves() {}

    private static int give(Slot slot) {
        return slot.free();
    }

    private static int look(@Borrow Slot slot) {
        return slot.number();
    }

    public static int makes(int a) {
        Slot slot = Slot.takeTwo(a);
        return Slot.makeNothing(a) + slot.giveSelf() + slot.passOn() + Door.open(a).end();
    }

    public static int keeps(int a) {
        return KEEPER.keep(Slot.take(a)) + KEEPER.forget(Slot.take(a));
    }

    /** A parameter of two words comes before the value. */
    private static int afterLong(long seed, double weight, Slot slot, int a) {
        return a > 3 ? give(slot) : (int) seed; // SALT1002: in parameter 3 (line 131) can be forgotten
    }

    private static int borrowedAfterLong(long seed, @Borrow Slot slot) {
        return give(slot); // SALT1005: in parameter 2 (line 135) is only borrowed, but is given to LinearMoves.give
    }

    public static int afterLongs(int a) {
        Slot slot = Slot.take(a);
        int seen = borrowedAfterLong(a, slot);
        return afterLong(a, 1.0, slot, a) + seen;
    }

    public static void toStaticField(int a) {
        last = Slot.take(a); // SALT1004: goes to a static field
    }

    public static boolean isFirst() {
        return last == KEEPER;
    }

    public static void toArray(int a) {
        KEPT[a & 1] = Slot.take(a); // SALT1004: goes to an array
    }

    private static Object hidden(Slot slot) {
        return slot; // SALT1004: goes to the result, which is of type java.lang.Object
    }

    public static boolean hides(int a) {
        return hidden(Slot.take(a)) == KEEPER;
    }

    public static int toOtherType(int a) {
        return KEEPER.hold(Slot.take(a)); // SALT1004: goes to parameter 1 of LinearMoves.Keeper.hold, which is of type
    }

    public static int toTextAndBack(int a) {
        Pair pair = Pair.of(a);
        int length = pair.toString().length() + pair.hashCode();
        return pair.free() + length;
    }

    /** What can also be something else is not followed any further, so nobody has given it away. */
    public static int toVariableOfOtherType(int a) {
        Object either = a > 3 ? Slot.take(a) : KEEPER;
        return KEEPER.hold(either); // SALT1002: is forgotten when the method returns
    }

    public static int toTableOfOtherType(int a) {
        return KEEPER.store(Slot.take(a));
    }

    public static int fromArray(int a) {
        return give(KEPT[a & 1]); // SALT1005: in an array (line 185) is only borrowed, but is given to
    }

    private static int fromParameter(Slot[] all) {
        return give(all[0]); // SALT1005: in an array (line 189) is only borrowed
    }

    private static int allOfParameter(Slot[] all) {
        int sum = 0;
        for (int i = 0; i < all.length; i++) {
            sum += give(all[i]); // SALT1005: in an array (line 195) is only borrowed
        }
        return sum;
    }

    private static Slot[] all() {
        return KEPT;
    }

    public static int fromResult(int a) {
        return fromParameter(KEPT) + allOfParameter(KEPT) + give(all()[a]); // SALT1005: in an array (line 205) is only borrowed
    }

    public static int fromNewArray(int a) {
        Slot[] slots = new Slot[a];
        return give(slots[0]); // SALT1005: in an array (line 210) is only borrowed
    }

    public static int fromRows(int a) {
        Slot[][] rows = new Slot[a][a];
        return give(rows[0][1]); // SALT1005: in an array (line 215) is only borrowed
    }

    private static int lookAtFirst(Slot[] slots) {
        return look(slots[0]);
    }

    public static int passesRow(int a) {
        Slot[][] rows = new Slot[a][];
        rows[0] = new Slot[1];
        for (int i = 0; i < a; i++) {
            rows[i] = rows[0];
        }
        return lookAtFirst(rows[0]);
    }

    private static int fromCast(Object object) {
        return give((Slot) object); // SALT1005: behind a cast (line 232) is only borrowed
    }

    public static int looksAtAll(int a) {
        int sum = fromCast(KEEPER);
        for (int i = 0; i < KEPT.length; i++) {
            sum += look(KEPT[i]);
        }
        return sum;
    }

    public static int fieldAfter(int a) {
        Slot slot = Slot.take(a);
        int given = give(slot);
        return given + slot.number; // SALT1001: is used after it was given to LinearMoves.give in line 245
    }

    public static int accessorAfter(int a) {
        Slot slot = Slot.take(a);
        int given = give(slot);
        return given + slot.number(); // SALT1001: is used after it was given to LinearMoves.give in line 251
    }

    public static int castAndGive(int a) {
        Object object = Slot.take(a);
        return give((Slot) object);
    }
}
