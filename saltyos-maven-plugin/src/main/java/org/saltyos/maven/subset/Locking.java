package org.saltyos.maven.subset;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.world.Method;

/**
 * The held locks of every method of the image, and what each takes itself. A method that declares nothing is entered with
 * the locks that all its callers hold: in a closed world they are all known, so only borders need annotations.
 */
final class Locking {
    private final ClosedCalls calls;
    private final Map<Method, HeldLocks> held = new LinkedHashMap<>();
    private final Map<Method, Set<String>> entered = new LinkedHashMap<>();

    Locking(ClosedCalls calls) {
        this.calls = calls;
        Set<String> every = every();
        Set<Method> roots = calls.image().roots();
        for (Method method : calls.ownMethods()) {
            boolean border = roots.contains(method) || calls.callersOf(method).isEmpty();
            entered.put(method, border ? Set.of() : every);
        }
        Deque<Method> pending = new ArrayDeque<>(entered.keySet());
        Set<Method> waiting = new LinkedHashSet<>(pending);
        entered.forEach((method, locks) -> held.put(method, new HeldLocks(calls, method, locks)));
        while (!pending.isEmpty()) {
            Method method = pending.remove();
            waiting.remove(method);
            Set<String> now = fromCallers(method);
            if (now.equals(entered.get(method))) {
                continue;
            }
            entered.put(method, now);
            held.put(method, new HeldLocks(calls, method, now));
            for (CallSite site : calls.of(method)) {
                site.targets().stream()
                        .filter(target -> held.containsKey(target) && waiting.add(target))
                        .forEach(pending::add);
            }
        }
    }

    /** Every lock that anything in the image can hold. */
    private Set<String> every() {
        Set<String> result = new TreeSet<>();
        for (Method method : calls.ownMethods()) {
            result.addAll(LockNames.required(method));
            result.addAll(takenBy(new HeldLocks(calls, method, Set.of())));
        }
        return result;
    }

    /** The locks that all callers hold; they only become fewer from one round to the next. */
    private Set<String> fromCallers(Method method) {
        Set<String> result = new TreeSet<>(entered.get(method));
        for (CallSite site : calls.callersOf(method)) {
            HeldLocks caller = held.get(site.from());
            HeldLocks.@Nullable State state = caller == null ? null : caller.before(site);
            if (caller == null) {
                result.clear(); // the JDK's own code holds none
            } else if (state != null) {
                result.retainAll(state.surely());
            }
        }
        return result;
    }

    Map<Method, HeldLocks> all() {
        return held;
    }

    /** The locks a method takes itself. */
    Set<String> takenBy(Method method) {
        HeldLocks locks = held.get(method);
        Set<String> result = locks == null ? new TreeSet<>() : takenBy(locks);
        result.remove(LockNames.INTERRUPTS_OFF);
        return result;
    }

    private static Set<String> takenBy(HeldLocks locks) {
        Set<String> result = new TreeSet<>();
        for (int i = 0; i < locks.flow().size(); i++) {
            result.addAll(locks.acquiredAt(i));
        }
        return result;
    }

    /** The line where a method takes a lock itself, 0 if it does not. */
    int lineOf(Method method, String lock) {
        HeldLocks locks = held.get(method);
        for (int i = 0; locks != null && i < locks.flow().size(); i++) {
            if (locks.acquiredAt(i).contains(lock)) {
                return locks.flow().line(i);
            }
        }
        return 0;
    }
}
