package org.saltyos.maven.subset;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.TypeReference;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeAnnotationNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Interpreter;
import org.saltyos.maven.world.Field;
import org.saltyos.maven.world.Method;

/** Follows the rights of values through a method, by the {@code @Rights} of what they come from. */
final class RightsInterpreter extends Interpreter<RightsValue> {
    static final String RIGHTS = "Lorg/saltyos/lang/linear/Rights;";

    private final BasicInterpreter sizes = new BasicInterpreter();
    private final ClosedCalls calls;
    private final Method method;

    RightsInterpreter(ClosedCalls calls, Method method) {
        super(Opcodes.ASM9);
        this.calls = calls;
        this.method = method;
    }

    static int ofParameter(Method method, int index) {
        return of(
                method.node().invisibleTypeAnnotations, TypeReference.METHOD_FORMAL_PARAMETER, index, RightsValue.ALL);
    }

    static int ofResult(Method method) {
        return of(method.node().invisibleTypeAnnotations, TypeReference.METHOD_RETURN, -1, RightsValue.ALL);
    }

    /** A receiver that says nothing needs nothing. */
    static int ofReceiver(Method method) {
        return of(method.node().invisibleTypeAnnotations, TypeReference.METHOD_RECEIVER, -1, 0);
    }

    static int ofField(FieldNode field) {
        return of(field.invisibleTypeAnnotations, TypeReference.FIELD, -1, RightsValue.ALL);
    }

    private static int of(@Nullable List<TypeAnnotationNode> all, int sort, int index, int otherwise) {
        for (TypeAnnotationNode node : all == null ? List.<TypeAnnotationNode>of() : all) {
            TypeReference reference = new TypeReference(node.typeRef);
            if (node.desc.equals(RIGHTS)
                    && reference.getSort() == sort
                    && (index < 0 || reference.getFormalParameterIndex() == index)
                    && isOutermost(node.typePath)) {
                return ((Number) node.values.get(1)).intValue();
            }
        }
        return otherwise;
    }

    private static boolean isOutermost(@Nullable TypePath path) {
        for (int i = 0; path != null && i < path.getLength(); i++) {
            if (path.getStep(i) != TypePath.INNER_TYPE) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable RightsValue plain(@Nullable BasicValue value) {
        return value == null ? null : new RightsValue(value.getSize(), RightsValue.ALL);
    }

    @Override
    public @Nullable RightsValue newValue(@Nullable Type type) {
        return plain(sizes.newValue(type));
    }

    @Override
    public @Nullable RightsValue newParameterValue(boolean instance, int local, Type type) {
        int at = instance ? 1 : 0;
        if (instance && local == 0) {
            int rights = of(method.node().invisibleTypeAnnotations, TypeReference.METHOD_RECEIVER, -1, RightsValue.ALL);
            return new RightsValue(1, rights);
        }
        Type[] arguments = method.argumentTypes();
        for (int i = 0; i < arguments.length; i++) {
            if (at == local) {
                return new RightsValue(type.getSize(), ofParameter(method, i));
            }
            at += arguments[i].getSize();
        }
        return newValue(type);
    }

    @Override
    public @Nullable RightsValue newOperation(AbstractInsnNode each) throws AnalyzerException {
        return each instanceof FieldInsnNode access ? ofRead(access) : plain(sizes.newOperation(each));
    }

    private RightsValue ofRead(FieldInsnNode access) {
        Field field = calls.field(access);
        int rights = field == null ? RightsValue.ALL : ofField(field.node());
        return new RightsValue(Type.getType(access.desc).getSize(), rights);
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
                    : new RightsValue(type.getSize(), target == null ? RightsValue.ALL : ofResult(target));
        }
        return each instanceof InvokeDynamicInsnNode dynamic
                ? newValue(Type.getReturnType(dynamic.desc))
                : new RightsValue(1, RightsValue.ALL);
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
