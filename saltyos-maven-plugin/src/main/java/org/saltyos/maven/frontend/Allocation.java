package org.saltyos.maven.frontend;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.saltyos.abi.PanicKind;
import org.saltyos.maven.ir.FunctionBuilder;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.Leaf;
import org.saltyos.maven.world.ObjectLayout;
import org.saltyos.maven.world.WorldClass;

/** Objects and arrays made at run time, in the managed language. */
public final class Allocation {
    private static final Type[] PRIMITIVES = {
        Type.BOOLEAN_TYPE,
        Type.CHAR_TYPE,
        Type.FLOAT_TYPE,
        Type.DOUBLE_TYPE,
        Type.BYTE_TYPE,
        Type.SHORT_TYPE,
        Type.INT_TYPE,
        Type.LONG_TYPE
    };

    private Allocation() {}

    /** A new object, whose constructor has not run. */
    static void object(MethodLowering m, Type type) {
        WorldClass c = m.image.world().get(type.getInternalName());
        if (LibraryBorder.stops(m, c, false, "<init>")) {
            return;
        }
        m.image.initialisers().initialise(c);
        int bytes = m.image.shapes().layout(c).size();
        Register made = m.code.temporary(IrType.NULLABLE);
        m.code.add(new Instruction.NewObject(
                m.code.line(), made, bytes, m.image.heap().typeNumber(c.name())));
        m.push(Value.of(type, present(m.code, made, bytes)));
    }

    /** NEWARRAY, ANEWARRAY, MULTIANEWARRAY. */
    static void array(MethodLowering m, AbstractInsnNode instruction) {
        switch (instruction.getOpcode()) {
            case NEWARRAY -> array(m, arrayOf(PRIMITIVES[((IntInsnNode) instruction).operand - T_BOOLEAN]));
            case ANEWARRAY -> array(m, arrayOf(Type.getObjectType(((TypeInsnNode) instruction).desc)));
            default -> arrays(m, (MultiANewArrayInsnNode) instruction);
        }
    }

    private static Type arrayOf(Type element) {
        return Type.getType("[" + element.getDescriptor());
    }

    private static void array(MethodLowering m, Type type) {
        Operand length = m.popOperand();
        checkSize(m, length);
        m.push(Value.of(type, array(m.image, m.code, type, length)));
    }

    private static void checkSize(MethodLowering m, Operand length) {
        m.code.check(PanicKind.NEGATIVE_SIZE, Predicate.GE, length, Operand.i32(0), List.of(length));
    }

    /** A new array; the length is not negative. */
    public static Operand array(Image image, FunctionBuilder code, Type type, Operand length) {
        Type element = Type.getType(type.getDescriptor().substring(1));
        image.shapes().requireElement(element);
        Register made = code.temporary(IrType.NULLABLE);
        int number = image.heap().typeNumber(type.getDescriptor());
        code.add(new Instruction.NewArray(
                code.line(), made, length, Leaf.memoryOf(element).size(), number));
        return present(code, made, ObjectLayout.HEADER);
    }

    /** All sizes are looked at before anything is made, as the JVM does. */
    private static void arrays(MethodLowering m, MultiANewArrayInsnNode instruction) {
        List<Operand> sizes = new ArrayList<>();
        for (int i = 0; i < instruction.dims; i++) {
            sizes.add(0, m.popOperand());
        }
        sizes.forEach(size -> checkSize(m, size));
        Type type = Type.getType(instruction.desc);
        Register made = m.code.temporary(IrType.reference(ObjectLayout.HEADER));
        String symbol = m.image.sink().arrays(type, instruction.dims);
        m.code.add(new Instruction.Call(m.code.line(), List.of(made), symbol, sizes));
        m.push(Value.of(type, made));
    }

    private static Operand present(FunctionBuilder code, Register made, int bytes) {
        code.check(PanicKind.EXHAUSTED, Predicate.NE, made, new Operand.Null(), List.of());
        return code.move(IrType.reference(bytes), made);
    }
}
