package org.saltyos.maven.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Why each method is part of an image: who called it first, in a text file with a line for each method. */
public final class ReachedReport {
    /** The report, below the output directory of the goals {@code check} and {@code lower}. */
    public static final String FILE = "reached.txt";

    private static final String BY = " <- ";

    private ReachedReport() {}

    /** Writes the report: methods and their callers as symbols, {@code method <- caller:line}. */
    public static void write(SortedMap<String, String> callers, Path file) {
        StringBuilder text = new StringBuilder();
        callers.forEach((method, caller) ->
                text.append(method).append(BY).append(caller).append('\n'));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The calls that lead from an entry point to the methods whose name contains a text.
     *
     * @param most how many methods to explain; those with the shortest ways come first
     * @return a line for each, {@code main:12 -> Work.run:3 -> java.util.List.add}; empty if the image has no such method
     */
    public static List<String> explain(Path file, String text, int most) {
        Map<String, String> callers = read(file);
        Map<String, Deque<String>> found = new TreeMap<>();
        callers.keySet().stream()
                .filter(method -> name(method).contains(text))
                .forEach(method -> found.putIfAbsent(name(method), way(callers, method)));
        return found.entrySet().stream()
                .sorted((a, b) ->
                        Integer.compare(a.getValue().size(), b.getValue().size()))
                .limit(most)
                .map(each -> String.join(" -> ", each.getValue()) + " -> " + each.getKey())
                .toList();
    }

    private static Deque<String> way(Map<String, String> callers, String method) {
        Deque<String> way = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        String at = method;
        while (callers.containsKey(at) && seen.add(at)) {
            String caller = callers.get(at);
            int colon = caller.lastIndexOf(':');
            at = caller.substring(0, colon);
            way.addFirst(name(at) + (caller.endsWith(":0") ? "" : caller.substring(colon)));
        }
        return way;
    }

    /** A symbol without its descriptor. */
    private static String name(String symbol) {
        int bracket = symbol.indexOf('(');
        return bracket < 0 ? symbol : symbol.substring(0, bracket);
    }

    private static Map<String, String> read(Path file) {
        try {
            Map<String, String> result = new HashMap<>();
            for (String line : Files.readAllLines(file)) {
                int middle = line.indexOf(BY);
                if (middle >= 0) {
                    result.put(line.substring(0, middle), line.substring(middle + BY.length()));
                }
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
