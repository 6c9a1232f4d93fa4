package org.saltyos.maven.reach;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.world.Method;

/** Remembers who made each method part of the image, to explain it: {@code Main.main:14 -> Worker.run:26}. */
final class CallChain {
    /** Long chains are cut in the middle: their start and end say the most. */
    private static final int LONGEST = 8;

    private final Map<Method, Step> first = new LinkedHashMap<>();

    private record Step(Method from, int line) {}

    /** Notes a call; the first one counts. */
    void add(Method target, Method from, int line) {
        if (!target.equals(from)) {
            first.putIfAbsent(target, new Step(from, line));
        }
    }

    /** For each method that was called who called it first, as {@code caller:line}, both as symbols. */
    SortedMap<String, String> callers() {
        SortedMap<String, String> result = new TreeMap<>();
        first.forEach((target, step) -> result.put(target.symbol(), step.from().symbol() + ":" + step.line()));
        return result;
    }

    /** The calls from a root to a method, empty when the method is a root itself. */
    String explain(Method method) {
        StringBuilder text = new StringBuilder();
        Method at = method;
        int length = 0;
        for (@Nullable Step step = first.get(at); step != null && length < LONGEST; step = first.get(at)) {
            text.insert(0, step.from().displayName() + ":" + step.line() + (length == 0 ? "" : " -> "));
            at = step.from();
            length++;
        }
        return length == LONGEST ? "... -> " + text : text.toString();
    }
}
