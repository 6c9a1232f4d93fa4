package org.saltyos.maven.subset;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.Frame;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/** What each instruction does with followed values. */
final class LinearUses {
    private final ClosedCalls calls;
    private final LinearTypes types;
    private final Method method;
    private final LinearInterpreter interpreter;
    private final LinearProblems problems;

    LinearUses(
            ClosedCalls calls,
            LinearTypes types,
            Method method,
            LinearInterpreter interpreter,
            LinearProblems problems) {
        this.calls = calls;
        this.types = types;
        this.method = method;
        this.interpreter = interpreter;
        this.problems = problems;
    }

    void report() {
        problems.start();
    }

    /** The uses of an instruction. */
    void consume(AbstractInsnNode each, int line, Frame<LinearValue> frame, LinearState state) {
        int top = frame.getStackSize() - 1;
        switch (each.getOpcode()) {
            case Opcodes.ARETURN -> returned(line, frame.getStack(top), state);
            case Opcodes.PUTSTATIC -> stored(line, frame.getStack(top), "a static field", state);
            case Opcodes.PUTFIELD -> putField((FieldInsnNode) each, line, frame.getStack(top), state);
            case Opcodes.AASTORE -> stored(line, frame.getStack(top), "an array", state);
            case Opcodes.POP, Opcodes.POP2 -> dropped(line, frame.getStack(top), state);
            case Opcodes.GETFIELD -> borrow(line, frame.getStack(top).token(), state);
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESPECIAL, Opcodes.INVOKESTATIC, Opcodes.INVOKEINTERFACE ->
                call((MethodInsnNode) each, line, frame, state);
            default -> {}
        }
    }

    private void call(MethodInsnNode call, int line, Frame<LinearValue> frame, LinearState state) {
        Method target = calls.resolve(call);
        Type[] arguments = Type.getArgumentTypes(call.desc);
        int first = frame.getStackSize() - arguments.length;
        String name = target == null ? call.name : target.displayName();
        if (call.getOpcode() != Opcodes.INVOKESTATIC) {
            LinearToken receiver = frame.getStack(first - 1).token();
            if (receiver != null && target != null && LinearTypes.endsReceiver(target)) {
                move(line, receiver, "ended by " + name, false, state);
            } else if (!call.name.equals("<init>")) {
                borrow(line, receiver, state);
            } else if (receiver != null) {
                born(line, receiver, state);
            }
        }
        for (int i = 0; i < arguments.length; i++) {
            LinearToken token = frame.getStack(first + i).token();
            if (token == null) {
                continue;
            }
            if (target != null && GeneratedCode.makesLambda(target)) {
                captured(line, token, state);
                continue;
            }
            boolean table = target != null && LinearTypes.isTable(target);
            if (target != null && types.borrows(target, i)) {
                borrow(line, token, state);
            } else {
                if (types.of(arguments[i]) == null && !table) {
                    problems.report(
                            DiagnosticCode.SALT1004,
                            token,
                            line,
                            token + " goes to parameter " + (i + 1) + " of " + name + ", which is of type "
                                    + arguments[i].getClassName(),
                            "why: what happens to it there is not followed",
                            "try: keep such values in tables whose methods are @CapTable");
                }
                move(line, token, "given to " + name, call.name.equals("<init>"), state);
            }
        }
    }

    private void captured(int line, LinearToken token, LinearState state) {
        problems.report(
                DiagnosticCode.SALT1003,
                token,
                line,
                token + " is captured by a lambda",
                "why: the lambda can run any number of times, or never");
        state.all().remove(token);
    }

    private void returned(int line, LinearValue value, LinearState state) {
        LinearToken token = value.token();
        if (token != null) {
            if (types.of(method.returnType()) == null) {
                untracked(
                        line,
                        token,
                        "the result, which is of type " + method.returnType().getClassName());
            }
            move(line, token, "returned", false, state);
        }
    }

    private void putField(FieldInsnNode access, int line, LinearValue value, LinearState state) {
        WorldClass owner = types.of(Type.getObjectType(access.owner));
        if (owner == null) {
            stored(line, value, "field " + access.name + " of " + simple(access.owner), state);
        } else if (value.token() != null) {
            move(line, value.token(), "stored in " + access.name, true, state);
        }
    }

