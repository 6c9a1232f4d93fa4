package org.saltyos.garbage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.start.ServerHeap;

/** Keeps the words it counted; everything else is garbage when the answer goes out. */
class GarbageLogic implements Garbage {
    private static final int PIECE = 1000;

    private final Map<String, Integer> words = new HashMap<>();

    @Override
    public long collections() {
        return CollectionWork.run();
    }

    @Override
    public long strings() {
        return StringWork.run();
    }

    @Override
    public long exceptions() {
        return ExceptionWork.run();
    }

    @Override
    public int count(Bytes word) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            text.append((char) word.at(i));
        }
        return words.merge(text.toString(), 1, Integer::sum);
    }

    @Override
    public Frequency mostFrequent() throws GarbageFault {
        Comparator<Map.Entry<String, Integer>> order = Map.Entry.comparingByValue();
        Map.Entry<String, Integer> most = words.entrySet().stream()
                .max(order.thenComparing(
                        Map.Entry.<String, Integer>comparingByKey().reversed()))
                .orElse(null);
        if (most == null) {
            throw GarbageFault.EMPTY;
        }
        return new Frequency(most.getKey().length(), most.getKey().charAt(0), most.getValue());
    }

    @Override
    public int keep(int bytes) {
        List<byte[]> pieces = new ArrayList<>();
        for (int kept = 0; kept < bytes; kept += PIECE) {
            pieces.add(new byte[PIECE]);
        }
        return pieces.size();
    }

    @Override
    public int recurse(int depth) {
        // What is made before the call and used after it keeps the compiler from making a loop of it.
        int[] level = {depth};
        return depth == 0 ? 0 : 1 + recurse(depth - 1) - depth + level[0];
    }

    @Override
    public int fail(int kind) {
        return Failures.fail(kind);
    }

    @Override
    public long sleep(int milliseconds) {
        long start = System.nanoTime();
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("nobody interrupts", interrupted);
        }
        return System.nanoTime() - start;
    }

    @Override
    public long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Override
    public long collectionsDone() {
        return ServerHeap.collections();
    }

    @Override
    public long longestNanoseconds() {
        return ServerHeap.longestNanoseconds();
    }
}
