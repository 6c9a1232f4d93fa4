package org.saltyos.maven.subset;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeAnnotationNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.world.Field;
import org.saltyos.maven.world.Method;

/** SALT1006: a capability goes only where its rights suffice. */
final class RightsRule {
    private final ClosedCalls calls;

    RightsRule(ClosedCalls calls) {
        this.calls = calls;
    }

    void check() {
        for (Method method : calls.ownMethods()) {
            calls.of(method).forEach(this::overriding);
            if (!mentions(method)) {
                continue;
            }
            ControlFlow flow = new ControlFlow(method.node());
            try {
                @Nullable
                Frame<RightsValue>[] frames = new Analyzer<>(new RightsInterpreter(calls, method))
                        .analyze(method.owner().name(), method.node());
                for (int i = 0; i < frames.length; i++) {
                    if (frames[i] != null) {
                        visit(method, flow.instruction(i), flow.line(i), Objects.requireNonNull(frames[i]));
                    }
                }
            } catch (AnalyzerException e) {
                continue; // lowered methods verify; nothing else gets here
            }
        }
    }

    private boolean mentions(Method method) {
        if (anyRights(method.node().invisibleTypeAnnotations)) {
            return true;
        }
        for (AbstractInsnNode each : method.node().instructions) {
            if (each instanceof MethodInsnNode call) {
                Method target = calls.resolve(call);
                if (target != null && anyRights(target.node().invisibleTypeAnnotations)) {
                    return true;
                }
            } else if (each instanceof FieldInsnNode access) {
                Field field = calls.field(access);
                if (field != null && anyRights(field.node().invisibleTypeAnnotations)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean anyRights(@Nullable List<TypeAnnotationNode> all) {
        return all != null && all.stream().anyMatch(node -> node.desc.equals(RightsInterpreter.RIGHTS));
    }

    private void visit(Method method, AbstractInsnNode each, int line, Frame<RightsValue> frame) {
        int top = frame.getStackSize() - 1;
        if (each instanceof MethodInsnNode call) {
            Method target = calls.resolve(call);
            int first = frame.getStackSize() - Type.getArgumentTypes(call.desc).length;
            for (int i = first; target != null && i <= top; i++) {
                int needed = RightsInterpreter.ofParameter(target, i - first);
                String place = "parameter " + (i - first + 1) + " of " + target.displayName();
                require(method, line, frame.getStack(i), needed, place);
            }
            if (target != null && !target.isStatic()) {
                int needed = RightsInterpreter.ofReceiver(target);
                require(method, line, frame.getStack(first - 1), needed, "the receiver of " + target.displayName());
            }
        } else if (each instanceof FieldInsnNode access && isWrite(each)) {
            Field field = calls.field(access);
            int needed = field == null ? RightsValue.ALL : RightsInterpreter.ofField(field.node());
            require(method, line, frame.getStack(top), needed, "field " + access.name);
        } else if (each.getOpcode() == Opcodes.ARETURN) {
            int needed = RightsInterpreter.ofResult(method);
            require(method, line, frame.getStack(top), needed, "the result of " + method.displayName());
        } else if (each.getOpcode() == Opcodes.AASTORE) {
            require(method, line, frame.getStack(top), RightsValue.ALL, "an array");
        }
    }

    private static boolean isWrite(AbstractInsnNode each) {
        return each.getOpcode() == Opcodes.PUTFIELD || each.getOpcode() == Opcodes.PUTSTATIC;
    }

    private void require(Method method, int line, RightsValue value, int needed, String place) {
        int missing = needed & ~value.rights();
        if (missing != 0 && value.rights() != RightsValue.ALL) {
            String asked = needed == RightsValue.ALL ? "every right" : "rights " + needed;
            calls.error(
                    DiagnosticCode.SALT1006,
                    method,
                    line,
                    "a value with rights " + value.rights() + " goes to " + place + ", which needs " + asked,
                    "why: rights only ever become fewer",
                    needed == RightsValue.ALL
                            ? "try: annotate the place with @Rights if it needs less than every right"
                            : "try: get a capability that has rights " + missing + " too");
        }
    }

    /** A method that runs in another's place needs no more. */
    private void overriding(CallSite site) {
        for (Method target : site.targets()) {
            for (int i = 0; i < target.argumentTypes().length && !target.equals(site.declared()); i++) {
                int more =
                        RightsInterpreter.ofParameter(target, i) & ~RightsInterpreter.ofParameter(site.declared(), i);
                if (more != 0) {
                    calls.error(
                            DiagnosticCode.SALT1006,
                            target,
                            target.firstLine(),
                            "parameter " + (i + 1) + " of " + target.displayName() + " needs more rights than that of "
                                    + site.declared().displayName() + ", which it stands for");
                }
            }
        }
    }
}
