package differential;

import org.saltyos.lang.memory.Pool;
import org.saltyos.lang.memory.PoolExhausted;

/** Pools: taking, giving back, running out, giving back twice. */
public final class Pools {
    static final class Conn {
        private static int made;

        final int number = made++;
        int badge;
    }

    private static final Pool<Conn> CONNS = Pool.of(4, Conn::new);

    private Pools() {}

    public static int taken(int badge) {
        try {
            int first = CONNS.acquire();
            int second = CONNS.acquire();
            CONNS.get(first).badge = badge;
            CONNS.get(second).badge = badge + 1;
            int sum = CONNS.get(first).badge * 31 + CONNS.get(second).badge;
            sum = sum * 31 + CONNS.get(first).number * 7 + CONNS.get(second).number + CONNS.available();
            CONNS.release(second);
            CONNS.release(first);
            return sum * 31 + CONNS.available() + CONNS.capacity();
        } catch (PoolExhausted e) {
            return -1;
        }
    }

    public static int exhausted(int a) {
        int got = 0;
        try {
            while (got < 10) {
                CONNS.acquire();
                got++;
            }
        } catch (PoolExhausted e) {
            got += 100 * e.code();
        }
        for (int i = CONNS.capacity() - 1; i >= 0; i--) {
            CONNS.release(i);
        }
        return got;
    }

    public static int releasedTwice(int a) {
        CONNS.release(a & 3);
        return 0;
    }

    public static int outside(int a) {
        return CONNS.get(a).badge;
    }
}