    private static String simple(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1).replace('$', '.');
    }

    private void stored(int line, LinearValue value, String place, LinearState state) {
        if (value.token() != null) {
            untracked(line, value.token(), place);
            move(line, value.token(), "stored in " + place, true, state);
        }
    }

    private void untracked(int line, LinearToken token, String place) {
        problems.report(
                DiagnosticCode.SALT1004,
                token,
                line,
                token + " goes to " + place,
                "why: what happens to it there is not followed",
                "try: keep such values in tables whose methods are @CapTable, or make the holder @Linear too");
    }

    private void dropped(int line, LinearValue value, LinearState state) {
        LinearToken token = value.token();
        LinearState.Status status = token == null ? null : state.of(token);
        if (token != null && token.mustEnd() && status != null && status.live()) {
            problems.report(
                    DiagnosticCode.SALT1002, token, line, token + " is thrown away here", "try: give it to somebody");
            state.gone(token, new LinearState.Gone(line, "thrown away", false));
        }
    }

    private void borrow(int line, @Nullable LinearToken token, LinearState state) {
        LinearState.Status status = token == null ? null : state.of(token);
        if (token != null && status != null && status.gone() != null) {
            after(line, token, status, status.gone(), "used");
        }
    }

    private void move(int line, LinearToken token, String how, boolean stored, LinearState state) {
        if (!token.owned()) {
            problems.report(
                    DiagnosticCode.SALT1005,
                    token,
                    line,
                    token + " is only borrowed, but is " + how,
                    "why: its owner will give it away too",
                    "try: take it over by a parameter without @Borrow, or borrow it on");
            return;
        }
        LinearState.Status status = state.of(token);
        if (status != null && status.gone() != null) {
            if (stored && status.gone().stored()) {
                problems.report(
                        DiagnosticCode.SALT1003,
                        token,
                        line,
                        token + " is " + how + ", but was " + status.gone().how() + " in line "
                                + status.gone().line() + " already",
                        "why: two places would then own one thing");
            } else {
                after(line, token, status, status.gone(), how);
            }
        }
        state.gone(token, new LinearState.Gone(line, how, stored));
    }

    private void after(int line, LinearToken token, LinearState.Status status, LinearState.Gone gone, String how) {
        problems.report(
                DiagnosticCode.SALT1001,
                token,
                line,
                token + " is " + how + " after it " + (status.live() ? "can have been " : "was ") + gone.how()
                        + " in line " + gone.line());
    }

    /** The value an instruction brings into being. */
    void define(AbstractInsnNode each, int line, LinearState state) {
        if (each.getOpcode() == Opcodes.NEW) {
            LinearToken made = interpreter.definedBy(each);
            if (made != null && !LinearTypes.makes(method, made.type())) {
                problems.report(
                        DiagnosticCode.SALT1003,
                        made,
                        line,
                        "a " + made.type().simpleName() + " is made outside its own methods",
                        "why: it could stand for something that another value stands for already",
                        "try: a method of the type, or a @CapTable method that hands it out");
            }
        }
        LinearToken token = interpreter.definedBy(each);
        if (token != null && token.owned() && each.getOpcode() != Opcodes.NEW) {
            born(line, token, state);
        }
    }

    private void born(int line, LinearToken token, LinearState state) {
        LinearState.Status status = state.of(token);
        if (status != null && status.live() && token.mustEnd()) {
            problems.report(
                    DiagnosticCode.SALT1002,
                    token,
                    line,
                    token + " is forgotten when the loop comes here again",
                    "try: give it away before the next one is taken");
        }
        state.live(token);
    }

    /** The end of the method, on one of its ways. */
    void end(int line, String how, LinearState state) {
        for (Map.Entry<LinearToken, LinearState.Status> entry :
                List.copyOf(state.all().entrySet())) {
            LinearToken token = entry.getKey();
            LinearState.Gone gone = entry.getValue().gone();
            if (entry.getValue().live() && token.mustEnd()) {
                problems.report(
                        DiagnosticCode.SALT1002,
                        token,
                        line,
                        token + (gone == null ? " is" : " can be") + " forgotten when " + how,
                        gone == null
                                ? "why: nobody could ever end it then"
                                : "on another way it was " + gone.how() + " in line " + gone.line());
            }
        }
    }
}
