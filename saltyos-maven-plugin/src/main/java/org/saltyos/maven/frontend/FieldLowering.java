package org.saltyos.maven.frontend;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.MemoryOrder;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Leaf;
import org.saltyos.maven.world.ObjectLayout;
import org.saltyos.maven.world.Shapes;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/** Static fields, fields of objects, components of records. */
final class FieldLowering {
    private FieldLowering() {}

    static void lower(MethodLowering m, FieldInsnNode instruction) {
        WorldClass named = m.image.world().get(instruction.owner);
        WorldClass owner = m.image.world().hierarchy().resolveField(named, instruction.name);
        if (owner == null) {
            throw m.reject(
                    DiagnosticCode.SALT0109,
                    "field " + named + "." + instruction.name + " does not exist",
                    "try: compile everything again, a dependency has changed");
        }
        FieldNode field = Objects.requireNonNull(owner.field(instruction.name));
        if (owner.isLibrary() && !owner.isRecord() && !m.image.isManaged()) {
            throw m.reject(
                    DiagnosticCode.SALT0104,
                    "field " + owner + "." + field.name + " of the library is outside the subset");
        }
        checkVolatile(m, owner, field);
        boolean isStatic = (field.access & ACC_STATIC) != 0;
        boolean ours = !m.image.world().fieldOwner(owner, field.name).equals(owner.name());
        if (m.image.isManaged() && isStatic && LibraryBorder.stops(m, owner, ours, field.name)) {
            return;
        }
        switch (instruction.getOpcode()) {
            case GETSTATIC -> getStatic(m, owner, field);
            case PUTSTATIC -> putStatic(m, owner, field);
            case GETFIELD -> getField(m, owner, field);
            default -> putField(m, owner, field);
        }
    }

    private static String describe(WorldClass owner, FieldNode field) {
        return "field " + owner.simpleName() + "." + field.name;
    }

    private static void getStatic(MethodLowering m, WorldClass owner, FieldNode field) {
        Type type = Type.getType(field.desc);
        boolean nullable = m.image.isManaged() || Annotations.isNullable(field);
        if (World.isConstant(field)) {
            Object value = m.image.initialisers().staticValue(owner, field.name);
            String path = owner + "." + field.name;
            m.push(new Value.Plain(type, m.image.heap().constant(value, type, nullable, path)));
            return;
        }
        m.image.initialisers().initialise(owner);
        List<Operand> parts = new ArrayList<>();
        List<Leaf> leaves = m.image.shapes().leaves(type, nullable);
        Operand.Symbol base = new Operand.Symbol(m.image.heap().staticSymbol(owner, field), leaves.size() * 8);
        for (int i = 0; i < leaves.size(); i++) {
            parts.add(load(m, leaves.get(i), base, i * 8L, staticAlias(owner, field, leaves.get(i)), false));
        }
        m.push(new Value.Plain(type, parts));
    }

    private static void putStatic(MethodLowering m, WorldClass owner, FieldNode field) {
        Type type = Type.getType(field.desc);
        boolean nullable = m.image.isManaged() || Annotations.isNullable(field);
        Nullness nullness = m.nullness(0);
        List<Operand> values = Conversions.to(m, m.pop(), nullness, type, nullable, describe(owner, field));
        m.image.initialisers().initialise(owner);
        List<Leaf> leaves = m.image.shapes().leaves(type, nullable);
        Operand.Symbol base = new Operand.Symbol(m.image.heap().staticSymbol(owner, field), leaves.size() * 8);
        for (int i = 0; i < leaves.size(); i++) {
            store(m, leaves.get(i), base, i * 8L, values.get(i), staticAlias(owner, field, leaves.get(i)));
        }
    }

