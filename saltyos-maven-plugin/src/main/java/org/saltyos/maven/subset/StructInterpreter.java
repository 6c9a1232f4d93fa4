package org.saltyos.maven.subset;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Interpreter;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/** Follows addresses of device registers, and numbers whose highest bit is no sign, through a method. */
final class StructInterpreter extends Interpreter<StructValue> {
    private final BasicInterpreter sizes = new BasicInterpreter();
    private final ClosedCalls calls;
    private final StructLayouts layouts;

    StructInterpreter(ClosedCalls calls, StructLayouts layouts) {
        super(Opcodes.ASM9);
        this.calls = calls;
        this.layouts = layouts;
    }

    private static @Nullable StructValue plain(@Nullable BasicValue value) {
        return value == null ? null : StructValue.plain(value.getSize());
    }

    @Override
    public @Nullable StructValue newValue(@Nullable Type type) {
        return plain(sizes.newValue(type));
    }

    @Override
    public @Nullable StructValue newOperation(AbstractInsnNode each) throws AnalyzerException {
        int opcode = each.getOpcode();
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return StructValue.constant(1, opcode - Opcodes.ICONST_0);
        }
        if (opcode == Opcodes.LCONST_0 || opcode == Opcodes.LCONST_1) {
            return StructValue.constant(2, opcode - Opcodes.LCONST_0);
        }
        if (each instanceof IntInsnNode number) {
            return StructValue.constant(1, number.operand);
        }
        if (each instanceof LdcInsnNode load && (load.cst instanceof Long || load.cst instanceof Integer)) {
            return StructValue.constant(load.cst instanceof Long ? 2 : 1, ((Number) load.cst).longValue());
        }
        return plain(sizes.newOperation(each));
    }

    @Override
    public StructValue copyOperation(AbstractInsnNode each, StructValue value) {
        return value;
    }

    @Override
    public @Nullable StructValue unaryOperation(AbstractInsnNode each, StructValue value) throws AnalyzerException {
        if (each.getOpcode() == Opcodes.GETFIELD) {
            FieldInsnNode access = (FieldInsnNode) each;
            WorldClass layout = access.name.equals("address") ? device(access.owner) : null;
            return layout == null
                    ? StructValue.plain(Type.getType(access.desc).getSize())
                    : StructValue.address(layout.name(), 0L);
        }
        if (each.getOpcode() == Opcodes.I2L && value.constant() != null) {
            return StructValue.constant(2, value.constant());
        }
        return plain(sizes.unaryOperation(each, BasicValue.REFERENCE_VALUE));
    }

    private @Nullable WorldClass device(String name) {
        WorldClass layout = layouts.of(name);
        return layout != null && StructLayouts.isDevice(layout) ? layout : null;
    }

    @Override
    public @Nullable StructValue binaryOperation(AbstractInsnNode each, StructValue first, StructValue second)
            throws AnalyzerException {
        int opcode = each.getOpcode();
        if (opcode == Opcodes.LADD && (first.device() != null || second.device() != null)) {
            StructValue base = first.device() != null ? first : second;
            StructValue more = first.device() != null ? second : first;
            return moved(base, more.constant());
        }
        if (opcode == Opcodes.LSUB && first.device() != null && second.device() == null) {
            return moved(first, second.constant() == null ? null : Long.valueOf(-second.constant()));
        }
        return plain(sizes.binaryOperation(each, BasicValue.REFERENCE_VALUE, BasicValue.REFERENCE_VALUE));
    }

    private static StructValue moved(StructValue base, @Nullable Long by) {
        boolean known = base.offset() != null && by != null;
        return StructValue.address(
                Objects.requireNonNull(base.device()),
                known ? Long.valueOf(Objects.requireNonNull(base.offset()) + Objects.requireNonNull(by)) : null);
    }

    @Override
    public @Nullable StructValue ternaryOperation(
            AbstractInsnNode each, StructValue first, StructValue second, StructValue third) {
        return null;
    }

    @Override
    public @Nullable StructValue naryOperation(AbstractInsnNode each, List<? extends StructValue> values)
            throws AnalyzerException {
        if (!(each instanceof MethodInsnNode call)) {
            return plain(sizes.naryOperation(each, List.of()));
        }
        Type type = Type.getReturnType(call.desc);
        WorldClass layout = call.name.equals("address") && call.desc.equals("()J") ? device(call.owner) : null;
        if (layout != null) {
            return StructValue.address(layout.name(), 0L);
        }
        Method target = type.getSort() == Type.INT || type.getSort() == Type.LONG ? calls.resolve(call) : null;
        return target == null
                ? newValue(type)
                : layouts.unsigned(target)
                        .map(field -> StructValue.unsigned(type.getSize(), field))
                        .orElseGet(() -> StructValue.plain(type.getSize()));
    }

    @Override
    public void returnOperation(AbstractInsnNode each, StructValue value, StructValue expected) {
        // nothing is said about results
    }

    @Override
    public StructValue merge(StructValue first, StructValue second) {
        if (first.equals(second)) {
            return first;
        }
        if (Objects.equals(first.device(), second.device()) && first.device() != null) {
            return StructValue.address(first.device(), null);
        }
        return StructValue.plain(Math.min(first.size(), second.size()));
    }
}
