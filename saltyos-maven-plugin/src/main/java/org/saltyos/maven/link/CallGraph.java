package org.saltyos.maven.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Who calls whom after optimisation, with frame sizes: finds the deepest stack of every entry point.
 *
 * <p>Functions that call each other in a circle are taken as one (Tarjan's strongly connected components). When every way
 * round leads through functions whose number of activations is declared ({@code @Depth}), the frame of the circle is that
 * many times theirs, with the longest way through the others between any two; else it is the sum of one turn, and no
 * bound. What remains has no circles, so each is looked at once.
 */
public final class CallGraph {
    /** The return address that a call pushes. */
    private static final long RETURN_ADDRESS = 8;

    private final SortedMap<String, Function> functions;
    private final Map<String, Long> assembly;
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
     * @param activations how often it can be active at once, as declared; 0 if nothing is declared
     */
    public record Function(long bytes, SortedSet<String> calls, boolean entry, int activations) {
        /** A function without a declared number of activations. */
        public Function(long bytes, SortedSet<String> calls, boolean entry) {
            this(bytes, calls, entry, 0);
        }
    }

    /** Functions that can reach each other; {@code next} is the function below on the deepest chain. */
    private record Circle(
            List<String> members,
            boolean recursive,
            long bytes,
            @Nullable String next) {}

    /** A graph of functions by symbol; of assembly only the return addresses count. */
    public CallGraph(SortedMap<String, Function> functions) {
        this(functions, Map.of());
    }

    /**
     * A graph of functions by symbol.
     *
     * @param assembly bytes of stack that functions of assembly use, where that is known
     */
    public CallGraph(SortedMap<String, Function> functions, Map<String, Long> assembly) {
        this.functions = functions;
        this.assembly = assembly;
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

    /** Whether a function is in the graph. */
    public boolean contains(String name) {
        return functions.containsKey(name);
    }

    /** The depth of any function of the graph. */
    public StackDepth depth(String entry) {
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
        return circle == null ? RETURN_ADDRESS + assembly.getOrDefault(name, 0L) : circle.bytes();
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
        long below = 0;
        String next = null;
        boolean recursive = members.size() > 1;
        for (String function : members) {
            for (String callee : callees(function)) {
                if (members.contains(callee)) {
                    recursive = true;
                } else if (bytes(callee) > below) {
                    below = bytes(callee);
                    next = callee;
                }
            }
        }
        OptionalLong bounded = recursive ? bounded(members) : OptionalLong.empty();
        long own = bounded.orElse(members.stream().mapToLong(this::frame).sum());
        Circle circle = new Circle(List.copyOf(members), recursive && bounded.isEmpty(), own + below, next);
        members.forEach(m -> circles.put(m, circle));
    }

    private long frame(String name) {
        return RETURN_ADDRESS + function(name).bytes();
    }

    /** The stack of a circle that declared activations bound; empty when some way round avoids them. */
    private OptionalLong bounded(List<String> members) {
        long activations = 0;
        long declared = 0;
        List<String> others = new ArrayList<>();
        for (String member : members) {
            int times = function(member).activations();
            activations += times;
            declared += times * frame(member);
            if (times == 0) {
                others.add(member);
            }
        }
        Map<String, Long> longest = new HashMap<>();
        long between = 0;
        for (String other : others) {
            OptionalLong way = way(other, others, longest, new HashSet<>());
            if (way.isEmpty()) {
                return way;
            }
            between = Math.max(between, way.getAsLong());
        }
        return OptionalLong.of(declared + (activations + 1) * between);
    }

    /** The longest chain of the given functions from one of them; empty when they form a circle. */
    private OptionalLong way(String from, List<String> among, Map<String, Long> longest, Set<String> active) {
        Long known = longest.get(from);
        if (known != null) {
            return OptionalLong.of(known);
        }
        if (!active.add(from)) {
            return OptionalLong.empty();
        }
        long below = 0;
        for (String callee : callees(from)) {
            if (among.contains(callee)) {
                OptionalLong way = way(callee, among, longest, active);
                if (way.isEmpty()) {
                    return way;
                }
                below = Math.max(below, way.getAsLong());
            }
        }
        active.remove(from);
        longest.put(from, frame(from) + below);
        return OptionalLong.of(frame(from) + below);
    }

    private Function function(String name) {
        return Objects.requireNonNull(functions.get(name), name);
    }

    private SortedSet<String> callees(String name) {
        return function(name).calls();
    }
}
