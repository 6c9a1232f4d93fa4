package ${package};

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts how often each word occurs. It knows nothing of files and processes, so it is tested as plain Java. */
final class Tally {
    private final Map<String, Integer> counts = new TreeMap<>();

    /** Counts the words of a line: what lies between spaces and tabs, in lower case. */
    void add(String line) {
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.charAt(i) == ' ' || line.charAt(i) == '\t') {
                if (i > start) {
                    counts.merge(line.substring(start, i).toLowerCase(), 1, Integer::sum);
                }
                start = i + 1;
            }
        }
    }

    /** The most frequent words, one in a line with its count; words that are equally frequent in alphabetical order. */
    List<String> most(int limit) {
        List<String> words = new ArrayList<>(counts.keySet());
        words.sort((a, b) -> counts.get(b) - counts.get(a));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(limit, words.size()); i++) {
            lines.add(counts.get(words.get(i)) + " " + words.get(i));
        }
        return lines;
    }
}
