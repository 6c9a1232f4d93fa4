package org.saltyos.maven.subset;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Interpreter;
import org.saltyos.maven.world.Field;
import org.saltyos.maven.world.Method;

/** Follows the rights of values through a method, by the {@code @Rights} of what they come from. */
final class RightsInterpreter extends Interpreter<RightsValue> {
    private final BasicInterpreter sizes = new BasicInterpreter();
    private final ClosedCalls calls;
    private final RightsTypes types;
    private final Method method;

    RightsInterpreter(ClosedCalls calls, RightsTypes types, Method method) {
        super(Opcodes.ASM9);
        this.calls = calls;
        this.types = types;
        this.method = method;
    }

    private static @Nullable RightsValue plain(@Nullable BasicValue value) {
        return value == null ? null : new RightsValue(value.getSize(), RightsValue.ALL);
    }

    @Override
    public @Nullable RightsValue newValue(@Nullable Type type) {
        return plain(sizes.newValue(type));
    }

    @Override
    public RightsValue newParameterValue(boolean instance, int local, Type type) {
        if (instance && local == 0) {
            return new RightsValue(1, RightsTypes.ofThis(method));
        }
        int index = 0;
        for (int at = instance ? 1 : 0; at < local; index++) {
            at += method.argumentTypes()[index].getSize();
        }
        return new RightsValue(type.getSize(), types.ofParameter(method, index));
    }

    @Override
    public @Nullable RightsValue newOperation(AbstractInsnNode each) throws AnalyzerException {
        return each instanceof FieldInsnNode access ? ofRead(access) : plain(sizes.newOperation(each));
    }

    private RightsValue ofRead(FieldInsnNode access) {
        Field field = calls.field(access);
        return new RightsValue(Type.getType(access.desc).getSize(), RightsTypes.ofField(field));
    }

    @Override
    public RightsValue copyOperation(AbstractInsnNode each, RightsValue value) {
        return value;
    }

    @Override
    public @Nullable RightsValue unaryOperation(AbstractInsnNode each, RightsValue value) throws AnalyzerException {
        if (each.getOpcode() == Opcodes.CHECKCAST) {
            return value;
        }
        return each.getOpcode() == Opcodes.GETFIELD
                ? ofRead((FieldInsnNode) each)
                : plain(sizes.unaryOperation(each, BasicValue.REFERENCE_VALUE));
    }

    @Override
    public @Nullable RightsValue binaryOperation(AbstractInsnNode each, RightsValue first, RightsValue second)
            throws AnalyzerException {
        return plain(sizes.binaryOperation(each, BasicValue.REFERENCE_VALUE, BasicValue.REFERENCE_VALUE));
    }

    @Override
    public @Nullable RightsValue ternaryOperation(
            AbstractInsnNode each, RightsValue first, RightsValue second, RightsValue third) {
        return null;
    }

    @Override
    public @Nullable RightsValue naryOperation(AbstractInsnNode each, List<? extends RightsValue> values) {
        if (each instanceof MethodInsnNode call) {
            Method target = calls.resolve(call);
            Type type = Type.getReturnType(call.desc);
            return type == Type.VOID_TYPE
                    ? null
                    : new RightsValue(type.getSize(), target == null ? RightsValue.ALL : types.ofResult(target));
        }
        return new RightsValue(1, RightsValue.ALL); // an array
    }

    @Override
    public void returnOperation(AbstractInsnNode each, RightsValue value, RightsValue expected) {
        // checked by the rule, which knows the place
    }

    @Override
    public RightsValue merge(RightsValue first, RightsValue second) {
        if (first.equals(second)) {
            return first;
        }
        return new RightsValue(Math.min(first.size(), second.size()), first.rights() & second.rights());
    }
}
