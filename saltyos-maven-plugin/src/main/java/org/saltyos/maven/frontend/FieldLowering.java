package org.saltyos.maven.frontend;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.MemoryOrder;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Field;
import org.saltyos.maven.world.Leaf;
import org.saltyos.maven.world.ObjectLayout;
import org.saltyos.maven.world.Shapes;

/** Static fields, fields of objects, components of records. */
final class FieldLowering {
    private FieldLowering() {}

    static void lower(MethodLowering m, FieldInsnNode instruction) {
        m.image.world().get(instruction.owner);
        Field field = m.image.world().hierarchy().resolveField(instruction);
        if (field == null) {
            throw m.reject(
                    DiagnosticCode.SALT0109,
                    "field " + instruction.owner.replace('/', '.') + "." + instruction.name + " of type "
                            + Type.getType(instruction.desc).getClassName() + " does not exist",
                    "try: compile everything again, a dependency has changed");
        }
        boolean isStatic = instruction.getOpcode() == GETSTATIC || instruction.getOpcode() == PUTSTATIC;
        if (isStatic != field.isStatic()) {
            throw m.reject(
                    DiagnosticCode.SALT0109,
                    describe(field)
                            + (isStatic
                                    ? " is not static, but used as if it were"
                                    : " is static, but used as if it were not"),
                    "try: compile everything again, a dependency has changed");
        }
        if (field.owner().isLibrary() && !field.owner().isRecord() && !m.image.isManaged()) {
            throw m.reject(
                    DiagnosticCode.SALT0104,
                    "field " + field.owner() + "." + field.name() + " of the library is outside the subset");
        }
        checkVolatile(m, field);
        String keeper = m.image.world().fieldOwner(field.owner(), field.name());
        boolean ours = !keeper.equals(field.owner().name());
        if (m.image.isManaged() && isStatic && LibraryBorder.stops(m, field.owner(), ours, field.name())) {
            return;
        }
        switch (instruction.getOpcode()) {
            case GETSTATIC -> getStatic(m, field);
            case PUTSTATIC -> putStatic(m, field);
            case GETFIELD -> getField(m, field);
            default -> putField(m, field);
        }
    }

    private static String describe(Field field) {
        return "field " + field.displayName();
    }

    private static void getStatic(MethodLowering m, Field field) {
        Type type = Type.getType(field.node().desc);
        boolean nullable = m.image.isManaged() || Annotations.isNullable(field.node());
        if (field.isConstant()) {
            Object value = m.image.initialisers().staticValue(field.owner(), field.name());
            String path = field.owner() + "." + field.name();
            m.push(new Value.Plain(type, m.image.heap().constant(value, type, nullable, path)));
            return;
        }
        m.image.initialisers().initialise(field.owner());
        List<Operand> parts = new ArrayList<>();
        List<Leaf> leaves = m.image.shapes().leaves(type, nullable);
        Operand.Symbol base =
                new Operand.Symbol(m.image.heap().staticSymbol(field.owner(), field.node()), leaves.size() * 8);
        for (int i = 0; i < leaves.size(); i++) {
            parts.add(load(m, leaves.get(i), base, i * 8L, staticAlias(field, leaves.get(i)), false));
        }
        m.push(new Value.Plain(type, parts));
    }

    private static void putStatic(MethodLowering m, Field field) {
        Type type = Type.getType(field.node().desc);
        boolean nullable = m.image.isManaged() || Annotations.isNullable(field.node());
        Nullness nullness = m.nullness(0);
        List<Operand> values = Conversions.to(m, m.pop(), nullness, type, nullable, describe(field));
        m.image.initialisers().initialise(field.owner());
        List<Leaf> leaves = m.image.shapes().leaves(type, nullable);
        Operand.Symbol base =
                new Operand.Symbol(m.image.heap().staticSymbol(field.owner(), field.node()), leaves.size() * 8);
        for (int i = 0; i < leaves.size(); i++) {
            store(m, leaves.get(i), base, i * 8L, values.get(i), staticAlias(field, leaves.get(i)));
        }
    }

