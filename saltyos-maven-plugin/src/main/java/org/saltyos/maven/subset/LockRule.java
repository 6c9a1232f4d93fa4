package org.saltyos.maven.subset;

import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Field;
import org.saltyos.maven.world.Method;

/** SALT1101, SALT1103: guarded fields and methods are used with the lock held, per-processor data without preemption. */
final class LockRule {
    private final ClosedCalls calls;
    private final Locking locking;

    LockRule(ClosedCalls calls, Locking locking) {
        this.calls = calls;
        this.locking = locking;
    }

    void check() {
        locking.all().forEach((method, held) -> {
            boolean trusted = isLockItself(method);
            for (int i = 0; i < held.flow().size(); i++) {
                HeldLocks.State state = held.before(i);
                if (state != null) {
                    AbstractInsnNode each = held.flow().instruction(i);
                    if (each instanceof FieldInsnNode access) {
                        field(method, held.flow().line(i), access, state);
                    }
                    call(method, held, i, state);
                    if (!trusted && leaves(held, i)) {
                        end(method, held, i, state);
                    }
                }
            }
        });
    }

    /** A method that takes or gives up a lock for its caller ends with other locks than it began with. */
    private static boolean isLockItself(Method method) {
        return Marks.has(method, Marks.SYNC + "Acquires")
                || Marks.has(method, Marks.SYNC + "Releases")
                || Marks.has(method, Marks.SYNC + "InterruptsOff")
                || Marks.has(method, Marks.SYNC + "InterruptsOn");
    }

    private void field(Method method, int line, FieldInsnNode access, HeldLocks.State state) {
        Field field = calls.field(access);
        if (field == null || method.isConstructor() && access.getOpcode() == Opcodes.PUTFIELD) {
            return;
        }
        String place = field.displayName();
        Marks.text(field.node(), Marks.SYNC + "GuardedBy")
                .map(lock -> LockNames.of(field.owner(), lock))
                .filter(lock -> !state.surely().contains(lock))
                .ifPresent(lock -> calls.error(
                        DiagnosticCode.SALT1101,
                        method,
                        line,
                        place + " is used without lock " + lock + ", which guards it",
                        state.maybe().contains(lock)
                                ? "why: the lock is held on some paths only"
                                : "held here: none of it",
                        "try: take the lock around this, or annotate " + method.displayName() + " with @Holds(\"" + lock
                                + "\")"));
        if (Annotations.of(field.node(), Marks.SYNC + "PerCpu").isPresent()
                && !state.surely().contains(LockNames.INTERRUPTS_OFF)) {
            calls.error(
                    DiagnosticCode.SALT1103,
                    method,
                    line,
                    place + " is per-processor data, but this code can be moved to another processor",
                    "try: turn interrupts off around this, or annotate " + method.displayName()
                            + " with @NonPreemptible");
        }
    }

    private void call(Method method, HeldLocks held, int index, HeldLocks.State state) {
        CallSite site = calls.at(held.flow().instruction(index));
        if (site == null) {
            return;
        }
        for (Method target : site.targets()) {
            Set<String> missing = new TreeSet<>(LockNames.required(target));
            missing.removeAll(state.surely());
            if (!missing.isEmpty()) {
                boolean interrupts = missing.contains(LockNames.INTERRUPTS_OFF) && missing.size() == 1;
                calls.error(
                        interrupts ? DiagnosticCode.SALT1103 : DiagnosticCode.SALT1101,
                        method,
                        site.line(),
                        target.displayName() + " is called without " + LockNames.text(missing),
                        "try: take the lock around this, or make " + method.displayName() + " ask its callers for it");
            }
        }
        for (String lock : held.releasedAt(index)) {
            if (!state.maybe().contains(lock) && !isLockItself(method)) {
                calls.error(
                        DiagnosticCode.SALT1101,
                        method,
                        site.line(),
                        LockNames.text(Set.of(lock)) + " is given up, but is not held here");
            }
        }
    }

    private boolean leaves(HeldLocks held, int index) {
        ControlFlow flow = held.flow();
        AbstractInsnNode each = flow.instruction(index);
        if (flow.returns(index)) {
            return true;
        }
        CallSite site = calls.at(each);
        return site != null && site.canFault() && flow.handlers(index).isEmpty();
    }

    private void end(Method method, HeldLocks held, int index, HeldLocks.State state) {
        Set<String> required = LockNames.required(method);
        Set<String> kept = new TreeSet<>(state.maybe());
        kept.removeAll(required);
        Set<String> lost = new TreeSet<>(required);
        lost.removeAll(state.surely());
        String how = held.flow().returns(index) ? " can return with " : " can end by a fault with ";
        if (!kept.isEmpty()) {
            calls.error(
                    DiagnosticCode.SALT1101,
                    method,
                    held.flow().line(index),
                    method.displayName() + how + LockNames.text(kept) + " held",
                    "try: give it up in a finally block");
        }
        if (!lost.isEmpty()) {
            calls.error(
                    DiagnosticCode.SALT1101,
                    method,
                    held.flow().line(index),
                    method.displayName() + how + LockNames.text(lost) + " given up, which its callers rely on");
        }
    }
}
