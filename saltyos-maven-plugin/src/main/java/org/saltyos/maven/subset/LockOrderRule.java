package org.saltyos.maven.subset;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/** SALT1102, SALT1105, SALT0908: the order in which locks are taken, what happens while they are held, and by whom. */
final class LockOrderRule {
    private final ClosedCalls calls;
    private final Locking locking;
    private final Effects effects;
    private final List<List<String>> orders = new ArrayList<>();

    LockOrderRule(ClosedCalls calls, Locking locking, Effects effects) {
        this.calls = calls;
        this.locking = locking;
        this.effects = effects;
        for (WorldClass owner : calls.classes()) {
            List<String> names = Marks.texts(owner, Marks.SYNC + "LockOrder");
            if (!names.isEmpty()) {
                orders.add(names.stream().map(name -> LockNames.of(owner, name)).toList());
            }
        }
    }

    void check() {
        locking.all().forEach((method, held) -> {
            for (int i = 0; i < held.flow().size(); i++) {
                HeldLocks.State state = held.before(i);
                if (state == null) {
                    continue;
                }
                if (held.isNameless(i) && !method.owner().name().startsWith("org/saltyos/lang/sync/")) {
                    calls.error(
                            DiagnosticCode.SALT1102,
                            method,
                            held.flow().line(i),
                            "this lock is not read from a static final field",
                            "why: its name is the field's, and the order of locks is checked by name");
                }
                for (String lock : held.acquiredAt(i)) {
                    taken(method, held.flow().line(i), state.maybe(), lock, "");
                }
                CallSite site = calls.at(held.flow().instruction(i));
                if (site != null && !state.maybe().isEmpty()) {
                    deeper(site, state.maybe());
                }
            }
        });
        interruptHandlers();
    }

    private void deeper(CallSite site, Set<String> held) {
        for (Method target : site.targets()) {
            for (String lock : effects.locks(target)) {
                EffectPath path = EffectPath.shortest(calls, target, method -> {
                    int line = locking.lineOf(method, lock);
                    return line == 0 ? null : new EffectPath.End(line, "lock " + lock);
                });
                if (path != null) {
                    taken(site.from(), site.line(), held, lock, site.place() + " -> " + path.text());
                }
            }
            if (locks(held).isEmpty()) {
                continue;
            }
            boolean primitive = Marks.has(target, Marks.EFFECT + "Blocks");
            EffectPath path = effects.of(target).contains(Effect.BLOCK) ? effects.path(target, Effect.BLOCK) : null;
            if (primitive || path != null) {
                calls.error(
                        DiagnosticCode.SALT1105,
                        site.from(),
                        site.line(),
                        target.displayName() + " can wait while " + LockNames.text(locks(held)) + " is held",
                        "path: " + site.place() + " -> " + (path == null ? target.displayName() : path.text()),
                        "why: whoever wants the lock then spins for as long as this waits");
            }
        }
    }

    private static Set<String> locks(Set<String> held) {
        Set<String> result = new LinkedHashSet<>(held);
        result.remove(LockNames.INTERRUPTS_OFF);
        return result;
    }

    private void taken(Method method, int line, Set<String> held, String lock, String path) {
        if (lock.equals(LockNames.INTERRUPTS_OFF)) {
            return;
        }
        for (String outer : locks(held)) {
            String problem = problem(outer, lock);
            if (problem != null) {
                List<String> notes = new ArrayList<>();
                if (!path.isEmpty()) {
                    notes.add("path: " + path);
                }
                notes.add(
                        outer.equals(lock)
                                ? "why: these locks cannot be taken twice; the second attempt waits for ever"
                                : "why: two threads that take them in different orders wait for each other for ever");
                calls.error(DiagnosticCode.SALT1102, method, line, problem, notes.toArray(String[]::new));
            }
        }
    }

    private @org.jspecify.annotations.Nullable String problem(String outer, String inner) {
        if (outer.equals(inner)) {
            return "lock " + inner + " is taken while it is held";
        }
        for (List<String> order : orders) {
            int first = order.indexOf(outer);
            int second = order.indexOf(inner);
            if (first >= 0 && second >= 0) {
                return first < second
                        ? null
                        : "lock " + inner + " is taken while " + outer + " is held, against the declared order";
            }
        }
        return "lock " + inner + " is taken while " + outer + " is held, and no @LockOrder names both";
    }

    /** A handler may take only locks that nobody holds with interrupts on. */
    private void interruptHandlers() {
        List<Method> handlers = calls.ownMethods().stream()
                .filter(method -> Marks.has(method, Marks.EFFECT + "Irq"))
                .toList();
        for (Method handler : handlers) {
            EffectPath path = EffectPath.shortest(calls, handler, method -> {
                for (CallSite site : calls.of(method)) {
                    if (Marks.has(site.declared(), Marks.SYNC + "Acquires")
                            && !Marks.has(site.declared(), Marks.SYNC + "InterruptsOff")) {
                        return new EffectPath.End(site.line(), site.declared().displayName());
                    }
                }
                return null;
            });
            if (path != null) {
                calls.error(
                        DiagnosticCode.SALT0908,
                        handler,
                        path.line(),
                        "interrupt handler " + handler.displayName() + " takes a lock that leaves interrupts on",
                        "path: " + path.text(),
                        "why: the code it interrupted may hold that lock and cannot go on",
                        "try: an InterruptLock, which turns interrupts off while it is held");
            }
        }
    }
}
