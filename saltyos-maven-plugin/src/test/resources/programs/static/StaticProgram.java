package programs;

import org.saltyos.lang.Depth;
import org.saltyos.lang.Export;
import org.saltyos.lang.Import;
import org.saltyos.lang.NoInline;
import org.saltyos.lang.Symbol;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;
import org.saltyos.runtime.heap.Heap;
import org.saltyos.runtime.heap.Statistics;
import org.saltyos.runtime.host.Output;

/** Uses the heap as compiled code does, or fails in a way that the first argument chooses. */
@Unsafe(because = "allocates like compiled code, by the symbols of heap.S")
public final class StaticProgram {
    private static final long NODE = 1L << 32;
    private static final int NODES = 300_000;
    private static final int[] NUMBERS = new int[4];

    private StaticProgram() {}

    @Export("salty_main")
    static long main(long argc, long argv) {
        switch (Mem.getByte(Mem.getLong(argv + 8))) {
            case 'g' -> {
                return collect();
            }
            case 'i' -> NUMBERS[(int) argc + 2] = 1;
            case 'd' -> NUMBERS[0] = 5 / ((int) argc - 2);
            case 'r' -> NUMBERS[0] = deep((int) argc);
            case 'w' -> Mem.putByte(argc * 8, (byte) 1);
            default -> {}
        }
        Output.text(Output.OUT, "out ");
        Output.text(Output.ERROR, "error\n");
        Output.text(Output.OUT, "late");
        return 3;
    }

    @NoInline
    @Depth(1_000_000_000)
    private static int deep(int level) {
        return deep(level + 1) * 31 + level;
    }

    /** A list in the static slot, and a shorter one on the stack, among much garbage. */
    private static long collect() {
        long onStack = node(0, 0);
        for (int i = 0; i < NODES; i++) {
            long node = node(i, 0);
            Mem.putLong(node + 16, Mem.getLong(slot()));
            Mem.putLong(slot(), node);
            for (int garbage = 0; garbage < 10; garbage++) {
                node(garbage, node);
            }
            if (i % 1000 == 0) {
                onStack = node(i, onStack);
            }
        }
        Heap.collect();
        long expected = NODES - 1;
        for (long node = Mem.getLong(slot()); node != 0; node = Mem.getLong(node + 16)) {
            if (Mem.getLong(node + 8) != expected) {
                return 1;
            }
            expected--;
        }
        long last = NODES - 1000;
        for (long node = onStack; node != 0; node = Mem.getLong(node + 16)) {
            if (Mem.getLong(node + 8) != last) {
                return 2;
            }
            last = Math.max(last - 1000, 0);
        }
        return expected == -1 && last == 0 && Statistics.collections() > 2 ? 0 : 3;
    }

    private static long node(long value, long next) {
        long node = Mem.getLong(top());
        if (node + 24 > Mem.getLong(limit())) {
            node = allocateSlow(24, NODE);
        } else {
            Mem.putLong(top(), node + 24);
            Mem.putLong(node, NODE);
        }
        Mem.putLong(node + 8, value);
        Mem.putLong(node + 16, next);
        return node;
    }

    @Import("salty_allocate_slow")
    private static long allocateSlow(long size, long header) {
        return 0;
    }

    @Symbol("salty_heap_top")
    private static long top() {
        return 0;
    }

    @Symbol("salty_heap_limit")
    private static long limit() {
        return 0;
    }

    @Symbol("test_slot")
    private static long slot() {
        return 0;
    }
}
