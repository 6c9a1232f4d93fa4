package org.saltyos.maven.frontend;

import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.ConvertOp;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.ObjectLayout;

/** Calls that mean something of their own in the managed language. */
final class ManagedCalls {
    /** The table from type number to the object of {@code java.lang.Class}. */
    static final String CLASSES = "salty_classes";

    private static final String PATTERNS = "org/saltyos/runtime/Patterns";
    private static final String CLONE = "org/saltyos/runtime/heap/Objects";

    private ManagedCalls() {}

    /** Lowers the call if it is one of these. */
    static boolean lower(MethodLowering m, MethodInsnNode call) {
        if (call.name.equals("getClass") && call.desc.equals("()Ljava/lang/Class;")) {
            Operand object = receiver(m);
            m.push(Value.of(Type.getType(Class.class), classOf(m, object)));
            return true;
        }
        if (call.name.equals("clone") && call.owner.startsWith("[")) {
            Value value = m.peek(0);
            Operand object = receiver(m);
            Operand copy = helper(m, CLONE, "copy", "(Ljava/lang/Object;)Ljava/lang/Object;", object);
            m.push(Value.of(value.type(), copy));
            return true;
        }
        if (call.owner.equals("java/lang/Object") && call.name.equals("<init>")) {
            m.pop();
            return true;
        }
        if (call.owner.equals("java/lang/Record") && call.name.equals("<init>") && !m.image.makesValue(m.method)) {
            m.pop();
            return true;
        }
        if (call.name.equals("usePattern") && call.owner.equals("java/util/regex/Matcher")) {
            compilePattern(m);
        }
        return SplitCalls.lower(m, call);
    }

    /**
     * Patterns of the image are compiled when a matcher is made of them, which this method of a matcher takes for granted; so
     * one is made before. The call itself stays.
     */
    private static void compilePattern(MethodLowering m) {
        Value pattern = m.pop();
        String descriptor = "(Ljava/util/regex/Pattern;)Ljava/util/regex/Pattern;";
        m.push(Value.of(pattern.type(), helper(m, PATTERNS, "compiled", descriptor, m.operand(pattern))));
    }

    private static Operand receiver(MethodLowering m) {
        return receiver(m, 0);
    }

    /** Takes the receiver from the stack and looks whether it is null; before the call there were arguments above it. */
    static Operand receiver(MethodLowering m, int arguments) {
        Nullness nullness = m.nullness(arguments);
        Value value = m.pop();
        return NullChecks.dereference(m, m.operand(value), value.type(), nullness);
    }

    private static Operand classOf(MethodLowering m, Operand object) {
        m.image.heap().useClassTable();
        Register number = m.code.temporary(IrType.I32);
        m.code.add(new Instruction.Load(
                m.code.line(), number, MemoryKind.I32, object, ObjectLayout.TYPE_NUMBER, "type number", false, true));
        Register table = m.code.temporary(IrType.I64);
        m.code.add(new Instruction.SymbolAddress(m.code.line(), table, CLASSES));
        Operand wide = ArithmeticLowering.convert(m, IrType.I64, ConvertOp.ZEXT, number);
        Operand offset = m.code.binary(IrType.I64, BinaryOp.MUL, wide, Operand.i64(8));
        Operand place = m.code.binary(IrType.I64, BinaryOp.ADD, table, offset);
        Register found = m.code.temporary(IrType.reference(ObjectLayout.HEADER));
        m.code.add(new Instruction.Load(m.code.line(), found, MemoryKind.REF, place, 0, "class table", false, true));
        return found;
    }

    /** Calls a static method of the run-time library that gives one reference. */
    static Operand helper(MethodLowering m, String owner, String name, String descriptor, Operand... arguments) {
        Method target = method(m.image, owner, name, descriptor);
        Register result = m.code.temporary(IrType.reference(ObjectLayout.HEADER));
        String symbol = m.image.sink().direct(target, m.method, m.code.line());
        m.code.add(new Instruction.Call(m.code.line(), List.of(result), symbol, List.of(arguments)));
        return result;
    }

    /** A method of the run-time library. */
    static Method method(Image image, String owner, String name, String descriptor) {
        Method found = image.world().hierarchy().resolveMethod(image.world().get(owner), name, descriptor);
        if (found == null) {
            throw new UserError(
                    DiagnosticCode.SALT0109,
                    null,
                    "method " + owner.replace('/', '.') + "." + name + " is not on the class path",
                    "try: use the same version of basalt-runtime and saltyos-maven-plugin");
        }
        return found;
    }
}
