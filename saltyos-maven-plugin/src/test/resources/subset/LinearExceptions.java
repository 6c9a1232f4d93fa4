// profile: program
package subset;

import java.io.IOException;
import org.saltyos.lang.Fault;
import org.saltyos.lang.linear.Linear;
import org.saltyos.lang.linear.Own;

/** SALT1002: a value is given away on the ways that exceptions take, too. */
public final class LinearExceptions {
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

    static class Broken extends Fault {
        static final Broken BROKEN = new Broken();

        Broken() {
            super(1, "broken");
        }
    }

    static final class Late extends Broken {
        static final Late LATE = new Late();
    }

    static final class Other extends Fault {
        static final Other OTHER = new Other();

        private Other() {
            super(2, "other");
        }
    }

    private static int numbers;

    private LinearExceptions() {}

    private static int give(Slot slot) {
        return slot.free();
    }

    private static void check(int a) throws Late {
        if (a > 7) {
            throw Late.LATE;
        }
    }

    private static void checkBroadly(int a) throws Broken {
        check(a);
        if (a > 6) {
            throw Broken.BROKEN;
        }
    }

    private static void checkOther(int a) throws Other {
        if (a > 7) {
            throw Other.OTHER;
        }
    }

    public static int caughtByBase(int a) {
        Slot slot = Slot.take(a);
        try {
            check(a);
        } catch (Broken broken) {
            return give(slot);
        }
        return slot.free();
    }

    private static int notCaught(int a) throws Late {
        Slot slot = Slot.take(a);
        try {
            check(a); // SALT1002: is forgotten when this throws LinearExceptions.Late
            checkOther(a);
        } catch (Other other) {
            return give(slot);
        }
        return slot.free();
    }

    private static int sometimesCaught(int a) throws Broken {
        Slot slot = Slot.take(a);
        try {
            checkBroadly(a); // SALT1002: is forgotten when this throws LinearExceptions.Broken
        } catch (Late late) {
            return give(slot);
        }
        return slot.free();
    }

    public static int forgottenInHandler(int a) {
        Slot slot = Slot.take(a);
        try {
            check(a);
        } catch (Late late) {
            return late.code(); // SALT1002: is forgotten when the method returns
        }
        return slot.free();
    }

    public static int caughtInTurn(int a) {
        Slot slot = Slot.take(a);
        try {
            check(a);
            checkOther(a);
        } catch (Late late) {
            return give(slot);
        } catch (Other other) {
            return slot.free();
        }
        return slot.free();
    }

    private static int thrownHere(int a) throws Late {
        Slot slot = Slot.take(a);
        if (a > 7) {
            throw Late.LATE; // SALT1002: is forgotten when this throws LinearExceptions.Late
        }
        return slot.free();
    }

    private static int madeHere(int a) throws IOException {
        Slot slot = Slot.take(a);
        if (a > 7) {
            throw new IOException(); // SALT1002: is forgotten when this throws IOException
        }
        return slot.free();
    }

    private static int passedHere(int a, Late late) throws Late {
        Slot slot = Slot.take(a);
        if (a > 7) {
            throw late; // SALT1002: is forgotten when this throws LinearExceptions.Late
        }
        return slot.free();
    }

    private static int bugHere(int a) {
        Slot slot = Slot.take(a);
        if (a > 7) {
            throw new IllegalStateException(a > 8 ? "eight" : "more");
        } else if (a > 6) {
            throw a > 3 ? new IllegalArgumentException() : new ArithmeticException();
        }
        return slot.free();
    }

    public static int thrownAndCaught(int a) {
        Slot slot = Slot.take(a);
        try {
            if (a > 7) {
                throw Late.LATE;
            }
        } catch (Late late) {
            return give(slot);
        }
        return slot.free();
    }

    private static int thrownAgain(int a) throws Late {
        Slot slot = Slot.take(a);
        try {
            check(a);
        } catch (Late late) {
            numbers++;
            throw late; // SALT1002: is forgotten when this throws LinearExceptions.Late
        }
        return slot.free();
    }

    private static int thrownAgainByFinally(int a) throws Late {
        Slot slot = Slot.take(a);
        try {
            check(a);
        } finally {
            numbers++;
        } // SALT1002: is forgotten when this throws LinearExceptions.Late
        return slot.free();
    }

    public static int thrownAgainAndCaught(int a) {
        Slot slot = Slot.take(a);
        try {
            try {
                check(a);
            } finally {
                numbers++;
            }
        } catch (Late late) {
            return give(slot);
        }
        return slot.free();
    }

    public static int throwsAll(int a) {
        try {
            return notCaught(a) + sometimesCaught(a) + thrownHere(a) + madeHere(a) + passedHere(a, Late.LATE)
                    + bugHere(a) + thrownAgain(a) + thrownAgainByFinally(a);
        } catch (Fault | IOException fault) {
            return 0;
        }
    }
}
