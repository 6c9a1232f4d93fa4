package org.saltyos.maven.world.desugar;

import static org.objectweb.asm.Opcodes.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Classes as compilers other than javac write them: method handles of lambdas refer directly to a method of super and to
 * a protected method of another package; a call site has a bootstrap method that nobody knows.
 */
final class HandMade {
    private static final Handle METAFACTORY = new Handle(
            H_INVOKESTATIC,
            "java/lang/invoke/LambdaMetafactory",
            "metafactory",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
                    + "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)"
                    + "Ljava/lang/invoke/CallSite;",
            false);
    private static final String TEXT = "()Ljava/lang/String;";

    private HandMade() {}

    /** Writes them below a folder. */
    static Path write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("made/far"));
        Files.write(folder.resolve("made/far/Parent.class"), parent());
        Files.write(folder.resolve("made/Child.class"), child());
        Files.write(folder.resolve("made/Strange.class"), strange());
        return folder;
    }

    private static byte[] strange() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V17, ACC_PUBLIC | ACC_SUPER, "made/Strange", null, "java/lang/Object", null);
        writer.visitSource("Strange.java", null);
        MethodVisitor code = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "strange", "()I", null, null);
        code.visitCode();
        Label line = new Label();
        code.visitLabel(line);
        code.visitLineNumber(42, line);
        code.visitInvokeDynamicInsn(
                "guess", "()I", new Handle(H_INVOKESTATIC, "made/Bootstraps", "link", METAFACTORY.getDesc(), false));
        code.visitInsn(IRETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        return writer.toByteArray();
    }

    private static byte[] parent() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V17, ACC_PUBLIC | ACC_SUPER, "made/far/Parent", null, "java/lang/Object", null);
        constructor(writer, "java/lang/Object");
        constant(writer, ACC_PUBLIC, "name", "parent");
        constant(writer, ACC_PROTECTED, "guarded", "parent protected");
        return writer.toByteArray();
    }

    private static byte[] child() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V17, ACC_PUBLIC | ACC_SUPER, "made/Child", null, "made/far/Parent", null);
        constructor(writer, "made/far/Parent");
        constant(writer, ACC_PUBLIC, "name", "child");
        supplier(writer, "above", new Handle(H_INVOKESPECIAL, "made/far/Parent", "name", TEXT, false));
        supplier(writer, "guardedOne", new Handle(H_INVOKEVIRTUAL, "made/Child", "guarded", TEXT, false));
        MethodVisitor code = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "run", TEXT, null, null);
        code.visitCode();
        get(code, "above");
        code.visitLdcInsn(",");
        concat(code);
        get(code, "guardedOne");
        concat(code);
        code.visitInsn(ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        return writer.toByteArray();
    }

    private static void concat(MethodVisitor code) {
        code.visitMethodInsn(
                INVOKEVIRTUAL, "java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;", false);
    }

    private static void get(MethodVisitor code, String supplier) {
        code.visitTypeInsn(NEW, "made/Child");
        code.visitInsn(DUP);
        code.visitMethodInsn(INVOKESPECIAL, "made/Child", "<init>", "()V", false);
        code.visitMethodInsn(INVOKEVIRTUAL, "made/Child", supplier, "()Ljava/util/function/Supplier;", false);
        code.visitMethodInsn(INVOKEINTERFACE, "java/util/function/Supplier", "get", "()Ljava/lang/Object;", true);
        code.visitTypeInsn(CHECKCAST, "java/lang/String");
    }

    private static void constructor(ClassWriter writer, String parent) {
        MethodVisitor code = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
        code.visitCode();
        code.visitVarInsn(ALOAD, 0);
        code.visitMethodInsn(INVOKESPECIAL, parent, "<init>", "()V", false);
        code.visitInsn(RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void constant(ClassWriter writer, int access, String name, String value) {
        MethodVisitor code = writer.visitMethod(access, name, TEXT, null, null);
        code.visitCode();
        code.visitLdcInsn(value);
        code.visitInsn(ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void supplier(ClassWriter writer, String name, Handle implementation) {
        MethodVisitor code = writer.visitMethod(ACC_PUBLIC, name, "()Ljava/util/function/Supplier;", null, null);
        code.visitCode();
        code.visitVarInsn(ALOAD, 0);
        code.visitInvokeDynamicInsn(
                "get",
                "(Lmade/Child;)Ljava/util/function/Supplier;",
                METAFACTORY,
                Type.getMethodType("()Ljava/lang/Object;"),
                implementation,
                Type.getMethodType(TEXT));
        code.visitInsn(ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
