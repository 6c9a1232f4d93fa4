package org.saltyos.maven.subset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;
import org.saltyos.maven.world.Method;

/** Which locks are held before each instruction of a method: on every path, and on some path. */
final class HeldLocks {
    private final ClosedCalls calls;
    private final Method method;
    private final ControlFlow flow;
    private final @Nullable State[] before;
    private final @Nullable Frame<SourceValue>[] frames;

    /** Locks held on every path and on some path. */
    record State(Set<String> surely, Set<String> maybe) {
        State join(State other) {
            Set<String> both = new TreeSet<>(surely);
            both.retainAll(other.surely);
            Set<String> any = new TreeSet<>(maybe);
            any.addAll(other.maybe);
            return new State(both, any);
        }

        State with(String lock) {
            Set<String> more = new TreeSet<>(surely);
            more.add(lock);
            Set<String> any = new TreeSet<>(maybe);
            any.add(lock);
            return new State(more, any);
        }

        State without(String lock) {
            Set<String> less = new TreeSet<>(surely);
            less.remove(lock);
            Set<String> any = new TreeSet<>(maybe);
            any.remove(lock);
            return new State(less, any);
        }
    }

    /**
     * Follows a method.
     *
     * @param entered locks that all callers hold, beside those that the method declares
     */
    @SuppressWarnings("unchecked")
    HeldLocks(ClosedCalls calls, Method method, Set<String> entered) {
        this.calls = calls;
        this.method = method;
        this.flow = new ControlFlow(method.node());
        this.before = new State[flow.size()];
        Set<String> declared = LockNames.required(method);
        Set<String> surely = new TreeSet<>(entered);
        surely.addAll(declared);
        State start = new State(surely, declared);
        boolean changes = calls.of(method).stream()
                .anyMatch(site -> acquires(site) != null || releases(site) != null || turnsInterrupts(site));
        this.frames = changes ? frames() : new Frame[0];
        if (!changes) {
            java.util.Arrays.fill(before, start);
        } else {
            run(start);
        }
    }

    /** Frames are needed only to see which lock a call works on. */
    private @Nullable Frame<SourceValue>[] frames() {
        try {
            return new Analyzer<>(new OriginInterpreter())
                    .analyze(method.owner().name(), method.node());
        } catch (AnalyzerException e) {
            return new Frame[0]; // lowered methods verify; nothing else gets here
        }
    }

    private void run(State start) {
        Deque<Integer> pending = new ArrayDeque<>();
        meet(0, start, pending);
        while (!pending.isEmpty()) {
            int index = pending.remove();
            State state = java.util.Objects.requireNonNull(before[index]);
            State after = after(index, state);
            flow.next(index).forEach(next -> meet(next, after, pending));
            if (canThrow(index)) {
                flow.handlers(index).forEach(handler -> meet(handler.target(), state.join(after), pending));
            }
        }
    }

    /** Whether control can go from an instruction to a handler: in the static language only faults are caught. */
    private boolean canThrow(int index) {
        AbstractInsnNode each = flow.instruction(index);
        if (calls.image().world().isManaged() || each.getOpcode() == Opcodes.ATHROW) {
            return true;
        }
        CallSite site = calls.at(each);
        return site != null && site.canFault();
    }

    private void meet(int index, State state, Deque<Integer> pending) {
        State known = before[index];
        State joined = known == null ? state : known.join(state);
        if (!joined.equals(known)) {
            before[index] = joined;
            pending.add(index);
        }
    }

    private State after(int index, State state) {
        CallSite site = calls.at(flow.instruction(index));
        if (site == null) {
            return state;
        }
        State result = state;
        for (String lock : acquiredAt(index)) {
            result = result.with(lock);
        }
        for (String lock : releasedAt(index)) {
            result = result.without(lock);
        }
        return result;
    }

    ControlFlow flow() {
        return flow;
    }

    /** What is held before an instruction, null when control never gets there. */
    @Nullable
    State before(int index) {
        return before[index];
    }

    /** What is held before a call of the method, null when control never gets there. */
    @Nullable
    State before(CallSite site) {
        return before[method.node().instructions.indexOf(site.instruction())];
    }

    /** The locks that the call at an index takes; nothing when the lock has no name. */
    List<String> acquiredAt(int index) {
        return changed(index, true);
    }

    /** The locks that the call at an index gives up. */
    List<String> releasedAt(int index) {
        return changed(index, false);
    }

    /** Whether the call at an index takes or gives up a lock that is not in a static final field. */
    boolean isNameless(int index) {
        CallSite site = calls.at(flow.instruction(index));
        if (site == null || Marks.covers(method, Marks.SYNC + "Acquires")) {
            return false;
        }
        return "".equals(acquires(site)) && receiver(index, site) == null
                || "".equals(releases(site)) && receiver(index, site) == null;
    }

    private List<String> changed(int index, boolean acquired) {
        List<String> result = new ArrayList<>();
        CallSite site = calls.at(flow.instruction(index));
        if (site == null) {
            return result;
        }
        String lock = acquired ? acquires(site) : releases(site);
        String name = lock == null || !lock.isEmpty() ? lock : receiver(index, site);
        if (name != null) {
            result.add(
                    lock != null && !lock.isEmpty()
                            ? LockNames.of(site.declared().owner(), name)
                            : name);
        }
        if (Marks.has(site.declared(), Marks.SYNC + (acquired ? "InterruptsOff" : "InterruptsOn"))) {
            result.add(LockNames.INTERRUPTS_OFF);
        }
        return result;
    }

    private static @Nullable String acquires(CallSite site) {
        return Marks.text(site.declared(), Marks.SYNC + "Acquires").orElse(null);
    }

    private static @Nullable String releases(CallSite site) {
        return Marks.text(site.declared(), Marks.SYNC + "Releases").orElse(null);
    }

    private static boolean turnsInterrupts(CallSite site) {
        return Marks.has(site.declared(), Marks.SYNC + "InterruptsOff")
                || Marks.has(site.declared(), Marks.SYNC + "InterruptsOn");
    }

    private @Nullable String receiver(int index, CallSite site) {
        Frame<SourceValue> frame = index < frames.length ? frames[index] : null;
        if (frame == null || site.declared().isStatic()) {
            return null;
        }
        int at =
                frame.getStackSize() - 1 - Type.getArgumentTypes(site.declared().descriptor()).length;
        Set<AbstractInsnNode> sources = frame.getStack(at).insns;
        return sources.size() == 1 && sources.iterator().next() instanceof FieldInsnNode read
                ? LockNames.of(calls, read)
                : null;
    }
}
