package org.saltyos.maven.frontend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.Leaf;
import org.saltyos.maven.world.Shapes;

/** The local variables of one method: parameters that are never assigned stay as they arrive, others are variables. */
final class Locals {
    private final MethodLowering m;
    private final Map<String, List<Register>> registers = new HashMap<>();
    private final Map<Integer, Value> fixed = new HashMap<>();
    private final Map<Integer, Value> fresh = new HashMap<>();
    private final Map<String, List<Register>> components = new LinkedHashMap<>();
    private final Set<Integer> assigned = new HashSet<>();

    Locals(MethodLowering m) {
        this.m = m;
        for (AbstractInsnNode instruction : m.method.node().instructions) {
            if (instruction instanceof IincInsnNode increment) {
                assigned.add(increment.var);
            } else if (instruction instanceof VarInsnNode access && access.getOpcode() >= Opcodes.ISTORE) {
                assigned.add(access.var);
            }
        }
    }

    /** Kinds of the leaves as a key: values of one shape can share registers. */
    static String shape(List<Leaf> leaves) {
        StringBuilder result = new StringBuilder(":");
        leaves.forEach(leaf -> result.append(leaf.kind().name().charAt(0))
                .append(leaf.kind().name().charAt(1)));
        return result.toString();
    }

    /** Makes the parameters' registers and fills the locals with them. */
    List<Register> declareParameters() {
        List<Register> parameters = new ArrayList<>();
        int slot = 0;
        if (!m.method.isStatic()) {
            Type self = Type.getObjectType(m.method.owner().name());
            if (m.image.makesValue(m.method)) {
                fixed.put(slot, new Value.UnderConstruction(self));
                for (FieldNode field : Shapes.components(m.method.owner())) {
                    components.put(field.name, m.variables(m.image.shapes().leaves(Type.getType(field.desc), true)));
                }
            } else {
                declare(slot, self, false, parameters);
            }
            slot++;
        }
        Type[] types = m.method.argumentTypes();
        for (int i = 0; i < types.length; i++) {
            boolean nullable = FlowInterpreter.parameterNullness(m.method, i) != Nullness.NONNULL;
            declare(slot, types[i], nullable, parameters);
            slot += types[i].getSize();
        }
        return parameters;
    }

    private void declare(int slot, Type type, boolean nullable, List<Register> parameters) {
        List<Operand> parts = new ArrayList<>();
        for (Leaf leaf : m.image.shapes().leaves(type, nullable)) {
            Register register = m.code.temporary(leaf.irType());
            parameters.add(register);
            parts.add(register);
        }
        Value value = new Value.Plain(type, parts);
        if (assigned.contains(slot)) {
            store(slot, value);
        } else {
            fixed.put(slot, value);
        }
    }

    private List<Register> registers(int slot, Type type) {
        List<Leaf> leaves = m.image.shapes().leaves(type, true);
        return registers.computeIfAbsent(slot + shape(leaves), k -> m.variables(leaves));
    }

    /** Where a local of a type is, one register for each leaf; empty if nothing was ever stored there. */
    List<Register> place(int slot, Type type, List<Leaf> leaves) {
        if (fixed.get(slot) instanceof Value.Plain plain && plain.type().equals(type)) {
            return plain.parts().stream()
                    .filter(Register.class::isInstance)
                    .map(Register.class::cast)
                    .toList();
        }
        return registers.getOrDefault(slot + shape(leaves), List.of());
    }

    /** Pushes a local. */
    void load(int slot) {
        Value known = fixed.get(slot);
        if (known != null) {
            m.push(known);
            return;
        }
        BasicValue analysed = m.frame(m.index()).getLocal(slot);
        if (analysed instanceof FlowValue reference && m.isUnmade(reference)) {
            m.push(new Value.Fresh(analysed.getType(), Objects.requireNonNull(reference.fresh())));
            return;
        }
        Type type = analysed.getType();
        if (m.isDoomed(type)) {
            m.push(new Value.Doomed(type));
            return;
        }
        List<Operand> parts = new ArrayList<>();
        List<Leaf> leaves = m.image.shapes().leaves(type, m.nullnessOfLocal(slot) != Nullness.NONNULL);
        m.joins.loads(slot + shape(leaves), type);
        List<Register> variables = registers(slot, type);
        for (int i = 0; i < variables.size(); i++) {
            parts.add(m.code.move(leaves.get(i).irType(), variables.get(i)));
        }
        m.push(new Value.Plain(type, parts));
    }

    /** Assigns a local. */
    void store(int slot, Value value) {
        if (value instanceof Value.Plain plain) {
            List<Register> variables = registers(slot, plain.type());
            m.joins.stores(slot + shape(m.image.shapes().leaves(plain.type(), true)), plain.type());
            for (int i = 0; i < variables.size(); i++) {
                m.code.add(new Instruction.Move(
                        m.code.line(), variables.get(i), plain.parts().get(i)));
            }
        } else if (value instanceof Value.Fresh) {
            fresh.put(slot, value);
        } else if (value instanceof Value.Doomed && !m.isDoomed(value.type())) {
            throw m.textAtRunTime();
        } else if (value instanceof Value.UnderConstruction) {
            throw m.reject(DiagnosticCode.SALT0201, "this is kept before the record is complete");
        }
    }

    /** Adds a constant to an int local. */
    void increment(int slot, int amount) {
        Register variable = registers(slot, Type.INT_TYPE).get(0);
        Register value = m.code.move(IrType.I32, variable);
        m.code.add(new Instruction.Move(
                m.code.line(), variable, m.code.binary(IrType.I32, BinaryOp.ADD, value, Operand.i32(amount))));
    }

    void initialised(Value.Fresh object, Value value) {
        fresh.forEach((slot, v) -> {
            if (v.equals(object)) {
                store(slot, value);
            }
        });
    }

    /** The variables of a component of the record under construction. */
    List<Register> component(String name) {
        List<Register> result = components.get(name);
        if (result == null) {
            throw m.reject(DiagnosticCode.SALT0109, "there is no record component " + name);
        }
        return result;
    }

    /** All components of the record under construction, in order. */
    List<Operand> allComponents() {
        List<Operand> result = new ArrayList<>();
        components.values().forEach(each -> each.forEach(r -> result.add(m.code.move(r.type(), r))));
        return result;
    }

    /** All variables of the record under construction, in order. */
    List<Register> allVariables() {
        List<Register> result = new ArrayList<>();
        components.values().forEach(result::addAll);
        return result;
    }
}
