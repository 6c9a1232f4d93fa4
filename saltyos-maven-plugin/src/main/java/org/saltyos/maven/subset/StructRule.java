package org.saltyos.maven.subset;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/**
 * SALT0208: registers of a device are accessed as they were declared. SALT0210: no operator minds the sign of a number that
 * has none.
 */
final class StructRule {
    private static final String PLAIN = "org/saltyos/lang/memory/Mem";
    private static final String ATOMIC = "org/saltyos/lang/memory/AtomicMem";
    private static final String VOLATILE = "org/saltyos/lang/memory/Mmio";
    private static final Map<String, Integer> WIDTHS = Map.of("Byte", 1, "Short", 2, "Int", 4, "Long", 8);

    /** Calls with two addresses, which come first; all others begin with one. */
    private static final Set<String> BETWEEN = Set.of("copy", "move");

    /** Calls that compare their arguments with sign. */
    private static final Set<String> SIGNED = Set.of(
            "java/lang/Integer.compare",
            "java/lang/Long.compare",
            "java/lang/Integer.min",
            "java/lang/Integer.max",
            "java/lang/Long.min",
            "java/lang/Long.max",
            "java/lang/Math.min",
            "java/lang/Math.max",
            "java/lang/Math.floorDiv",
            "java/lang/Math.floorMod");

    private final ClosedCalls calls;
    private final StructLayouts layouts;

    StructRule(ClosedCalls calls) {
        this.calls = calls;
        this.layouts = new StructLayouts(calls.image().world());
    }

    void check() {
        for (Method method : calls.ownMethods()) {
            if (mentions(method)) {
                check(method);
            }
        }
    }

    private void check(Method method) {
        ControlFlow flow = new ControlFlow(method.node());
        try {
            @Nullable
            Frame<StructValue>[] frames = new Analyzer<>(new StructInterpreter(calls, layouts))
                    .analyze(method.owner().name(), method.node());
            for (int i = 0; i < frames.length; i++) {
                if (frames[i] != null) {
                    visit(method, flow.instruction(i), flow.line(i), Objects.requireNonNull(frames[i]));
                }
            }
        } catch (AnalyzerException e) {
            return; // lowered methods verify; nothing else gets here
        }
    }

    private boolean mentions(Method method) {
        for (AbstractInsnNode each : method.node().instructions) {
            String owner = each instanceof MethodInsnNode call
                    ? call.owner
                    : each instanceof FieldInsnNode access ? access.owner : null;
            if (owner != null && layouts.of(owner) != null) {
                return true;
            }
        }
        return false;
    }

    private void visit(Method method, AbstractInsnNode each, int line, Frame<StructValue> frame) {
        int size = frame.getStackSize();
        if (each instanceof MethodInsnNode call) {
            int count = Type.getArgumentTypes(call.desc).length;
            List<StructValue> arguments = java.util.stream.IntStream.range(size - count, size)
                    .mapToObj(frame::getStack)
                    .toList();
            call(method, line, call, arguments);
            return;
        }
        int operands = signedOperands(each);
        for (int i = size - operands; i < size; i++) {
            String field = frame.getStack(i).unsigned();
            if (field != null) {
                signed(
                        method,
                        line,
                        field,
                        isWidening(each) ? "is widened with one" : "is an operand of a signed operation");
                return;
            }
        }
    }

    private void call(Method method, int line, MethodInsnNode call, List<StructValue> arguments) {
        for (StructValue each : arguments) {
            if (each.unsigned() != null && SIGNED.contains(call.owner + "." + call.name)) {
                signed(method, line, each.unsigned(), "is an argument of " + call.name);
            }
        }
        boolean isVolatile = call.owner.equals(VOLATILE);
        if (isVolatile || call.owner.equals(PLAIN) || call.owner.equals(ATOMIC)) {
            int addresses = BETWEEN.contains(call.name) ? 2 : 1;
            for (StructValue each : arguments.stream().limit(addresses).toList()) {
                if (each.device() != null && !isVolatile) {
                    foreignAccess(method, line, call, each.device());
                } else if (each.device() != null && each.offset() != null) {
                    width(method, line, call, each.device(), each.offset());
                }
            }
        }
    }

    private void foreignAccess(Method method, int line, MethodInsnNode call, String device) {
        calls.error(
                DiagnosticCode.SALT0208,
                method,
                line,
                simple(call.owner) + "." + call.name + " touches " + simple(device)
                        + ", whose memory belongs to a device",
                call.owner.equals(PLAIN)
                        ? "why: plain accesses may be left out, joined or moved; a device sees each one"
                        : "why: atomic operations are for memory that processors share; devices answer reads and writes",
                "try: the accessors of the struct, or Mmio");
    }

    private void width(Method method, int line, MethodInsnNode call, String device, long offset) {
        WorldClass layout = layouts.of(device);
        Integer bytes = WIDTHS.get(call.name.replaceFirst("^[a-z]+", ""));
        if (layout == null || bytes == null) {
            return;
        }
        StructLayouts.brokenBy(layout, offset, bytes)
                .ifPresent(field -> calls.error(
                        DiagnosticCode.SALT0208,
                        method,
                        line,
                        "Mmio." + call.name + " touches " + bytes + " bytes at offset " + offset + " of "
                                + simple(device) + ", but register " + field.name() + " has " + field.width()
                                + " bytes at " + field.offset(),
                        "why: a device may answer an access of another width with nonsense",
                        "try: the accessors of the struct"));
    }

    private void signed(Method method, int line, String field, String what) {
        calls.error(
                DiagnosticCode.SALT0210,
                method,
                line,
                "the value of " + field + " has no sign, but " + what + " here",
                "why: numbers from the middle of its range on would count as negative",
                "try: compareUnsigned, divideUnsigned, remainderUnsigned or toUnsignedLong of Integer or Long, >>> for >>");
    }

    private static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
    }

    private static boolean isWidening(AbstractInsnNode each) {
        return each.getOpcode() >= Opcodes.I2L && each.getOpcode() <= Opcodes.L2D;
    }

    /** How many of the values on top of the stack an instruction takes as numbers with a sign. */
    private static int signedOperands(AbstractInsnNode each) {
        return switch (each.getOpcode()) {
            case Opcodes.IDIV, Opcodes.LDIV, Opcodes.IREM, Opcodes.LREM -> 2;
            case Opcodes.IF_ICMPLT, Opcodes.IF_ICMPGE, Opcodes.IF_ICMPGT, Opcodes.IF_ICMPLE -> 2;
            case Opcodes.ISHR, Opcodes.LSHR -> 2;
            case Opcodes.LCMP -> isEquality(each.getNext()) ? 0 : 2;
            case Opcodes.IFLT, Opcodes.IFGE, Opcodes.IFGT, Opcodes.IFLE -> 1;
            case Opcodes.I2L, Opcodes.I2F, Opcodes.I2D, Opcodes.L2F, Opcodes.L2D -> 1;
            default -> 0;
        };
    }

    private static boolean isEquality(AbstractInsnNode next) {
        return next.getOpcode() == Opcodes.IFEQ || next.getOpcode() == Opcodes.IFNE;
    }
}
