package org.saltyos.maven.subset;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.saltyos.maven.world.Method;

/** The held locks of every method of the image, and what each takes itself. */
final class Locking {
    private final Map<Method, HeldLocks> held = new LinkedHashMap<>();

    Locking(ClosedCalls calls) {
        calls.ownMethods().forEach(method -> held.put(method, new HeldLocks(calls, method)));
    }

    Map<Method, HeldLocks> all() {
        return held;
    }

    /** The locks a method takes itself. */
    Set<String> takenBy(Method method) {
        Set<String> result = new TreeSet<>();
        HeldLocks locks = held.get(method);
        for (int i = 0; locks != null && i < locks.flow().size(); i++) {
            result.addAll(locks.acquiredAt(i));
        }
        result.remove(LockNames.INTERRUPTS_OFF);
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
