package subset;

import org.saltyos.lang.Fault;
import org.saltyos.lang.linear.Affine;
import org.saltyos.lang.linear.Borrow;
import org.saltyos.lang.linear.CapTable;
import org.saltyos.lang.linear.Linear;
import org.saltyos.lang.linear.Own;
import org.saltyos.lang.linear.Rights;

/** SALT1001 to SALT1007: what stands for one thing outside is given away exactly once. */
public final class LinearValues {
    static final int READ = 1;
    static final int WRITE = 2;

    @Linear
    record Slot(int number) {
        static Slot take(int number) {
            return new Slot(number);
        }

        @Own
        int free() {
            return number;
        }
    }

    @Linear
    record Pair(Slot first, Slot second) {
        @Own
        int free() {
            return first.free() + second.free();
        }
    }

    record Holder(Slot slot) {} // SALT1004: goes to field slot of LinearValues.Holder

    @Affine
    record Ticket(int number) {
        static Ticket draw(int number) {
            return new Ticket(number);
        }

        @Own
        int use() {
            return number;
        }
    }

    @Linear(reply = true)
    record Caller(int badge) {
        static Caller await() {
            return new Caller(1);
        }

        @Own
        int answer(int value) {
            return badge + value;
        }
    }

    static final class Late extends Fault {
        static final Late LATE = new Late();

        private Late() {
            super(1, "late");
        }
    }

    static final class Table {
        private final int[] numbers = new int[4];

        @CapTable
        void put(int at, Slot slot) {
            numbers[at] = slot.number();
        }

        @CapTable
        Slot get(int at) {
            return new Slot(numbers[at]);
        }
    }

    private static final Table TABLE = new Table();

    private LinearValues() {}

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

    public static int once(int a) {
        Slot slot = Slot.take(a);
        int seen = look(slot) + slot.number();
        return give(slot) + seen;
    }

    public static int twice(int a) {
        Slot slot = Slot.take(a);
        int first = give(slot);
        return first + give(slot); // SALT1001: was given to LinearValues.give in line 110
    }

    public static int usedAfter(int a) {
        Slot slot = Slot.take(a);
        int freed = slot.free();
        return freed + look(slot); // SALT1001: is used after it was ended by LinearValues.Slot.free
    }

    public static int sometimes(int a) {
        Slot slot = Slot.take(a);
        if (a > 3) {
            give(slot);
        }
        return slot.free(); // SALT1001: can have been given to LinearValues.give
    }

    public static int forgotten(int a) {
        Slot slot = Slot.take(a);
        return slot.number(); // SALT1002: is forgotten when the method returns
    }

    public static int forgottenOnOnePath(int a) {
        Slot slot = Slot.take(a);
        if (a > 3) {
            return give(slot);
        }
        return 0; // SALT1002: is forgotten when the method returns
    }

    private static int forgottenByFault(int a) throws Late {
        Slot slot = Slot.take(a);
        check(a); // SALT1002: is forgotten when this throws LinearValues.Late
        return give(slot);
    }

    private static int keptByFinally(int a) throws Late {
        Slot slot = Slot.take(a);
        try {
            check(a);
        } finally {
            give(slot);
        }
        return a;
    }

    private static int keptByCatch(int a) {
        Slot slot = Slot.take(a);
        try {
            check(a);
        } catch (Late late) {
            return give(slot);
        }
        return slot.free();
    }

    public static int faults(int a) {
        try {
            return forgottenByFault(a) + keptByFinally(a) + keptByCatch(a);
        } catch (Late late) {
            return late.code();
        }
    }

    public static int choice(int a) {
        Slot slot = a > 3 ? Slot.take(1) : Slot.take(2);
        return give(slot);
    }

    public static int loop(int a) {
        Slot slot = Slot.take(0);
        for (int i = 1; i < a; i++) {
            give(slot);
            slot = Slot.take(i);
        }
        return give(slot);
    }

    public static int badLoop(int a) {
        int sum = 0;
        for (int i = 0; i < a; i++) {
            Slot slot = Slot.take(i); // SALT1002: is forgotten when the loop comes here again
            sum += slot.number();
        }
        return sum; // SALT1002: is forgotten when the method returns
    }

    public static void thrownAway(int a) {
        Slot.take(a); // SALT1002: is thrown away here
    }

    public static int pair(int a) {
        return new Pair(Slot.take(a), Slot.take(a + 1)).free(); // SALT1003: a LinearValues.Pair is made outside
    }

    public static int same(int a) {
        Slot slot = Slot.take(a);
        Pair pair = new Pair(slot, slot); // SALT1003: already | a LinearValues.Pair is made outside its own methods
        return pair.free();
    }

    public static int made(int a) {
        return new Slot(a).free(); // SALT1003: a LinearValues.Slot is made outside its own methods
    }

    public static int table(int a) {
        TABLE.put(a & 3, Slot.take(a));
        return TABLE.get(a & 3).free();
    }

    public static int held(int a) {
        return new Holder(Slot.take(a)).slot().number();
    }

    private static int givesBorrowed(@Borrow Slot slot) {
        return give(slot); // SALT1005: is only borrowed, but is given to LinearValues.give
    }

    public static int borrow(int a) {
        Slot slot = Slot.take(a);
        int result = givesBorrowed(slot);
        return result + give(slot);
    }

    public static int affine(int a) {
        Ticket ticket = Ticket.draw(a);
        return a > 3 ? ticket.use() : 0;
    }

    public static int affineTwice(int a) {
        Ticket ticket = Ticket.draw(a);
        return ticket.use() + ticket.use(); // SALT1001: after it was ended by LinearValues.Ticket.use
    }

    public static int answered(int a) {
        return Caller.await().answer(a);
    }

    public static int unanswered(int a) {
        Caller caller = Caller.await();
        return a > 3 ? caller.answer(a) : caller.badge(); // SALT1007: forgotten when the method returns
    }

    public static int answeredTwice(int a) {
        Caller caller = Caller.await();
        return caller.answer(a) + caller.answer(a); // SALT1007: after it was ended by LinearValues.Caller.answer
    }

    record Port(int address) {
        int send(@Rights(WRITE) Port this, int a) {
            return address + a;
        }

        @Rights(READ)
        Port readOnly() {
            return this;
        }
    }

    private static int receive(@Rights(READ) Port port) {
        return port.address();
    }

    private static int own(Port port) {
        return receive(port) + port.send(1);
    }

    public static int rights(int a) {
        Port port = new Port(a);
        return own(port) + receive(port.readOnly());
    }

    public static int sendsWithoutRight(int a) {
        return new Port(a).readOnly().send(a); // SALT1006: a value with rights 1 goes to the receiver
    }

    public static int givesFewer(int a) {
        return own(new Port(a).readOnly()); // SALT1006: which needs every right
    }

    public static int mergesFewer(int a) {
        Port port = new Port(a);
        Port chosen = a > 3 ? port : port.readOnly();
        return chosen.send(a); // SALT1006: a value with rights 1
    }
}
