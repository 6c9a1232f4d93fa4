package org.saltyos.maven.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Who calls whom after optimisation, with frame sizes: finds the deepest stack of every entry point.
 *
 * <p>Functions that call each other in a circle are taken as one (Tarjan's strongly connected components), whose frame
 * is the sum of theirs; what remains has no circles, so each is looked at once.
 */
public final class CallGraph {
    /** The return address that a call pushes. */
    private static final long RETURN_ADDRESS = 8;

    private final SortedMap<String, Function> functions;
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, Circle> circles = new HashMap<>();

    /**
     * One function.
     *
     * @param bytes its frame, without the return address
     * @param calls the symbols it calls; those outside the graph are assembly, counted as their return address only
     * @param entry whether assembly calls it
     */
    public record Function(long bytes, SortedSet<String> calls, boolean entry) {}

    /** Functions that can reach each other; {@code next} is the function below on the deepest chain. */
    private record Circle(
            List<String> members,
            boolean recursive,
            long bytes,
            @Nullable String next) {}

    /** A graph of functions by symbol. */
    public CallGraph(SortedMap<String, Function> functions) {
        this.functions = functions;
        for (String name : functions.keySet()) {
            if (!order.containsKey(name)) {
                visit(name);
            }
        }
    }

    /** The depths of all entry points, deepest first. */
    public List<StackDepth> depths() {
        List<StackDepth> depths = new ArrayList<>();
        functions.forEach((name, function) -> {
            if (function.entry()) {
                depths.add(depth(name));
            }
        });
        depths.sort(Comparator.comparingLong(StackDepth::bytes).reversed().thenComparing(StackDepth::entry));
        return depths;
    }

    private StackDepth depth(String entry) {
        List<String> chain = new ArrayList<>();
        boolean recursive = false;
        String name = entry;
        while (name != null) {
            Circle circle = circles.get(name);
            if (circle == null) {
                chain.add(name);
                break;
            }
            chain.addAll(circle.members());
            recursive |= circle.recursive();
            name = circle.next();
        }
        return new StackDepth(entry, bytes(entry), chain, recursive);
    }

    private long bytes(String name) {
        Circle circle = circles.get(name);
        return circle == null ? RETURN_ADDRESS : circle.bytes();
    }

    private void visit(String name) {
        int number = order.size();
        order.put(name, number);
        lowest.put(name, number);
        open.push(name);
        for (String callee : callees(name)) {
            if (!functions.containsKey(callee)) {
                continue;
            }
            if (!order.containsKey(callee)) {
                visit(callee);
                lowest.merge(name, lowest.getOrDefault(callee, number), Math::min);
            } else if (open.contains(callee)) {
                lowest.merge(name, order.getOrDefault(callee, number), Math::min);
            }
        }
        if (lowest.getOrDefault(name, number) == number) {
            close(name);
        }
    }

    private void close(String root) {
        List<String> members = new ArrayList<>();
        String member;
        do {
            member = open.pop();
            members.add(0, member);
        } while (!member.equals(root));
        long own = 0;
        long below = 0;
        String next = null;
        boolean recursive = members.size() > 1;
        for (String function : members) {
            own += RETURN_ADDRESS + function(function).bytes();
            for (String callee : callees(function)) {
                if (members.contains(callee)) {
                    recursive = true;
                } else if (bytes(callee) > below) {
                    below = bytes(callee);
                    next = callee;
                }
            }
        }
        Circle circle = new Circle(List.copyOf(members), recursive, own + below, next);
        members.forEach(m -> circles.put(m, circle));
    }

    private Function function(String name) {
        return Objects.requireNonNull(functions.get(name), name);
    }

    private SortedSet<String> callees(String name) {
        return function(name).calls();
    }
}
