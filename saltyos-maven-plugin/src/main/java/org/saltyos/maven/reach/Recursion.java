package org.saltyos.maven.reach;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saltyos.maven.world.Method;

/** Finds methods that can reach themselves: the stack they need has no bound that the build could see. */
final class Recursion {
    private final Map<Method, Set<Method>> calls;
    private final Map<Method, Integer> number = new HashMap<>();
    private final Map<Method, Integer> lowest = new HashMap<>();
    private final Deque<Method> open = new ArrayDeque<>();
    private final Set<Method> isOpen = new HashSet<>();
    private final List<List<Method>> cycles = new ArrayList<>();

    private Recursion(Map<Method, Set<Method>> calls) {
        this.calls = calls;
    }

    /** The groups of methods that call each other in a circle (Tarjan 1972, strongly connected components). */
    static List<List<Method>> cycles(Map<Method, Set<Method>> calls) {
        Recursion search = new Recursion(calls);
        for (Method method : calls.keySet()) {
            if (!search.number.containsKey(method)) {
                search.visit(method);
            }
        }
        return search.cycles;
    }

    private void visit(Method method) {
        int mine = number.size();
        number.put(method, mine);
        lowest.put(method, mine);
        open.push(method);
        isOpen.add(method);
        for (Method target : calls.getOrDefault(method, Set.of())) {
            if (!number.containsKey(target)) {
                visit(target);
                lowest.merge(method, lowest.get(target), Math::min);
            } else if (isOpen.contains(target)) {
                lowest.merge(method, number.get(target), Math::min);
            }
        }
        if (lowest.get(method) == mine) {
            close(method);
        }
    }

    private void close(Method root) {
        List<Method> group = new ArrayList<>();
        Method each;
        do {
            each = open.pop();
            isOpen.remove(each);
            group.add(0, each);
        } while (!each.equals(root));
        if (group.size() > 1 || calls.getOrDefault(root, Set.of()).contains(root)) {
            cycles.add(group);
        }
    }
}