    private static void getField(MethodLowering m, Field field) {
        Nullness nullness = m.nullness(0);
        Value object = m.pop();
        Type type = Type.getType(field.node().desc);
        if (m.image.shapes().isValue(field.owner())) {
            m.push(component(m, field, object));
            return;
        }
        Operand base = NullChecks.dereference(m, m.operand(object), object.type(), nullness);
        if (field.owner().name().equals("java/lang/Class")) {
            m.image.heap().readsOfClass(field.name());
        }
        List<Operand> parts = new ArrayList<>();
        // Objects made at run time are filled after they can be seen.
        boolean constant = (field.node().access & ACC_FINAL) != 0 && !m.image.isManaged();
        for (ObjectLayout.Slot slot : m.image.shapes().layout(field.owner()).slots(field.owner(), field.name())) {
            parts.add(load(m, slot.leaf(), base, slot.offset(), alias(field, slot), constant));
        }
        m.push(new Value.Plain(type, parts));
    }

    private static Value component(MethodLowering m, Field field, Value record) {
        Type type = Type.getType(field.node().desc);
        List<Operand> parts = new ArrayList<>();
        if (record instanceof Value.UnderConstruction) {
            for (Register variable : m.locals.component(field.name())) {
                parts.add(m.code.move(variable.type(), variable));
            }
            return new Value.Plain(type, parts);
        }
        if (!(record instanceof Value.Plain plain) || m.image.shapes().recordOf(plain.type()) != field.owner()) {
            throw m.reject(
                    DiagnosticCode.SALT0201, "a record of " + field.owner().simpleName() + " is expected here");
        }
        Shapes.Range range = m.image.shapes().rangeOf(field.owner(), field.name());
        return new Value.Plain(type, plain.parts().subList(range.start(), range.start() + range.count()));
    }

    private static void putField(MethodLowering m, Field field) {
        Type type = Type.getType(field.node().desc);
        boolean nullable = m.image.isManaged() || Annotations.isNullable(field.node());
        Nullness ofObject = m.nullness(1);
        Nullness ofValue = m.nullness(0);
        List<Operand> values = Conversions.to(m, m.pop(), ofValue, type, nullable, describe(field));
        Value object = m.pop();
        if (object instanceof Value.UnderConstruction) {
            List<Register> variables = m.locals.component(field.name());
            for (int i = 0; i < variables.size(); i++) {
                m.code.add(new Instruction.Move(m.code.line(), variables.get(i), values.get(i)));
            }
            return;
        }
        Operand base = NullChecks.dereference(m, m.operand(object), object.type(), ofObject);
        List<ObjectLayout.Slot> slots = m.image.shapes().layout(field.owner()).slots(field.owner(), field.name());
        for (int i = 0; i < slots.size(); i++) {
            ObjectLayout.Slot slot = slots.get(i);
            store(m, slot.leaf(), base, slot.offset(), values.get(i), alias(field, slot));
        }
    }

    /** The alias name of a static field; null if it is volatile, because such accesses order others. */
    private static @Nullable String staticAlias(Field field, Leaf leaf) {
        return field.isVolatile() ? null : "static " + field.owner() + "." + field.name() + leaf.path();
    }

    private static @Nullable String alias(Field field, ObjectLayout.Slot slot) {
        return field.isVolatile()
                ? null
                : "field " + field.owner() + "." + field.name() + slot.leaf().path();
    }

    /** A volatile field is one value: natively several registers would be several accesses. */
    private static void checkVolatile(MethodLowering m, Field field) {
        int parts =
                m.image.shapes().leaves(Type.getType(field.node().desc), true).size();
        if (field.isVolatile() && parts != 1) {
            throw m.reject(
                    DiagnosticCode.SALT0211,
                    "volatile " + describe(field) + " is a record of " + parts + " components",
                    "why: natively they are " + parts + " values, which cannot be read or written in one step",
                    "try: pack them into one long, or guard the field by a lock");
        }
    }

    private static Operand load(
            MethodLowering m, Leaf leaf, Operand base, long offset, @Nullable String alias, boolean constant) {
        Register target = m.code.temporary(leaf.irType());
        if (alias == null) {
            m.code.add(new Instruction.AtomicLoad(
                    m.code.line(), target, leaf.memory(), base, offset, MemoryOrder.VOLATILE));
            return target;
        }
        m.code.add(new Instruction.Load(m.code.line(), target, leaf.memory(), base, offset, alias, false, constant));
        return target;
    }

    private static void store(
            MethodLowering m, Leaf leaf, Operand base, long offset, Operand value, @Nullable String alias) {
        if (alias == null) {
            m.code.add(new Instruction.AtomicStore(
                    m.code.line(), leaf.memory(), base, offset, value, MemoryOrder.VOLATILE));
            return;
        }
        m.code.add(new Instruction.Store(m.code.line(), leaf.memory(), base, offset, value, alias, false));
    }
}