    private static void getField(MethodLowering m, WorldClass owner, FieldNode field) {
        Nullness nullness = m.nullness(0);
        Value object = m.pop();
        Type type = Type.getType(field.desc);
        if (m.image.shapes().isValue(owner)) {
            m.push(component(m, owner, field, object));
            return;
        }
        Operand base = NullChecks.dereference(m, m.operand(object), object.type(), nullness);
        if (owner.name().equals("java/lang/Class")) {
            m.image.heap().readsOfClass(field.name);
        }
        List<Operand> parts = new ArrayList<>();
        // Objects made at run time are filled after they can be seen.
        boolean constant = (field.access & ACC_FINAL) != 0 && !m.image.isManaged();
        for (ObjectLayout.Slot slot : m.image.shapes().layout(owner).slots(owner, field.name)) {
            parts.add(load(m, slot.leaf(), base, slot.offset(), alias(owner, field, slot), constant));
        }
        m.push(new Value.Plain(type, parts));
    }

    private static Value component(MethodLowering m, WorldClass owner, FieldNode field, Value record) {
        Type type = Type.getType(field.desc);
        List<Operand> parts = new ArrayList<>();
        if (record instanceof Value.UnderConstruction) {
            for (Register variable : m.locals.component(field.name)) {
                parts.add(m.code.move(variable.type(), variable));
            }
            return new Value.Plain(type, parts);
        }
        if (!(record instanceof Value.Plain plain) || m.image.shapes().recordOf(plain.type()) != owner) {
            throw m.reject(DiagnosticCode.SALT0201, "a record of " + owner.simpleName() + " is expected here");
        }
        Shapes.Range range = m.image.shapes().rangeOf(owner, field.name);
        return new Value.Plain(type, plain.parts().subList(range.start(), range.start() + range.count()));
    }

    private static void putField(MethodLowering m, WorldClass owner, FieldNode field) {
        Type type = Type.getType(field.desc);
        boolean nullable = m.image.isManaged() || Annotations.isNullable(field);
        Nullness ofObject = m.nullness(1);
        Nullness ofValue = m.nullness(0);
        List<Operand> values = Conversions.to(m, m.pop(), ofValue, type, nullable, describe(owner, field));
        Value object = m.pop();
        if (object instanceof Value.UnderConstruction) {
            List<Register> variables = m.locals.component(field.name);
            for (int i = 0; i < variables.size(); i++) {
                m.code.add(new Instruction.Move(m.code.line(), variables.get(i), values.get(i)));
            }
            return;
        }
        Operand base = NullChecks.dereference(m, m.operand(object), object.type(), ofObject);
        List<ObjectLayout.Slot> slots = m.image.shapes().layout(owner).slots(owner, field.name);
        for (int i = 0; i < slots.size(); i++) {
            ObjectLayout.Slot slot = slots.get(i);
            store(m, slot.leaf(), base, slot.offset(), values.get(i), alias(owner, field, slot));
        }
    }

    /** The alias name of a static field; null if it is volatile, because such accesses order others. */
    private static @Nullable String staticAlias(WorldClass owner, FieldNode field, Leaf leaf) {
        return isVolatile(field) ? null : "static " + owner + "." + field.name + leaf.path();
    }

    private static @Nullable String alias(WorldClass owner, FieldNode field, ObjectLayout.Slot slot) {
        return isVolatile(field)
                ? null
                : "field " + owner + "." + field.name + slot.leaf().path();
    }

    /** A volatile field is one value: natively several registers would be several accesses. */
    private static void checkVolatile(MethodLowering m, WorldClass owner, FieldNode field) {
        int parts = m.image.shapes().leaves(Type.getType(field.desc), true).size();
        if (isVolatile(field) && parts != 1) {
            throw m.reject(
                    DiagnosticCode.SALT0211,
                    "volatile " + describe(owner, field) + " is a record of " + parts + " components",
                    "why: natively they are " + parts + " values, which cannot be read or written in one step",
                    "try: pack them into one long, or guard the field by a lock");
        }
    }

    private static boolean isVolatile(FieldNode field) {
        return (field.access & ACC_VOLATILE) != 0;
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
