package org.saltyos.garbage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Collections of many kinds, whose order of iteration goes into the result. */
final class CollectionWork {
    private static final int ELEMENTS = 300;
    private static final int STEP = 7919;

    private CollectionWork() {}

    static long run() {
        return lists() * 31 * 31 + maps() * 31 + queues();
    }

    private static long lists() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < ELEMENTS; i++) {
            numbers.add(i * STEP % 1009);
        }
        Collections.sort(numbers);
        numbers.removeIf(n -> n % 3 == 0);
        long hash = numbers.hashCode();
        return hash * 31
                + numbers.stream().filter(n -> n % 2 == 1).mapToInt(n -> n).sum();
    }

    private static long maps() {
        Map<String, List<Integer>> byRest = new HashMap<>();
        Map<Integer, String> ordered = new LinkedHashMap<>();
        TreeMap<String, Integer> sorted = new TreeMap<>();
        for (int i = 0; i < ELEMENTS; i++) {
            byRest.computeIfAbsent("rest " + i % 13, key -> new ArrayList<>()).add(i);
            ordered.put(i * STEP % 101, "value " + i);
            sorted.merge("key " + i % 17, i, Integer::sum);
        }
        long hash = byRest.toString().hashCode();
        hash = hash * 31 + ordered.toString().hashCode();
        hash = hash * 31 + sorted.headMap("key 5").toString().hashCode();
        String joined = sorted.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(";"));
        return hash * 31 + joined.hashCode();
    }

    private static long queues() {
        Deque<Integer> line = new ArrayDeque<>();
        PriorityQueue<Integer> smallest = new PriorityQueue<>();
        for (int i = 0; i < ELEMENTS; i++) {
            line.addLast(i);
            smallest.add(i * STEP % 997);
            if (i % 5 == 0) {
                line.addFirst(line.pollLast() - 1);
            }
        }
        long hash = 0;
        while (!smallest.isEmpty()) {
            hash = hash * 31 + smallest.poll();
        }
        while (!line.isEmpty()) {
            hash = hash * 31 + line.pollFirst();
        }
        return hash;
    }
}
