package golden;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.AtomicMem;
import org.saltyos.lang.sync.AtomicInt;
import org.saltyos.lang.sync.AtomicRef;
import org.saltyos.lang.sync.Fences;

/** Atomic cells, atomic memory, volatile fields, fences. */
@Unsafe(because = "a test of what unsafe operations become")
public final class Atomics {
    private static final AtomicInt COUNTER = new AtomicInt(1);
    private static final AtomicRef<String> NAME = new AtomicRef<>("a");
    private static volatile int published;

    private Atomics() {}

    public static int modes(int a) {
        COUNTER.setRelease(a);
        COUNTER.setPlain(COUNTER.getOpaque());
        return COUNTER.getAcquire();
    }

    public static int updates(int a) {
        return COUNTER.getAndAdd(a) + COUNTER.getAndBitwiseOrAcquire(a);
    }

    public static boolean exchange(int a) {
        return COUNTER.compareAndSet(a, 5) | COUNTER.weakCompareAndSetRelease(5, a);
    }

    public static boolean reference() {
        return NAME.getAndSet("b") == NAME.compareAndExchange("b", "c");
    }

    public static int volatileField(int a) {
        published = a;
        return published;
    }

    public static long memory(long address) {
        AtomicMem.putIntRelease(address, 1);
        Fences.fullFence();
        return AtomicMem.getAndAddLong(address + 8, 3);
    }
}
