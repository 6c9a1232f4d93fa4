package org.saltyos.maven.world.desugar;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypeReference;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeAnnotationNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The class of one lambda expression or method reference: a field for each captured value and the interface's method,
 * which calls the method behind the lambda. Without captures there is one object for all evaluations, as on HotSpot.
 */
final class LambdaClass {
    private static final String CREATE = "create";
    private static final String INSTANCE = "INSTANCE";
    private static final String NULLABLE = "Lorg/jspecify/annotations/Nullable;";
    private static final int ANY_FIELD =
            TypeReference.newTypeReference(TypeReference.FIELD).getValue();

    private final ClassNode node = new ClassNode();
    private final LambdaSite site;
    private final Handle implementation;
    private final int line;
    private final Type type;

    /**
     * Makes the class.
     *
     * @param number its place among the lambdas of the class file
     * @param implementation the method behind it, callable from a member of the nest
     */
    LambdaClass(ClassNode outer, int number, LambdaSite site, Handle implementation, int line) {
        this.site = site;
        this.implementation = implementation;
        this.line = line;
        node.version = V17;
        node.access = ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC;
        node.name = LambdaNames.name(outer.name, number);
        node.superName = "java/lang/Object";
        node.interfaces = new ArrayList<>(site.interfaces());
        node.sourceFile = outer.sourceFile;
        node.nestHostClass = outer.nestHostClass == null ? outer.name : outer.nestHostClass;
        this.type = Type.getObjectType(node.name);
        constructor();
        if (site.captures().isEmpty()) {
            instance();
        } else {
            factory();
        }
        forward(site.erased(), ACC_PUBLIC);
        for (Type bridge : site.bridges()) {
            if (!bridge.equals(site.erased())) {
                forward(bridge, ACC_PUBLIC | ACC_BRIDGE);
            }
        }
    }

    ClassNode node() {
        return node;
    }

    /** The code that takes the captured values from the stack and leaves the object. */
    InsnList creation() {
        InsnList code = new InsnList();
        code.add(
                site.captures().isEmpty()
                        ? new FieldInsnNode(
                                GETSTATIC, node.name, INSTANCE, interfaceType().getDescriptor())
                        : new MethodInsnNode(INVOKESTATIC, node.name, CREATE, factoryDescriptor(), false));
        return code;
    }

    private Type interfaceType() {
        return Type.getObjectType(node.interfaces.get(0));
    }

    private Type[] captures() {
        return site.captures().toArray(Type[]::new);
    }

    private String factoryDescriptor() {
        return Type.getMethodDescriptor(interfaceType(), captures());
    }

    private String constructorDescriptor() {
        return Type.getMethodDescriptor(Type.VOID_TYPE, captures());
    }

    private static String field(int capture) {
        return "capture" + capture;
    }

    private MethodNode method(int access, String name, String descriptor) {
        MethodNode method = new MethodNode(access | ACC_SYNTHETIC, name, descriptor, null, null);
        LabelNode start = new LabelNode();
        method.instructions.add(start);
        if (line > 0) {
            method.instructions.add(new LineNumberNode(line, start));
        }
        node.methods.add(method);
        return method;
    }

    private void constructor() {
        MethodNode method = method(0, "<init>", constructorDescriptor());
        InsnList code = method.instructions;
        code.add(new VarInsnNode(ALOAD, 0));
        code.add(new MethodInsnNode(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false));
        int slot = 1;
        for (int i = 0; i < site.captures().size(); i++) {
            Type capture = site.captures().get(i);
            FieldNode field = new FieldNode(
                    ACC_PRIVATE | ACC_FINAL | ACC_SYNTHETIC, field(i), capture.getDescriptor(), null, null);
            field.visibleTypeAnnotations = List.of(new TypeAnnotationNode(ANY_FIELD, null, NULLABLE));
            node.fields.add(field);
            code.add(new VarInsnNode(ALOAD, 0));
            code.add(new VarInsnNode(capture.getOpcode(ILOAD), slot));
            code.add(new FieldInsnNode(PUTFIELD, node.name, field(i), capture.getDescriptor()));
            slot += capture.getSize();
        }
        code.add(new InsnNode(RETURN));
        method.maxLocals = slot;
        method.maxStack = 3;
    }

