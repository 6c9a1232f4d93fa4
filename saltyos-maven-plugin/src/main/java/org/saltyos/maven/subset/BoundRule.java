package org.saltyos.maven.subset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.bounds.LoopBounds;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Method;

/** SALT0904, SALT0907: loops end after a number of rounds that is known, and whole calls after a number of steps. */
final class BoundRule {
    /** A dispatcher loads the type number and chooses; a type test does the same. */
    private static final int DISPATCH_STEPS = 4;

    /** Bytes that one step copies or fills. */
    private static final int BLOCK_BYTES = 8;

    private final ClosedCalls calls;
    private final Map<String, Method> bySymbol = new HashMap<>();
    private final Map<Method, LoopBounds> bounds = new HashMap<>();
    private final Map<Method, Long> steps = new HashMap<>();
    private @Nullable Obstacle obstacle;

    /** Why a number of steps cannot be given. */
    private record Obstacle(Method method, int line, String text) {}

    BoundRule(ClosedCalls calls) {
        this.calls = calls;
        for (Method method : calls.image().methods()) {
            bySymbol.put(calls.image().function(method).symbol(), method);
        }
    }

    void check() {
        for (Method method : calls.ownMethods()) {
            if (Marks.has(method, Marks.CONTRACT + "Bounded")) {
                bounded(method);
            }
            Annotations.of(method.node(), Marks.CONTRACT + "MaxSteps")
                    .ifPresent(values -> limited(method, ((Number) values.getOrDefault("value", 0)).longValue()));
        }
    }

    private LoopBounds boundsOf(Method method) {
        return bounds.computeIfAbsent(method, m -> new LoopBounds(calls.image().function(m)));
    }

    private void bounded(Method root) {
        Map<Method, String> paths = new LinkedHashMap<>(Map.of(root, root.displayName()));
        List<Method> queue = new ArrayList<>(List.of(root));
        for (int i = 0; i < queue.size(); i++) {
            Method method = queue.get(i);
            String path = paths.getOrDefault(method, "");
            if (calls.image().methods().contains(method)) {
                for (LoopBounds.Unbounded loop : boundsOf(method).unbounded()) {
                    calls.error(
                            DiagnosticCode.SALT0904,
                            method,
                            loop.line(),
                            "the build cannot prove how often this loop runs, but " + root.displayName()
                                    + " is @Bounded",
                            "path: " + path,
                            "why: a bound is a counter that changes by a constant and is compared with a limit whose"
                                    + " range is known, or a number that shrinks to 0",
                            "try: compare the counter with a constant, or with Math.min(limit, constant)");
                }
            }
            for (CallSite site : calls.of(method)) {
                for (Method target : site.targets()) {
                    if (paths.putIfAbsent(target, path + ":" + site.line() + " -> " + target.displayName()) == null) {
                        queue.add(target);
                    }
                }
            }
        }
    }

    private void limited(Method method, long limit) {
        obstacle = null;
        OptionalLong most = steps(method, new LinkedHashSet<>());
        Obstacle reason = obstacle;
        if (most.isEmpty() && reason != null) {
            calls.error(
                    DiagnosticCode.SALT0907,
                    method,
                    method.firstLine(),
                    "the steps of " + method.displayName() + " cannot be counted, but it is @MaxSteps(" + limit + ")",
                    "why: " + reason.text() + " (" + reason.method().displayName() + ":" + reason.line() + ")",
                    "try: give every loop a limit the build can prove, see @Bounded");
        } else if (most.isPresent() && most.getAsLong() > limit) {
            calls.error(
                    DiagnosticCode.SALT0907,
                    method,
                    method.firstLine(),
                    method.displayName() + " may take " + most.getAsLong() + " steps, but is @MaxSteps(" + limit + ")",
                    "why: a step is an instruction of the compiler's intermediate code; loops count with their bounds",
                    "dearest calls: " + dearest(method),
                    "try: smaller limits of loops, or do the work in parts");
        }
    }

    private String dearest(Method method) {
        Map<String, Long> costs = new LinkedHashMap<>();
        for (CallSite site : calls.of(method)) {
            site.targets()
                    .forEach(target -> costs.merge(target.displayName(), steps.getOrDefault(target, 0L), Math::max));
        }
        String text = costs.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(3)
                .map(e -> e.getKey() + " " + e.getValue())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return text.isEmpty() ? "none" : text;
    }

    private OptionalLong steps(Method method, Set<Method> active) {
        Long known = steps.get(method);
        if (known != null) {
            return OptionalLong.of(known);
        }
        if (!calls.image().methods().contains(method)) {
            return OptionalLong.of(1);
        }
        if (!active.add(method)) {
            return fail(method, method.firstLine(), "it calls itself");
        }
        List<LoopBounds.Unbounded> open = boundsOf(method).unbounded();
        if (!open.isEmpty()) {
            return fail(method, open.get(0).line(), "a loop has no limit that the build can prove");
        }
        Map<Instruction, Long> costs = new java.util.IdentityHashMap<>();
        for (var block : calls.image().function(method).blocks()) {
            for (Instruction each : block.instructions()) {
                OptionalLong cost = cost(method, each, active);
                if (cost.isEmpty()) {
                    return cost;
                }
                costs.put(each, cost.getAsLong());
            }
        }
        OptionalLong result = boundsOf(method).longest(each -> costs.getOrDefault(each, 1L));
        active.remove(method);
        result.ifPresent(value -> steps.put(method, value));
        return result;
    }

    private OptionalLong cost(Method method, Instruction instruction, Set<Method> active) {
        if (instruction instanceof Instruction.Call call) {
            return cost(method, call, active);
        }
        Operand count = instruction instanceof Instruction.CopyMemory copy
                ? copy.count()
                : instruction instanceof Instruction.FillMemory fill ? fill.count() : null;
        if (count == null) {
            return OptionalLong.of(1);
        }
        OptionalLong bytes = boundsOf(method).greatest(count);
        return bytes.isPresent() && bytes.getAsLong() < Integer.MAX_VALUE
                ? OptionalLong.of(1 + bytes.getAsLong() / BLOCK_BYTES)
                : fail(method, instruction.line(), "a block of memory of any size is copied or filled");
    }

    private OptionalLong cost(Method method, Instruction.Call call, Set<Method> active) {
        Method direct = bySymbol.get(call.symbol());
        if (direct != null) {
            OptionalLong inside = steps(direct, active);
            return inside.isPresent() ? OptionalLong.of(1 + inside.getAsLong()) : inside;
        }
        long most = 0;
        boolean found = false;
        for (CallSite site : calls.of(method)) {
            if (call.symbol().equals("dispatch:" + site.declared().symbol())) {
                found = true;
                for (Method target : site.targets()) {
                    OptionalLong inside = steps(target, active);
                    if (inside.isEmpty()) {
                        return inside;
                    }
                    most = Math.max(most, inside.getAsLong());
                }
            }
        }
        if (found || call.symbol().startsWith("instanceof:")) {
            return OptionalLong.of(DISPATCH_STEPS + most);
        }
        return fail(method, call.line(), "assembly is called, whose steps are not known: " + call.symbol());
    }

    private OptionalLong fail(Method method, int line, String text) {
        if (obstacle == null) {
            obstacle = new Obstacle(method, line, text);
        }
        return OptionalLong.empty();
    }
}
