package org.saltyos.maven.report.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Places the nodes of a graph without circles in rows: whoever calls stands above those it calls. */
final class GraphLayout {
    /** No row is wider; what does not fit goes into a row of its own. */
    private static final int MOST_IN_A_ROW = 6;

    private static final int SWEEPS = 4;

    private final Map<String, Set<String>> calls;
    private final Map<String, Integer> heights = new HashMap<>();

    private GraphLayout(Map<String, Set<String>> calls) {
        this.calls = calls;
    }

    /**
     * The rows from top to bottom.
     *
     * @param calls for each node, in the order in which equal ones stay, the nodes it calls
     */
    static List<List<String>> rows(Map<String, Set<String>> calls) {
        return new GraphLayout(calls).rows();
    }

    private List<List<String>> rows() {
        Map<Integer, List<String>> byHeight = new HashMap<>();
        int highest = 0;
        for (String node : calls.keySet()) {
            int height = height(node, new LinkedHashSet<>());
            highest = Math.max(highest, height);
            byHeight.computeIfAbsent(height, key -> new ArrayList<>()).add(node);
        }
        List<List<String>> rows = new ArrayList<>();
        for (int height = highest; height >= 0; height--) {
            List<String> row = byHeight.getOrDefault(height, List.of());
            for (int i = 0; i < row.size(); i += MOST_IN_A_ROW) {
                rows.add(new ArrayList<>(row.subList(i, Math.min(row.size(), i + MOST_IN_A_ROW))));
            }
        }
        for (int i = 0; i < SWEEPS; i++) {
            order(rows);
        }
        return rows;
    }

    /** How many calls deep a node is; one that calls itself through others counts as the end. */
    private int height(String node, Set<String> above) {
        Integer known = heights.get(node);
        if (known != null) {
            return known;
        }
        if (!above.add(node)) {
            return 0;
        }
        int height = 0;
        for (String called : calls.getOrDefault(node, Set.of())) {
            height = Math.max(height, 1 + height(called, above));
        }
        above.remove(node);
        heights.put(node, height);
        return height;
    }

    /** Moves each node below the middle of its callers, and above the middle of those it calls. */
    private void order(List<List<String>> rows) {
        Map<String, Double> places = new LinkedHashMap<>();
        rows.forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                places.put(row.get(i), i - (row.size() - 1) / 2.0);
            }
        });
        for (List<String> row : rows) {
            Map<String, Double> wishes = new HashMap<>();
            row.forEach(node -> wishes.put(node, wish(node, places)));
            row.sort(Comparator.comparingDouble(wishes::get));
        }
    }

    private double wish(String node, Map<String, Double> places) {
        double sum = places.getOrDefault(node, 0.0);
        int count = 1;
        for (Map.Entry<String, Set<String>> entry : calls.entrySet()) {
            if (entry.getValue().contains(node)) {
                sum += places.getOrDefault(entry.getKey(), 0.0);
                count++;
            }
        }
        for (String called : calls.getOrDefault(node, Set.of())) {
            sum += places.getOrDefault(called, 0.0);
            count++;
        }
        return sum / count;
    }
}