    private void instance() {
        node.fields.add(new FieldNode(
                ACC_STATIC | ACC_FINAL | ACC_SYNTHETIC,
                INSTANCE,
                interfaceType().getDescriptor(),
                null,
                null));
        MethodNode method = method(ACC_STATIC, "<clinit>", "()V");
        create(method.instructions);
        method.instructions.add(new FieldInsnNode(
                PUTSTATIC, node.name, INSTANCE, interfaceType().getDescriptor()));
        method.instructions.add(new InsnNode(RETURN));
        method.maxStack = 2;
    }

    private void factory() {
        MethodNode method = method(ACC_STATIC, CREATE, factoryDescriptor());
        create(method.instructions);
        method.instructions.add(new InsnNode(ARETURN));
        int slots = 0;
        for (Type capture : site.captures()) {
            slots += capture.getSize();
        }
        method.maxLocals = slots;
        method.maxStack = slots + 2;
    }

    /** New object from the method's own parameters. */
    private void create(InsnList code) {
        code.add(new TypeInsnNode(NEW, node.name));
        code.add(new InsnNode(DUP));
        int slot = 0;
        for (Type capture : site.captures()) {
            code.add(new VarInsnNode(capture.getOpcode(ILOAD), slot));
            slot += capture.getSize();
        }
        code.add(new MethodInsnNode(INVOKESPECIAL, node.name, "<init>", constructorDescriptor(), false));
    }

    private void forward(Type called, int access) {
        MethodNode method = method(access, site.method(), called.getDescriptor());
        InsnList code = method.instructions;
        boolean creates = implementation.getTag() == H_NEWINVOKESPECIAL;
        if (creates) {
            code.add(new TypeInsnNode(NEW, implementation.getOwner()));
            code.add(new InsnNode(DUP));
        }
        int stack = 2;
        for (int i = 0; i < site.captures().size(); i++) {
            code.add(new VarInsnNode(ALOAD, 0));
            code.add(new FieldInsnNode(
                    GETFIELD, node.name, field(i), site.captures().get(i).getDescriptor()));
            stack += site.captures().get(i).getSize();
        }
        List<Type> needed = implementationParameters();
        Type[] given = called.getArgumentTypes();
        Type[] declared = site.instantiated().getArgumentTypes();
        int slot = 1;
        for (int i = 0; i < given.length; i++) {
            code.add(new VarInsnNode(given[i].getOpcode(ILOAD), slot));
            slot += given[i].getSize();
            TypeConversion.convert(code, given[i], needed.get(site.captures().size() + i), declared[i]);
            stack += 2;
        }
        code.add(new MethodInsnNode(
                opcode(),
                implementation.getOwner(),
                implementation.getName(),
                implementation.getDesc(),
                implementation.isInterface()));
        Type returned =
                creates ? Type.getObjectType(implementation.getOwner()) : Type.getReturnType(implementation.getDesc());
        Type result = called.getReturnType();
        TypeConversion.convert(code, returned, result, result);
        if (result.getSort() == Type.VOID && returned.getSort() != Type.VOID) {
            code.add(new InsnNode(returned.getSize() == 2 ? POP2 : POP));
        }
        code.add(new InsnNode(result.getOpcode(IRETURN)));
        method.maxLocals = slot;
        method.maxStack = stack + 2;
    }

    /** What the method behind the lambda takes, its receiver first. */
    private List<Type> implementationParameters() {
        List<Type> result = new ArrayList<>();
        if (implementation.getTag() != H_INVOKESTATIC && implementation.getTag() != H_NEWINVOKESPECIAL) {
            result.add(Type.getObjectType(implementation.getOwner()));
        }
        result.addAll(List.of(Type.getArgumentTypes(implementation.getDesc())));
        return result;
    }

    private int opcode() {
        return switch (implementation.getTag()) {
            case H_INVOKESTATIC -> INVOKESTATIC;
            case H_INVOKEINTERFACE -> INVOKEINTERFACE;
            case H_INVOKEVIRTUAL -> INVOKEVIRTUAL;
            default -> INVOKESPECIAL;
        };
    }
}
