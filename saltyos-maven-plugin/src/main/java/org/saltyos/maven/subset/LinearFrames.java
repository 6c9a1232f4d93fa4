package org.saltyos.maven.subset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/**
 * Which followed value is in which local and stack entry before every instruction. Where two ways meet with different
 * values in one place, the place holds a new value there, as in SSA form.
 */
final class LinearFrames {
    private static final int MOST_MEETINGS = 100_000;

    private final LinearTypes types;
    private final Method method;
    private final ControlFlow flow;
    private final LinearInterpreter interpreter;
    private final LiveLocals live;
    private final @Nullable Frame<LinearValue>[] frames;
    private final Map<Long, LinearToken> joined = new HashMap<>();
    private final Map<Integer, Map<Integer, Frame<LinearValue>>> incoming = new HashMap<>();
    private int meetings;
    private final List<LinearToken> parameters = new ArrayList<>();

    @SuppressWarnings("unchecked")
    LinearFrames(LinearTypes types, Method method, ControlFlow flow, LinearInterpreter interpreter)
            throws AnalyzerException {
        this.types = types;
        this.method = method;
        this.flow = flow;
        this.interpreter = interpreter;
        this.live = new LiveLocals(flow);
        this.frames = new Frame[flow.size()];
        Deque<Integer> pending = new ArrayDeque<>();
        meet(-1, 0, start(), pending);
        while (!pending.isEmpty()) {
            int index = pending.remove();
            Frame<LinearValue> before = Objects.requireNonNull(frames[index]);
            Frame<LinearValue> after = after(index, before);
            for (int next : flow.next(index)) {
                meet(index, next, after, pending);
            }
            for (ControlFlow.Handler handler : flow.handlers(index)) {
                meet(index, handler.target(), handling(before), pending);
            }
        }
    }

    private Frame<LinearValue> start() {
        MethodNode node = method.node();
        Frame<LinearValue> frame = new Frame<>(node.maxLocals, node.maxStack);
        int local = 0;
        if (!method.isStatic()) {
            WorldClass type = types.of(Type.getObjectType(method.owner().name()));
            frame.setLocal(
                    local++,
                    type == null || LinearTypes.endsReceiver(method)
                            ? LinearValue.ONE
                            : LinearValue.of(new LinearToken(type, false, 0, "this method is called on")));
        }
        Type[] arguments = method.argumentTypes();
        for (int i = 0; i < arguments.length; i++) {
            LinearValue value = Objects.requireNonNull(interpreter.newValue(arguments[i]));
            WorldClass type = types.of(arguments[i]);
            if (type != null && !types.isCapture(method, i)) {
                LinearToken token =
                        new LinearToken(type, !types.borrows(method, i), method.firstLine(), "in parameter " + (i + 1));
                parameters.add(token);
                value = LinearValue.of(token);
            }
            frame.setLocal(local++, value);
            if (arguments[i].getSize() == 2) {
                frame.setLocal(local++, LinearValue.ONE);
            }
        }
        while (local < node.maxLocals) {
            frame.setLocal(local++, LinearValue.ONE);
        }
        return frame;
    }

    /** The followed parameters. */
    List<LinearToken> parameters() {
        return parameters;
    }

    /** The frame before an instruction, null when control never gets there. */
    @Nullable
    Frame<LinearValue> before(int index) {
        return frames[index];
    }

    /** The frame after an instruction. */
    Frame<LinearValue> after(int index, Frame<LinearValue> before) throws AnalyzerException {
        Frame<LinearValue> frame = new Frame<>(before);
        if (flow.instruction(index).getOpcode() >= 0) {
            frame.execute(flow.instruction(index), interpreter);
        }
        return frame;
    }

    /** The frame at the start of a handler. */
    Frame<LinearValue> handling(Frame<LinearValue> before) {
        Frame<LinearValue> frame = new Frame<>(before);
        frame.clearStack();
        frame.push(LinearValue.ONE);
        return frame;
    }

    /** The value that stands for several in a place of the frame before an instruction, null if none does. */
    @Nullable
    LinearToken joinedAt(int index, int place) {
        return joined.get((long) index << 32 | place);
    }

    /** Takes note of the frame on the way from one instruction to another, and joins all ways there anew. */
    private void meet(int from, int index, Frame<LinearValue> frame, Deque<Integer> pending) {
        Map<Integer, Frame<LinearValue>> ways = incoming.computeIfAbsent(index, i -> new TreeMap<>());
        ways.put(from, frame);
        meetings++;
        Frame<LinearValue> result = new Frame<>(frame);
        for (int place = 0; place < result.getLocals() + result.getStackSize(); place++) {
            if (place < result.getLocals() && !live.isRead(index, place)) {
                result.setLocal(place, LinearValue.ONE);
                continue;
            }
            List<LinearValue> values = new ArrayList<>();
            for (Frame<LinearValue> way : ways.values()) {
                values.add(value(way, place));
            }
            set(result, place, join(index, place, values));
        }
        if (!same(frames[index], result)) {
            frames[index] = result;
            pending.add(index);
        }
    }

    private static boolean same(@Nullable Frame<LinearValue> known, Frame<LinearValue> frame) {
        if (known == null) {
            return false;
        }
        for (int place = 0; place < frame.getLocals() + frame.getStackSize(); place++) {
            if (!value(known, place).equals(value(frame, place))) {
                return false;
            }
        }
        return true;
    }

    static LinearValue value(Frame<LinearValue> frame, int place) {
        return place < frame.getLocals() ? frame.getLocal(place) : frame.getStack(place - frame.getLocals());
    }

    private static void set(Frame<LinearValue> frame, int place, LinearValue value) {
        if (place < frame.getLocals()) {
            frame.setLocal(place, value);
        } else {
            frame.setStack(place - frame.getLocals(), value);
        }
    }

    private LinearValue join(int index, int place, List<LinearValue> values) {
        LinearToken own = joinedAt(index, place);
        Set<LinearToken> tokens = new LinkedHashSet<>();
        LinearValue merged = values.get(0);
        boolean followed = true;
        for (LinearValue each : values) {
            merged = interpreter.merge(merged, each);
            followed &= each.token() != null || each.nothing();
            if (each.token() != null && each.token() != own) {
                tokens.add(each.token());
            }
        }
        if (tokens.isEmpty() || !followed) {
            return merged;
        }
        LinearToken first = tokens.iterator().next();
        // A value that meets only itself stays itself; giving up on that after long ensures that there is an end.
        boolean meetsOthers = tokens.size() > 1 || values.stream().anyMatch(LinearValue::nothing);
        if (!meetsOthers && (own == null || meetings < MOST_MEETINGS)) {
            return LinearValue.of(first);
        }
        boolean owned = tokens.stream().allMatch(LinearToken::owned);
        return LinearValue.of(joined.computeIfAbsent(
                (long) index << 32 | place,
                key -> new LinearToken(first.type(), owned, first.line(), "that several ways bring here")));
    }
}
