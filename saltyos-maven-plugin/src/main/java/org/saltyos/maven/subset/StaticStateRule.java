package org.saltyos.maven.subset;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Field;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/**
 * SALT0507: what protects each static field and array that the kernel changes is written down. SALT0508: a server's
 * static fields are changed by their own class only. SALT0506: arrays promised to be read-only are not written.
 */
final class StaticStateRule {
    private static final int ELEMENT_STORES_FIRST = Opcodes.IASTORE;
    private static final int ELEMENT_STORES_LAST = Opcodes.SASTORE;

    private final ClosedCalls calls;
    private final Set<String> reported = new java.util.HashSet<>();

    StaticStateRule(ClosedCalls calls) {
        this.calls = calls;
    }

    void check() {
        boolean kernel = calls.image().profile().equals("kernel");
        for (Method method : calls.ownMethods()) {
            int line = 0;
            for (AbstractInsnNode each : method.node().instructions) {
                if (each instanceof LineNumberNode number) {
                    line = number.line;
                } else if (each.getOpcode() == Opcodes.PUTSTATIC) {
                    written(method, line, (FieldInsnNode) each, kernel);
                }
            }
            arrays(method).forEach((access, at) -> {
                Field field = calls.field(access);
                if (field != null
                        && Annotations.of(field.node(), Marks.LANG + "ReadOnly").isPresent()) {
                    calls.error(
                            DiagnosticCode.SALT0506,
                            method,
                            at,
                            name(access) + " is @ReadOnly, but an element is written here",
                            "why: the array lies in memory that cannot be written");
                } else if (kernel) {
                    written(method, at, access, true);
                }
            });
        }
    }

    private void written(Method method, int line, FieldInsnNode access, boolean kernel) {
        Field field = calls.field(access);
        WorldClass named = calls.image().world().find(access.owner);
        if (field == null || named == null || named.isLibrary()) {
            return;
        }
        boolean isProtected =
                Annotations.of(field.node(), Marks.SYNC + "GuardedBy").isPresent()
                        || Annotations.of(field.node(), Marks.SYNC + "PerCpu").isPresent()
                        || field.isVolatile();
        if (kernel && !isProtected && reported.add(name(access))) {
            calls.error(
                    DiagnosticCode.SALT0507,
                    method,
                    line,
                    name(access) + " is changed here, and nothing says what protects it",
                    "why: every processor and every interrupt handler sees static state",
                    "try: @GuardedBy with the lock, @PerCpu, or an atomic cell of org.saltyos.lang.sync");
        }
        if (!kernel && !sameFile(access.owner, method.owner().name()) && reported.add(name(access))) {
            calls.warning(
                    DiagnosticCode.SALT0508,
                    method,
                    line,
                    name(access) + " is changed by " + method.owner().simpleName() + ", another class",
                    "why: whoever owns a piece of state is the only one who can keep its invariants",
                    "try: a method of its own class that changes it");
        }
    }

    private static boolean sameFile(String one, String other) {
        return outermost(one).equals(outermost(other));
    }

    private static String outermost(String name) {
        int dollar = name.indexOf('$');
        return dollar < 0 ? name : name.substring(0, dollar);
    }

    private static String name(FieldInsnNode access) {
        return access.owner.substring(access.owner.lastIndexOf('/') + 1).replace('$', '.') + "." + access.name;
    }

    /** The static fields through which a method writes elements of an array, with the lines. */
    private static Map<FieldInsnNode, Integer> arrays(Method method) {
        Map<FieldInsnNode, Integer> result = new LinkedHashMap<>();
        boolean stores = false;
        boolean reads = false;
        for (AbstractInsnNode each : method.node().instructions) {
            stores |= isElementStore(each.getOpcode());
            reads |= each.getOpcode() == Opcodes.GETSTATIC && ((FieldInsnNode) each).desc.startsWith("[");
        }
        if (!stores || !reads) {
            return result; // following every value is dear
        }
        ControlFlow flow = new ControlFlow(method.node());
        try {
            @Nullable
            Frame<SourceValue>[] frames = new Analyzer<>(new OriginInterpreter())
                    .analyze(method.owner().name(), method.node());
            for (int i = 0; i < frames.length; i++) {
                Frame<SourceValue> frame = frames[i];
                if (frame != null && isElementStore(flow.instruction(i).getOpcode())) {
                    for (AbstractInsnNode source : frame.getStack(frame.getStackSize() - 3).insns) {
                        if (source instanceof FieldInsnNode read && read.getOpcode() == Opcodes.GETSTATIC) {
                            result.put(read, flow.line(i));
                        }
                    }
                }
            }
        } catch (AnalyzerException e) {
            return result; // lowered methods verify; nothing else gets here
        }
        return result;
    }

    private static boolean isElementStore(int opcode) {
        return opcode >= ELEMENT_STORES_FIRST && opcode <= ELEMENT_STORES_LAST;
    }
}
