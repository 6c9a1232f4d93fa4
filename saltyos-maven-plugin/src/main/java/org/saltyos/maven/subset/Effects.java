package org.saltyos.maven.subset;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.world.Method;

/**
 * The effects of every method, bottom-up: its own, and those of all it calls. Effects only grow and their number is
 * bounded, so following callers until nothing changes treats circles of calls right.
 */
final class Effects {
    private final ClosedCalls calls;
    private final Map<Method, Map<Effect, OwnEffects.Cause>> own = new LinkedHashMap<>();
    private final Map<Method, Set<Effect>> all = new LinkedHashMap<>();
    private final Map<Method, Set<String>> locks = new LinkedHashMap<>();

    Effects(ClosedCalls calls, Locking locking) {
        this.calls = calls;
        for (Method method : calls.image().methods()) {
            Map<Effect, OwnEffects.Cause> causes = new OwnEffects(calls, method).find();
            own.put(method, causes);
            all.put(method, causes.isEmpty() ? EnumSet.noneOf(Effect.class) : EnumSet.copyOf(causes.keySet()));
            locks.put(method, new TreeSet<>(locking.takenBy(method)));
        }
        spread();
    }

    private static <T> T of(Map<Method, T> facts, Method method) {
        return Objects.requireNonNull(facts.get(method));
    }

    private void spread() {
        Deque<Method> pending = new ArrayDeque<>(all.keySet());
        while (!pending.isEmpty()) {
            Method method = pending.remove();
            for (CallSite site : calls.callersOf(method)) {
                boolean more = of(all, site.from()).addAll(of(all, method));
                if (of(locks, site.from()).addAll(of(locks, method)) || more) {
                    pending.add(site.from());
                }
            }
        }
    }

    /** Everything a method can do; nothing for primitives, whose effects count for their callers. */
    Set<Effect> of(Method method) {
        return all.getOrDefault(method, Set.of());
    }

    /** The locks a method can take, however deep. */
    Set<String> locks(Method method) {
        return locks.getOrDefault(method, Set.of());
    }

    /** What a method does itself. */
    Map<Effect, OwnEffects.Cause> own(Method method) {
        return own.getOrDefault(method, new EnumMap<>(Effect.class));
    }

    /** The shortest way from a method to the cause of one of its effects. */
    @Nullable
    EffectPath path(Method start, Effect effect) {
        return EffectPath.shortest(calls, start, method -> {
            OwnEffects.Cause cause = own(method).get(effect);
            return cause == null ? null : new EffectPath.End(cause.line(), cause.what());
        });
    }
}
