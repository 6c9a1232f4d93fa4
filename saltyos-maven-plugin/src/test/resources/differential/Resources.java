package differential;

import org.saltyos.lang.Fault;

/** Resources are closed in their order, whatever ends the block. */
public final class Resources {
    static final class Broken extends Fault {
        private static final long serialVersionUID = 1L;
        static final Broken[] FAULTS = {new Broken(1), new Broken(2), new Broken(3)};

        private Broken(int code) {
            super(code, "broken");
        }
    }

    /** A gate that notes what happens to it; it cannot be closed if {@code stuck} is its number. */
    static final class Gate implements AutoCloseable {
        private final int number;

        Gate(int number) {
            this.number = number;
        }

        Gate open(int forbidden) throws Broken {
            if (forbidden == number) {
                throw Broken.FAULTS[0];
            }
            notes = notes * 10 + number;
            return this;
        }

        @Override
        public void close() throws Broken {
            notes = notes * 10 + number + 4;
            if (stuck == number) {
                throw Broken.FAULTS[1];
            }
        }
    }

    private static final Gate FIRST = new Gate(1);
    private static final Gate SECOND = new Gate(2);
    private static int notes;
    private static int stuck;

    private Resources() {}

    private static int work(int a) throws Broken {
        notes = notes * 10 + 9;
        if (a < 0) {
            throw Broken.FAULTS[2];
        }
        return 100 / a;
    }

    private static int two(int a, int forbidden) throws Broken {
        try (Gate first = FIRST.open(forbidden);
                Gate second = SECOND.open(forbidden)) {
            return work(a) + first.number + second.number;
        }
    }

    public static int order(int a, int b) {
        notes = 0;
        stuck = 0;
        int result;
        try {
            result = two(a, b);
        } catch (Broken broken) {
            result = -broken.code();
        }
        return result * 1_000_000 + notes;
    }

    public static int stuckGates(int a, int b) {
        notes = 0;
        stuck = b & 3;
        int result;
        try {
            result = two(a, 0);
        } catch (Broken broken) {
            result = -broken.code();
        } finally {
            notes++;
        }
        return result * 1_000_000 + notes;
    }

    /** Nothing can be opened, so nothing is closed. */
    public static int absent(int a, int b) {
        notes = 0;
        stuck = 0;
        try (Gate gate = b > 2 ? null : FIRST.open(0)) {
            return work(a) * 1_000_000 + notes + (gate == null ? 1 : 2);
        } catch (Broken broken) {
            return -broken.code() * 1_000_000 + notes;
        }
    }

    /** Both throw the same constant, which cannot suppress itself. */
    public static int same(int a) {
        notes = 0;
        stuck = 1;
        try (Gate gate = FIRST.open(0)) {
            if (a > 2) {
                throw Broken.FAULTS[1];
            }
            return notes + gate.number;
        } catch (Broken broken) {
            return broken.code() * 1_000_000 + notes;
        }
    }
}
