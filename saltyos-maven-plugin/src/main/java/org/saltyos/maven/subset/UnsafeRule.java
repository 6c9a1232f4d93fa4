package org.saltyos.maven.subset;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.world.Field;
import org.saltyos.maven.world.Method;

/**
 * SALT0805: arguments that must be known at build time are. SALT0807: assembly has a model that runs on HotSpot.
 * SALT0809: {@code @Unsafe} is where something unsafe is.
 */
final class UnsafeRule {
    /** The run-time library, whose calls of Linux are something else, and safe, in a server. */
    private static final String RUNTIME = "org/saltyos/runtime/";

    private final ClosedCalls calls;
    private final Effects effects;

    UnsafeRule(ClosedCalls calls, Effects effects) {
        this.calls = calls;
        this.effects = effects;
    }

    void check() {
        for (Method method : calls.ownMethods()) {
            if (Marks.has(method, Marks.LANG + "Unsafe")
                    && !method.owner().name().startsWith(RUNTIME)
                    && !effects.own(method).containsKey(Effect.UNSAFE)) {
                calls.warning(
                        DiagnosticCode.SALT0809,
                        method,
                        method.firstLine(),
                        method.displayName() + " is @Unsafe, but uses no unsafe operation",
                        "why: whoever reviews unsafe code reads it for nothing",
                        "try: take the annotation away");
            }
            for (CallSite site : calls.of(method)) {
                model(site);
            }
            constants(method);
        }
    }

    private void model(CallSite site) {
        Method target = site.declared();
        boolean assembly = Marks.has(target, Marks.LANG + "Asm") || Marks.has(target, Marks.LANG + "Import");
        if (assembly && onlyThrows(target)) {
            calls.error(
                    DiagnosticCode.SALT0807,
                    target,
                    target.firstLine(),
                    target.displayName() + " is assembly, and its Java body only says that it is not supported",
                    "why: the same class files run on HotSpot in tests; the body is the model of the assembly",
                    "try: do the same to the simulated Machine");
        }
    }

    private static boolean onlyThrows(Method method) {
        AbstractInsnNode first = null;
        for (AbstractInsnNode each : method.node().instructions) {
            if (each.getOpcode() >= 0 && first == null) {
                first = each;
            }
            if (each.getOpcode() >= Opcodes.IRETURN && each.getOpcode() <= Opcodes.RETURN) {
                return false;
            }
        }
        return first instanceof TypeInsnNode made && made.desc.equals("java/lang/UnsupportedOperationException");
    }

    private void constants(Method method) {
        if (calls.of(method).stream().noneMatch(site -> anyConstant(site.declared()))) {
            return;
        }
        ControlFlow flow = new ControlFlow(method.node());
        try {
            Frame<SourceValue>[] frames = new Analyzer<>(new OriginInterpreter())
                    .analyze(method.owner().name(), method.node());
            for (int i = 0; i < frames.length; i++) {
                CallSite site = calls.at(flow.instruction(i));
                if (site != null && frames[i] != null) {
                    constants(method, site, frames[i]);
                }
            }
        } catch (AnalyzerException e) {
            return; // lowered methods verify; nothing else gets here
        }
    }

    private static boolean anyConstant(Method target) {
        for (int i = 0; i < target.argumentTypes().length; i++) {
            if (Marks.onParameter(target, i, Marks.LANG + "Const")) {
                return true;
            }
        }
        return false;
    }

    private void constants(Method method, CallSite site, Frame<SourceValue> frame) {
        int count = Type.getArgumentTypes(site.instruction().desc).length;
        for (int i = 0; i < count; i++) {
            SourceValue value = frame.getStack(frame.getStackSize() - count + i);
            boolean constant = !value.insns.isEmpty() && value.insns.stream().allMatch(this::isConstant);
            if (Marks.onParameter(site.declared(), i, Marks.LANG + "Const") && !constant) {
                calls.error(
                        DiagnosticCode.SALT0805,
                        method,
                        site.line(),
                        "parameter " + (i + 1 - Marks.hiddenParameters(site.declared())) + " of "
                                + site.declared().displayName() + " has to be a constant, but is computed here",
                        "try: a literal or a static final field; or branch over the constants");
            }
        }
    }

    private boolean isConstant(AbstractInsnNode source) {
        int opcode = source.getOpcode();
        if (source instanceof FieldInsnNode access && opcode == Opcodes.GETSTATIC) {
            Field field = calls.field(access);
            return field != null && field.isConstant();
        }
        return opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.LDC;
    }
}
