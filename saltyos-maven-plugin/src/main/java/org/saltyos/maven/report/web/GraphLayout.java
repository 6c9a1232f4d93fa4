package org.saltyos.maven.report.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Places the nodes of a graph without circles in rows: whoever calls stands above those it calls. Where a call passes a row it
 * has a place of its own there, so that its line meets no node.
 */
final class GraphLayout {
    /** No row has more nodes; what does not fit goes into a row of its own. */
    private static final int MOST_IN_A_ROW = 6;

    private static final int SWEEPS = 6;

    /** A call from one node to another. */
    record Edge(String from, String to) {}

    private final Map<String, Set<String>> calls;
    private final Map<String, Integer> heights = new HashMap<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final Map<Edge, List<String>> routes = new LinkedHashMap<>();
    private final Map<String, Set<String>> neighbours = new HashMap<>();

    private GraphLayout(Map<String, Set<String>> calls) {
        this.calls = calls;
        divide();
        calls.forEach((from, called) -> called.forEach(to -> route(from, to)));
        for (int i = 0; i < SWEEPS; i++) {
            order();
        }
        for (int i = 0; i < SWEEPS; i++) {
            rows.forEach(this::swap);
        }
    }

    /** Lays out a graph: for each node, in the order in which equal ones stay, the nodes it calls. */
    static GraphLayout of(Map<String, Set<String>> calls) {
        return new GraphLayout(calls);
    }

    /** The rows from top to bottom; what is no node is a place on a route. */
    List<List<String>> rows() {
        return rows;
    }

    /** The places that a call passes, from top to bottom. */
    List<String> route(Edge edge) {
        return routes.getOrDefault(edge, List.of());
    }

    private void divide() {
        Map<Integer, List<String>> byHeight = new HashMap<>();
        int highest = -1;
        for (String node : calls.keySet()) {
            int height = height(node, new LinkedHashSet<>());
            highest = Math.max(highest, height);
            byHeight.computeIfAbsent(height, key -> new ArrayList<>()).add(node);
        }
        for (int height = highest; height >= 0; height--) {
            List<String> row = byHeight.getOrDefault(height, List.of());
            for (int i = 0; i < row.size(); i += MOST_IN_A_ROW) {
                rows.add(new ArrayList<>(row.subList(i, Math.min(row.size(), i + MOST_IN_A_ROW))));
            }
        }
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

    private void route(String from, String to) {
        int first = row(from);
        int last = row(to);
        List<String> places = new ArrayList<>();
        String before = from;
        for (int i = first + 1; i < last; i++) {
            String place = from + " > " + to + " > " + i;
            rows.get(i).add(place);
            places.add(place);
            connect(before, place);
            before = place;
        }
        connect(before, to);
        routes.put(new Edge(from, to), places);
    }

    private int row(String node) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).contains(node)) {
                return i;
            }
        }
        return -1;
    }

    private void connect(String above, String below) {
        neighbours.computeIfAbsent(above, key -> new LinkedHashSet<>()).add(below);
        neighbours.computeIfAbsent(below, key -> new LinkedHashSet<>()).add(above);
    }

    /** Moves everything in a row towards the middle of what it is connected with. */
    private void order() {
        Map<String, Double> places = new HashMap<>();
        rows.forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                places.put(row.get(i), i - (row.size() - 1) / 2.0);
            }
        });
        for (List<String> row : rows) {
            Map<String, Double> wishes = new HashMap<>();
            for (String node : row) {
                Set<String> others = neighbours.getOrDefault(node, Set.of(node));
                double sum = places.getOrDefault(node, 0.0);
                for (String other : others) {
                    sum += places.getOrDefault(other, 0.0);
                }
                wishes.put(node, sum / (others.size() + 1));
            }
            row.sort(Comparator.comparingDouble(wishes::get));
        }
    }

    /** Swaps neighbours in a row where lines cross less often then. */
    private void swap(List<String> row) {
        for (int i = 0; i + 1 < row.size(); i++) {
            int before = crossings();
            Collections.swap(row, i, i + 1);
            if (crossings() >= before) {
                Collections.swap(row, i, i + 1);
            }
        }
    }

    /** How often lines between two rows cross. */
    private int crossings() {
        int crossings = 0;
        for (int i = 0; i + 1 < rows.size(); i++) {
            List<int[]> lines = new ArrayList<>();
            for (int from = 0; from < rows.get(i).size(); from++) {
                for (String below : neighbours.getOrDefault(rows.get(i).get(from), Set.of())) {
                    int to = rows.get(i + 1).indexOf(below);
                    if (to >= 0) {
                        lines.add(new int[] {from, to});
                    }
                }
            }
            for (int[] a : lines) {
                for (int[] b : lines) {
                    crossings += a[0] < b[0] && a[1] > b[1] ? 1 : 0;
                }
            }
        }
        return crossings;
    }
}
