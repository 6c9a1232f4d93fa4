package org.saltyos.maven.subset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.world.Method;

/**
 * A way through calls to something.
 *
 * @param steps the calls, the first one in the method asked about
 * @param last the method where it happens
 * @param end what happens there
 */
record EffectPath(List<CallSite> steps, Method last, End end) {
    /** What a path leads to. */
    record End(int line, String what) {}

    /** The shortest path from a method to one for which {@code end} knows something; null if there is none. */
    static @Nullable EffectPath shortest(ClosedCalls calls, Method start, Function<Method, @Nullable End> end) {
        Map<Method, CallSite> by = new HashMap<>();
        Deque<Method> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            Method method = queue.remove();
            End found = end.apply(method);
            if (found != null) {
                return new EffectPath(back(by, start, method), method, found);
            }
            for (CallSite site : calls.of(method)) {
                for (Method target : site.targets()) {
                    if (!target.equals(start) && by.putIfAbsent(target, site) == null) {
                        queue.add(target);
                    }
                }
            }
        }
        return null;
    }

    private static List<CallSite> back(Map<Method, CallSite> by, Method start, Method last) {
        List<CallSite> steps = new ArrayList<>();
        for (Method at = last; !at.equals(start); ) {
            CallSite site = by.get(at);
            if (site == null) {
                break;
            }
            steps.add(site);
            at = site.from();
        }
        Collections.reverse(steps);
        return steps;
    }

    /** The line in the first method. */
    int line() {
        return steps.isEmpty() ? end.line() : steps.get(0).line();
    }

    /** {@code Root.main:14 -> Worker.run:26 -> Mmio.putInt}. */
    String text() {
        StringBuilder text = new StringBuilder();
        steps.forEach(step -> text.append(step.place()).append(" -> "));
        return text.append(last.displayName())
                .append(':')
                .append(end.line())
                .append(" -> ")
                .append(end.what())
                .toString();
    }
}
