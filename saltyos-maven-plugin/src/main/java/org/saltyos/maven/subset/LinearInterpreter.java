package org.saltyos.maven.subset;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/** Says which followed value each instruction brings: a value is the instruction that defines it. */
final class LinearInterpreter extends Interpreter<LinearValue> {
    private final ClosedCalls calls;
    private final LinearTypes types;
    private final Method method;
    private final ControlFlow flow;
    private final Map<Object, LinearToken> tokens = new IdentityHashMap<>();

    LinearInterpreter(ClosedCalls calls, LinearTypes types, Method method, ControlFlow flow) {
        super(Opcodes.ASM9);
        this.calls = calls;
        this.types = types;
        this.method = method;
        this.flow = flow;
    }

    /** The value that an instruction defines, null when it defines none. */
    @Nullable
    LinearToken definedBy(AbstractInsnNode instruction) {
        return tokens.get(instruction);
    }

    private LinearValue value(AbstractInsnNode at, Type type, boolean owned, String origin) {
        WorldClass followed = types.of(type);
        if (followed != null) {
            int line = flow.line(method.node().instructions.indexOf(at));
            return LinearValue.of(tokens.computeIfAbsent(at, key -> new LinearToken(followed, owned, line, origin)));
        }
        return unfollowed(type);
    }

    private LinearValue unfollowed(Type type) {
        Type elements = types.elements(type);
        return elements == null ? LinearValue.plain(type.getSize()) : LinearValue.array(elements);
    }

    @Override
    public @Nullable LinearValue newValue(@Nullable Type type) {
        if (type == Type.VOID_TYPE) {
            return null;
        }
        if (type == null) {
            return LinearValue.ONE;
        }
        return unfollowed(type);
    }

    @Override
    public LinearValue newOperation(AbstractInsnNode each) {
        return switch (each.getOpcode()) {
            case Opcodes.ACONST_NULL -> LinearValue.NOTHING;
            case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> LinearValue.TWO;
            case Opcodes.LDC -> {
                Object constant = ((LdcInsnNode) each).cst;
                yield LinearValue.plain(constant instanceof Long || constant instanceof Double ? 2 : 1);
            }
            case Opcodes.GETSTATIC -> ofField((FieldInsnNode) each);
            case Opcodes.NEW -> value(each, Type.getObjectType(((TypeInsnNode) each).desc), true, "made here");
            default -> LinearValue.ONE;
        };
    }

    private static Type arrayOf(String element) {
        return Type.getType("[" + Type.getObjectType(element).getDescriptor());
    }

    private LinearValue ofField(FieldInsnNode access) {
        if (method.owner().isLambda()) {
            return LinearValue.plain(Type.getType(access.desc).getSize());
        }
        boolean own = LinearTypes.endsReceiver(method)
                && access.owner.equals(method.owner().name());
        return value(access, Type.getType(access.desc), own, "in field " + access.name);
    }

    @Override
    public LinearValue copyOperation(AbstractInsnNode each, LinearValue value) {
        return value;
    }

    @Override
    public @Nullable LinearValue unaryOperation(AbstractInsnNode each, LinearValue value) {
        return switch (each.getOpcode()) {
            case Opcodes.LNEG, Opcodes.DNEG, Opcodes.I2L, Opcodes.I2D, Opcodes.L2D -> LinearValue.TWO;
            case Opcodes.F2L, Opcodes.F2D, Opcodes.D2L -> LinearValue.TWO;
            case Opcodes.GETFIELD -> ofField((FieldInsnNode) each);
            case Opcodes.CHECKCAST ->
                value.token() != null || value.nothing()
                        ? value
                        : value(each, Type.getObjectType(((TypeInsnNode) each).desc), false, "behind a cast");
            case Opcodes.ANEWARRAY -> unfollowed(arrayOf(((TypeInsnNode) each).desc));
            case Opcodes.PUTSTATIC, Opcodes.IRETURN, Opcodes.LRETURN, Opcodes.FRETURN -> null;
            case Opcodes.DRETURN, Opcodes.ARETURN, Opcodes.ATHROW -> null;
            default -> LinearValue.ONE;
        };
    }

    @Override
    public @Nullable LinearValue binaryOperation(AbstractInsnNode each, LinearValue first, LinearValue second) {
        return switch (each.getOpcode()) {
            case Opcodes.LALOAD, Opcodes.DALOAD -> LinearValue.TWO;
            case Opcodes.LADD, Opcodes.LSUB, Opcodes.LMUL, Opcodes.LDIV, Opcodes.LREM -> LinearValue.TWO;
            case Opcodes.LSHL, Opcodes.LSHR, Opcodes.LUSHR, Opcodes.LAND, Opcodes.LOR, Opcodes.LXOR -> LinearValue.TWO;
            case Opcodes.DADD, Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV, Opcodes.DREM -> LinearValue.TWO;
            case Opcodes.AALOAD ->
                first.elements() == null ? LinearValue.ONE : value(each, first.elements(), false, "in an array");
            default -> LinearValue.ONE;
        };
    }

    @Override
    public @Nullable LinearValue ternaryOperation(
            AbstractInsnNode each, LinearValue first, LinearValue second, LinearValue third) {
        return null;
    }

    @Override
    public @Nullable LinearValue naryOperation(AbstractInsnNode each, List<? extends LinearValue> values) {
        if (each instanceof MultiANewArrayInsnNode array) {
            return unfollowed(Type.getObjectType(array.desc));
        }
        MethodInsnNode call = (MethodInsnNode) each;
        Type type = Type.getReturnType(call.desc);
        if (type == Type.VOID_TYPE) {
            return null;
        }
        Method target = calls.resolve(call);
        boolean owned = target == null || !LinearTypes.isAccessor(target);
        return value(each, type, owned, "from " + (target == null ? call.name : target.displayName()));
    }

    @Override
    public void returnOperation(AbstractInsnNode each, LinearValue value, LinearValue expected) {
        // the types were verified before
    }

    @Override
    public LinearValue merge(LinearValue first, LinearValue second) {
        return first.equals(second) ? first : LinearValue.plain(Math.min(first.size(), second.size()));
    }
}
