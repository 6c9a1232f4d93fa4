package org.saltyos.maven.frontend;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import org.objectweb.asm.Type;
import org.saltyos.abi.PanicKind;
import org.saltyos.maven.heap.ArrayAlias;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.Leaf;
import org.saltyos.maven.world.ObjectLayout;

/** Array elements and lengths, with their checks. */
final class ArrayLowering {
    private ArrayLowering() {}

    static void lower(MethodLowering m, int opcode) {
        if (opcode == ARRAYLENGTH) {
            m.push(Value.ofInt(length(m, array(m, m.pop(), m.nullness(0)))));
        } else if (opcode <= SALOAD) {
            load(m);
        } else {
            store(m);
        }
    }

    /** An array reference that is not null. */
    static Operand array(MethodLowering m, Value value, Nullness nullness) {
        return NullChecks.dereference(m, m.operand(value), value.type(), nullness);
    }

    /** The length of an array that is not null; a constant for arrays known at build time. */
    static Operand length(MethodLowering m, Operand array) {
        if (array instanceof Operand.Symbol symbol) {
            int known = m.image.heap().arrayLength(symbol.name());
            if (known >= 0) {
                return Operand.i32(known);
            }
        }
        Register length = m.code.temporary(IrType.I32);
        m.code.add(new Instruction.ArrayLength(m.code.line(), length, array));
        return length;
    }

    private static void load(MethodLowering m) {
        Nullness nullness = m.nullness(1);
        Operand index = m.popOperand();
        Value value = m.pop();
        Operand array = array(m, value, nullness);
        checkIndex(m, array, index);
        Type element = elementOf(m, value.type());
        Leaf leaf = new Leaf("", element, true, m.image.shapes().minimumSize(element));
        Register target = m.code.temporary(leaf.irType());
        m.code.add(new Instruction.ElementLoad(
                m.code.line(), target, leaf.memory(), array, index, ArrayAlias.of(element)));
        m.push(Value.of(element, target));
    }

    private static void store(MethodLowering m) {
        Nullness nullness = m.nullness(2);
        Nullness ofValue = m.nullness(0);
        Value stored = m.pop();
        Operand index = m.popOperand();
        Value value = m.pop();
        Operand array = array(m, value, nullness);
        checkIndex(m, array, index);
        Type element = elementOf(m, value.type());
        Operand operand = element.getSort() >= Type.ARRAY
                ? Conversions.to(m, stored, ofValue, element, true, "an array element")
                        .get(0)
                : m.operand(stored);
        if (m.image.isManaged() && element.getSort() >= Type.ARRAY) {
            checkStore(m, value.type(), array, stored.type(), operand);
        }
        m.code.add(new Instruction.ElementStore(
                m.code.line(), Leaf.memoryOf(element), array, index, operand, ArrayAlias.of(element)));
    }

    /** What the array's own class forbids: it may be an array of a subclass. */
    private static void checkStore(MethodLowering m, Type array, Operand reference, Type type, Operand stored) {
        if (array.getSort() != Type.ARRAY || stored instanceof Operand.Null) {
            return;
        }
        Register number = m.code.temporary(IrType.I32);
        m.code.add(new Instruction.Load(
                m.code.line(),
                number,
                MemoryKind.I32,
                reference,
                ObjectLayout.TYPE_NUMBER,
                "type number",
                false,
                true));
        Block.Id checked = m.code.name();
        Block.Id other = m.code.name();
        // The analysis may know the array better than javac did when it took the value.
        boolean typed = ObjectLowering.isSubtype(m, type, elementOf(m, array));
        int typeNumber = typed ? m.image.heap().typeNumber(array.getDescriptor()) : 0;
        m.code.end(new Instruction.Branch(
                m.code.line(), Predicate.EQ, number, Operand.i32(typeNumber), checked, other, false));
        m.code.start(other);
        Block.Id present = m.code.name();
        m.code.end(new Instruction.Branch(
                m.code.line(), Predicate.EQ, stored, new Operand.Null(), checked, present, false));
        m.code.start(present);
        Register fits = m.code.temporary(IrType.I32);
        String test = m.image.sink().storeTest();
        m.code.add(new Instruction.Call(m.code.line(), List.of(fits), test, List.of(reference, stored)));
        m.code.check(PanicKind.ARRAY_STORE, Predicate.NE, fits, Operand.i32(0), List.of(stored));
        m.code.end(new Instruction.Jump(m.code.line(), checked));
        m.code.start(checked);
    }

    private static void checkIndex(MethodLowering m, Operand array, Operand index) {
        m.code.check(PanicKind.ARRAY_INDEX, Predicate.ULT, index, length(m, array));
    }

    /** The element type; of the null constant, which is never dereferenced, any will do. */
    private static Type elementOf(MethodLowering m, Type array) {
        return array.getSort() == Type.ARRAY
                ? Type.getType(array.getDescriptor().substring(1))
                : Type.INT_TYPE;
    }
}
