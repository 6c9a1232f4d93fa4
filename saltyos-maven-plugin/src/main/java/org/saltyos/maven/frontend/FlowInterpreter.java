package org.saltyos.maven.frontend;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SimpleVerifier;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Field;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/**
 * Verifies bytecode over the closed world and tracks nullness along. ASM's verifier does the types; this class answers
 * its questions about the class hierarchy and adds what annotations say.
 */
final class FlowInterpreter extends SimpleVerifier {
    private static final Type NULL = Type.getObjectType("null");

    private final World world;
    private final Method method;

    FlowInterpreter(World world, Method method) {
        super(
                Opcodes.ASM9,
                Type.getObjectType(method.owner().name()),
                method.owner().node().superName == null
                        ? null
                        : Type.getObjectType(method.owner().node().superName),
                List.of(),
                method.owner().isInterface());
        this.world = world;
        this.method = method;
    }

    @Override
    public @Nullable BasicValue newValue(Type type) {
        if (type != null && (type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY)) {
            return new FlowValue(type, type.equals(NULL) ? Nullness.NULLABLE : Nullness.NONNULL, null);
        }
        return super.newValue(type);
    }

    @Override
    public @Nullable BasicValue newParameterValue(boolean instance, int local, Type type) {
        BasicValue value = newValue(type);
        if (!(value instanceof FlowValue reference)) {
            return value;
        }
        if (instance && local == 0) {
            return reference;
        }
        int index = 0;
        int at = instance ? 1 : 0;
        for (Type argument : method.argumentTypes()) {
            if (at == local) {
                break;
            }
            at += argument.getSize();
            index++;
        }
        return reference.with(parameterNullness(method, index));
    }

    /** What javac makes of a lambda's body has parameters that nobody annotated. */
    private static boolean isNullMarked(Method method) {
        return method.owner().isNullMarked() && (method.node().access & Opcodes.ACC_SYNTHETIC) == 0;
    }

    /** What a parameter may be: methods of classes that are not null-marked promise nothing. */
    static Nullness parameterNullness(Method method, int index) {
        if (!isNullMarked(method)) {
            return Nullness.UNCHECKED;
        }
        return Annotations.isParameterNullable(method.node(), index) ? Nullness.NULLABLE : Nullness.NONNULL;
    }

    /** What a result may be. */
    static Nullness resultNullness(Method method) {
        if (!isNullMarked(method)) {
            return Nullness.UNCHECKED;
        }
        return Annotations.isResultNullable(method.node()) ? Nullness.NULLABLE : Nullness.NONNULL;
    }

    @Override
    public BasicValue newExceptionValue(TryCatchBlockNode block, Frame<BasicValue> frame, Type type) {
        return new FlowValue(type, Nullness.NONNULL, null);
    }

    @Override
    public BasicValue newOperation(AbstractInsnNode instruction) throws AnalyzerException {
        BasicValue value = super.newOperation(instruction);
        if (instruction.getOpcode() == Opcodes.NEW) {
            return new FlowValue(value.getType(), Nullness.NONNULL, instruction);
        }
        return instruction instanceof FieldInsnNode field ? ofField(value, field) : value;
    }

    @Override
    public @Nullable BasicValue unaryOperation(AbstractInsnNode instruction, BasicValue operand)
            throws AnalyzerException {
        BasicValue value = super.unaryOperation(instruction, operand);
        if (instruction instanceof FieldInsnNode field && instruction.getOpcode() == Opcodes.GETFIELD) {
            return ofField(value, field);
        }
        if (instruction.getOpcode() == Opcodes.CHECKCAST
                && value instanceof FlowValue cast
                && operand instanceof FlowValue source) {
            return cast.with(source.nullness());
        }
        return value;
    }

    private BasicValue ofField(BasicValue value, FieldInsnNode instruction) {
        if (!(value instanceof FlowValue reference)) {
            return value;
        }
        Field field = world.hierarchy().resolveField(instruction);
        // Objects made at run time have null in their fields until their constructor has filled them.
        if (field == null || !field.owner().isNullMarked() || world.isManaged()) {
            return reference.with(Nullness.UNCHECKED);
        }
        return Annotations.isNullable(field.node()) ? reference.with(Nullness.NULLABLE) : reference;
    }

    @Override
    public BasicValue binaryOperation(AbstractInsnNode instruction, BasicValue first, BasicValue second)
            throws AnalyzerException {
        BasicValue value = super.binaryOperation(instruction, first, second);
        return instruction.getOpcode() == Opcodes.AALOAD && value instanceof FlowValue element
                ? element.with(Nullness.UNCHECKED)
                : value;
    }

    @Override
    public BasicValue naryOperation(AbstractInsnNode instruction, List<? extends BasicValue> values)
            throws AnalyzerException {
        BasicValue value = super.naryOperation(instruction, values);
        if (!(value instanceof FlowValue reference)) {
            return value;
        }
        if (instruction instanceof MethodInsnNode call) {
            WorldClass owner = call.owner.startsWith("[") ? null : world.find(call.owner);
            Method target = owner == null ? null : world.hierarchy().resolveMethod(owner, call.name, call.desc);
            return reference.with(target == null ? Nullness.UNCHECKED : resultNullness(target));
        }
        return reference;
    }

    @Override
    public BasicValue merge(BasicValue first, BasicValue second) {
        if (first.equals(second)) {
            return first;
        }
        if (first instanceof FlowValue a && second instanceof FlowValue b) {
            if (a.fresh() != b.fresh()) {
                return BasicValue.UNINITIALIZED_VALUE;
            }
            BasicValue merged = super.merge(first, second);
            return merged instanceof FlowValue value
                    ? new FlowValue(value.getType(), a.nullness().join(b.nullness()), a.fresh())
                    : merged;
        }
        return super.merge(first, second);
    }

    @Override
    protected boolean isInterface(Type type) {
        WorldClass c = type.getSort() == Type.OBJECT ? world.find(type.getInternalName()) : null;
        return c != null && c.isInterface();
    }

    @Override
    protected @Nullable Type getSuperClass(Type type) {
        WorldClass c = type.getSort() == Type.ARRAY ? null : world.find(type.getInternalName());
        String superclass = c == null ? "java/lang/Object" : c.node().superName;
        return superclass == null ? null : Type.getObjectType(superclass);
    }

    @Override
    protected boolean isAssignableFrom(Type target, Type source) {
        if (target.equals(source) || source.equals(NULL)) {
            return true;
        }
        if (target.getSort() == Type.OBJECT) {
            WorldClass wanted = world.find(target.getInternalName());
            if (wanted == null || wanted.name().equals("java/lang/Object") || wanted.isInterface()) {
                // As the JVM's verifier: interfaces are checked when they are called. Of a class that does not exist
                // the instruction that uses it will tell, with its line.
                return true;
            }
            WorldClass given = source.getSort() == Type.OBJECT ? world.find(source.getInternalName()) : null;
            return source.getSort() == Type.OBJECT
                    && (given == null || world.hierarchy().isSubtype(given, wanted));
        }
        return target.getSort() == Type.ARRAY
                && source.getSort() == Type.ARRAY
                && isAssignableElement(elementOf(target), elementOf(source));
    }

    private boolean isAssignableElement(Type target, Type source) {
        boolean references = target.getSort() >= Type.ARRAY && source.getSort() >= Type.ARRAY;
        return target.equals(source) || references && isAssignableFrom(target, source);
    }

    private static Type elementOf(Type array) {
        return Type.getType(array.getDescriptor().substring(1));
    }
}
