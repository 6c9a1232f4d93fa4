package differential;

import org.saltyos.lang.sync.AtomicFlag;
import org.saltyos.lang.sync.AtomicInt;
import org.saltyos.lang.sync.AtomicLong;
import org.saltyos.lang.sync.AtomicRef;
import org.saltyos.lang.sync.Fences;

/** Atomic cells by one thread: every operation, every mode. */
public final class Atomics {
    static final class Node {
        final int value;

        Node(int value) {
            this.value = value;
        }
    }

    private static final AtomicInt INT = new AtomicInt(3);
    private static final AtomicLong LONG = new AtomicLong(4);
    private static final AtomicFlag FLAG = new AtomicFlag(false);
    private static final Node FIRST = new Node(11);
    private static final Node SECOND = new Node(22);
    private static final AtomicRef<Node> REF = new AtomicRef<>(FIRST);
    private static volatile int volatileInt;
    private static volatile long volatileLong;
    private static volatile byte volatileByte;
    private static volatile boolean volatileBoolean;
    private static volatile Node volatileNode = FIRST;

    static final class Holder {
        volatile char letter;
        volatile short number;
    }

    private static final Holder HOLDER = new Holder();

    private Atomics() {}

    public static long intModes(int a, int b) {
        INT.setPlain(a);
        long sum = INT.getPlain();
        INT.setOpaque(b);
        sum = sum * 31 + INT.getOpaque();
        INT.setRelease(a + b);
        sum = sum * 31 + INT.getAcquire();
        INT.setVolatile(a - b);
        return sum * 31 + INT.getVolatile();
    }

    public static long intUpdates(int a, int b) {
        INT.setVolatile(a);
        long sum = INT.getAndAdd(b);
        sum = sum * 31 + INT.getAndAddAcquire(b);
        sum = sum * 31 + INT.getAndAddRelease(b);
        sum = sum * 31 + INT.getAndBitwiseOr(b);
        sum = sum * 31 + INT.getAndBitwiseOrAcquire(1);
        sum = sum * 31 + INT.getAndBitwiseOrRelease(8);
        sum = sum * 31 + INT.getAndBitwiseXor(a);
        sum = sum * 31 + INT.getAndBitwiseXorAcquire(b);
        sum = sum * 31 + INT.getAndBitwiseXorRelease(7);
        sum = sum * 31 + INT.getAndBitwiseAnd(b);
        sum = sum * 31 + INT.getAndBitwiseAndAcquire(~1);
        sum = sum * 31 + INT.getAndBitwiseAndRelease(~a);
        sum = sum * 31 + INT.getAndSet(a);
        sum = sum * 31 + INT.getAndSetAcquire(b);
        sum = sum * 31 + INT.getAndSetRelease(a ^ b);
        return sum * 31 + INT.getPlain();
    }

    public static long intExchanges(int a, int b) {
        INT.setVolatile(a);
        long sum = INT.compareAndSet(b, 5) ? 1 : 2;
        sum = sum * 31 + (INT.compareAndSet(INT.getPlain(), b) ? 1 : 2);
        sum = sum * 31 + INT.compareAndExchange(a, 9);
        sum = sum * 31 + INT.compareAndExchangeAcquire(9, a);
        sum = sum * 31 + INT.compareAndExchangeRelease(b, 6);
        sum = sum * 31 + INT.getVolatile();
        int tries = 0;
        while (!INT.weakCompareAndSet(INT.getPlain(), 77) && tries < 1000) {
            tries++;
        }
        while (!INT.weakCompareAndSetPlain(INT.getPlain(), INT.getPlain() + 1) && tries < 1000) {
            tries++;
        }
        while (!INT.weakCompareAndSetAcquire(INT.getPlain(), INT.getPlain() + 1) && tries < 1000) {
            tries++;
        }
        while (!INT.weakCompareAndSetRelease(INT.getPlain(), INT.getPlain() + 1) && tries < 1000) {
            tries++;
        }
        return sum * 31 + INT.getPlain();
    }

    public static long longs(long a, long b) {
        LONG.setVolatile(a);
        long sum = LONG.getAndAdd(b);
        sum = sum * 31 + LONG.getAndBitwiseOr(b);
        sum = sum * 31 + LONG.getAndBitwiseAnd(a);
        sum = sum * 31 + LONG.getAndBitwiseXor(b);
        sum = sum * 31 + LONG.getAndSetAcquire(a);
        sum = sum * 31 + (LONG.compareAndSet(a, b) ? 1 : 0);
        sum = sum * 31 + LONG.compareAndExchange(a, 5);
        LONG.setRelease(LONG.getAcquire() + 1);
        LONG.setOpaque(LONG.getOpaque() + 1);
        LONG.setPlain(LONG.getPlain() + 1);
        return sum * 31 + LONG.getVolatile();
    }

    public static boolean flag(int a) {
        FLAG.setVolatile(a > 0);
        boolean was = FLAG.getAndSet(a < 0);
        boolean set = FLAG.compareAndSet(a < 0, true);
        FLAG.setRelease(was ^ set);
        return FLAG.getAcquire() ^ FLAG.compareAndExchange(true, false) ^ FLAG.getPlain();
    }

    public static int reference(int a) {
        REF.setVolatile(a > 0 ? FIRST : SECOND);
        Node old = REF.getAndSet(SECOND);
        int sum = old == null ? 0 : old.value;
        sum = sum * 31 + (REF.compareAndSet(SECOND, null) ? 1 : 0);
        Node none = REF.getAcquire();
        sum = sum * 31 + (none == null ? 7 : none.value);
        Node before = REF.compareAndExchange(null, FIRST);
        REF.setRelease(before == null ? FIRST : SECOND);
        Node last = REF.getOpaque();
        return sum * 31 + (last == null ? 7 : last.value);
    }

    public static int emptyReference(int a) {
        REF.setVolatile(a > 0 ? FIRST : null);
        return REF.getVolatile().value;
    }

    public static long volatileFields(int a, long b) {
        volatileInt = a;
        volatileLong = b;
        volatileByte = (byte) a;
        volatileBoolean = a > 0;
        volatileNode = a > 3 ? FIRST : SECOND;
        HOLDER.letter = (char) a;
        HOLDER.number = (short) b;
        volatileInt += 3;
        volatileLong++;
        Fences.fullFence();
        Fences.acquireFence();
        Fences.releaseFence();
        return volatileInt
                + 31 * volatileLong
                + volatileByte
                + (volatileBoolean ? 5 : 0)
                + volatileNode.value
                + HOLDER.letter
                + HOLDER.number;
    }
}
