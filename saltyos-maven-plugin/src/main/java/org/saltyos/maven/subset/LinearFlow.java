package org.saltyos.maven.subset;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/** Follows values through one method: first where they are, then what becomes of them, then what is wrong with that. */
final class LinearFlow {
    private final World world;
    private final ControlFlow flow;
    private final LinearFrames frames;
    private final LinearUses uses;
    private final LinearThrows thrown;
    private final @Nullable LinearState[] before;

    LinearFlow(ClosedCalls calls, LinearTypes types, Method method, LinearProblems problems) throws AnalyzerException {
        this.world = calls.image().world();
        this.flow = new ControlFlow(method.node());
        LinearInterpreter interpreter = new LinearInterpreter(calls, types, method, flow);
        this.frames = new LinearFrames(types, method, flow, interpreter);
        this.uses = new LinearUses(calls, types, method, interpreter, problems);
        this.thrown = new LinearThrows(calls, method, flow);
        this.before = new LinearState[flow.size()];
    }

    void check() throws AnalyzerException {
        LinearState start = new LinearState();
        frames.parameters().stream().filter(LinearToken::owned).forEach(start::live);
        Deque<Integer> pending = new ArrayDeque<>();
        meet(0, start, pending);
        while (!pending.isEmpty()) {
            visit(pending.remove(), pending);
        }
        uses.report();
        for (int i = 0; i < before.length; i++) {
            if (before[i] != null) {
                visit(i, pending);
            }
        }
    }

    private void visit(int index, Deque<Integer> pending) throws AnalyzerException {
        Frame<LinearValue> frame = frames.before(index);
        if (frame == null) {
            return;
        }
        AbstractInsnNode each = flow.instruction(index);
        LinearState state = new LinearState(Objects.requireNonNull(before[index]));
        int line = flow.line(index);
        uses.consume(each, line, frame, state);
        leave(index, frame, state, pending);
        uses.define(each, line, state);
        if (flow.returns(index)) {
            uses.end(line, "the method returns", state);
        }
        Frame<LinearValue> after = frames.after(index, frame);
        for (int next : flow.next(index)) {
            meet(next, across(next, after, known(index, next, frame, state)), pending);
        }
    }

    /** Where a value turned out to be null, there is none. */
    private LinearState known(int index, int next, Frame<LinearValue> frame, LinearState state) {
        AbstractInsnNode each = flow.instruction(index);
        boolean jumps = next != index + 1;
        if (each.getOpcode() != (jumps ? Opcodes.IFNULL : Opcodes.IFNONNULL)) {
            return state;
        }
        LinearState result = new LinearState(state);
        result.all().remove(frame.getStack(frame.getStackSize() - 1).token());
        return result;
    }

    /** The ways that exceptions take from an instruction. */
    private void leave(int index, Frame<LinearValue> frame, LinearState state, Deque<Integer> pending) {
        for (String name : thrown.of(index)) {
            boolean caught = false;
            for (ControlFlow.Handler handler : flow.handlers(index)) {
                WorldClass exception = world.find(name);
                WorldClass type = handler.type() == null ? null : world.find(handler.type());
                caught = type == null || exception == null || world.hierarchy().isSubtype(exception, type);
                if (caught || isSubtype(type, exception)) {
                    Frame<LinearValue> handling = frames.handling(frame);
                    meet(handler.target(), across(handler.target(), handling, state), pending);
                    if (thrown.isCaught(handler.target(), caught ? name : Objects.requireNonNull(handler.type()))) {
                        thrown.statements().stream()
                                .filter(i -> before[i] != null)
                                .forEach(pending::add);
                    }
                }
                if (caught) {
                    break;
                }
            }
            if (!caught) {
                String simple = name.substring(name.lastIndexOf('/') + 1).replace('$', '.');
                uses.end(flow.line(index), "this throws " + simple, state);
            }
        }
    }

    private boolean isSubtype(@Nullable WorldClass sub, @Nullable WorldClass base) {
        return sub != null && base != null && world.hierarchy().isSubtype(sub, base);
    }

    private void meet(int index, LinearState state, Deque<Integer> pending) {
        LinearState known = before[index];
        if (known == null) {
            before[index] = new LinearState(state);
            pending.add(index);
        } else if (known.join(state)) {
            pending.add(index);
        }
    }

    /** Values that meet others in a place go over into the one that stands for all of them there. */
    private LinearState across(int next, Frame<LinearValue> frame, LinearState state) {
        LinearState result = new LinearState(state);
        Frame<LinearValue> held = Objects.requireNonNull(frames.before(next));
        for (int place = 0; place < frame.getLocals() + frame.getStackSize(); place++) {
            LinearToken joined = frames.joinedAt(next, place);
            LinearToken token = LinearFrames.value(frame, place).token();
            boolean holds = joined != null && LinearFrames.value(held, place).token() == joined;
            if (holds && token != null && token != joined) {
                LinearState.Status status = state.of(token);
                if (status != null) {
                    result.all().put(joined, status);
                    result.all().remove(token);
                }
            }
        }
        return result;
    }
}
