package org.saltyos.maven.subset;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.world.Field;
import org.saltyos.maven.world.Method;

/** SALT1006: a capability goes only where its rights suffice. */
final class RightsRule {
    private final ClosedCalls calls;
    private final RightsTypes types;

    RightsRule(ClosedCalls calls) {
        this.calls = calls;
        this.types = new RightsTypes(new LambdaBodies(calls));
    }

    void check() {
        for (Method method : calls.ownMethods()) {
            calls.of(method).forEach(this::overriding);
            if (GeneratedCode.makesLambda(method) || GeneratedCode.isOfRecord(method) || !mentions(method)) {
                continue;
            }
            ControlFlow flow = new ControlFlow(method.node());
            try {
                @Nullable
                Frame<RightsValue>[] frames = new Analyzer<>(new RightsInterpreter(calls, types, method))
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
        if (types.mentions(method)) {
            return true;
        }
        for (AbstractInsnNode each : method.node().instructions) {
            if (each instanceof MethodInsnNode call) {
                Method target = calls.resolve(call);
                if (target != null && types.mentions(target)) {
                    return true;
                }
            } else if (each instanceof FieldInsnNode access) {
                Field field = calls.field(access);
                if (field != null && RightsTypes.mentions(field)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void visit(Method method, AbstractInsnNode each, int line, Frame<RightsValue> frame) {
        int top = frame.getStackSize() - 1;
        if (each instanceof MethodInsnNode call) {
            Method target = calls.resolve(call);
            int first = frame.getStackSize() - Type.getArgumentTypes(call.desc).length;
            for (int i = first; target != null && !GeneratedCode.isNullCheck(target) && i <= top; i++) {
                int needed = types.ofParameter(target, i - first);
                String place = GeneratedCode.makesLambda(target)
                        ? "a lambda"
                        : "parameter " + (i - first + 1) + " of " + target.displayName();
                require(method, line, frame.getStack(i), needed, place);
            }
            if (target != null && !target.isStatic()) {
                int needed = RightsTypes.ofReceiver(target);
                require(method, line, frame.getStack(first - 1), needed, "the receiver of " + target.displayName());
            }
        } else if (each instanceof FieldInsnNode access && isWrite(each)) {
            Field field = calls.field(access);
            int needed = RightsTypes.ofField(field);
            require(method, line, frame.getStack(top), needed, "field " + access.name);
        } else if (each.getOpcode() == Opcodes.ARETURN) {
            int needed = types.ofResult(method);
            require(method, line, frame.getStack(top), needed, "the result of " + name(method));
        } else if (each.getOpcode() == Opcodes.AASTORE) {
            require(method, line, frame.getStack(top), RightsValue.ALL, "an array");
        }
    }

    private static String name(Method method) {
        return method.name().startsWith("lambda$") ? "a lambda" : method.displayName();
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

    /** A method that runs in another's place needs no more rights, and gives no fewer. */
    private void overriding(CallSite site) {
        Method declared = site.declared();
        for (Method target : site.targets()) {
            if (target.equals(declared)) {
                continue;
            }
            for (int i = 0; i < target.argumentTypes().length; i++) {
                replaces(
                        target,
                        declared,
                        "parameter " + (i + 1),
                        "needs more",
                        types.ofParameter(target, i) & ~types.ofParameter(declared, i));
            }
            replaces(
                    target,
                    declared,
                    "the receiver",
                    "needs more",
                    RightsTypes.ofReceiver(target) & ~RightsTypes.ofReceiver(declared));
            replaces(target, declared, "the result", "has fewer", types.ofResult(declared) & ~types.ofResult(target));
        }
    }

    private void replaces(Method target, Method declared, String place, String how, int difference) {
        if (difference != 0) {
            calls.error(
                    DiagnosticCode.SALT1006,
                    target,
                    target.firstLine(),
                    place + " of " + target.displayName() + " " + how + " rights than that of " + declared.displayName()
                            + ", which it stands for");
        }
    }
}
