package org.saltyos.maven.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.saltyos.maven.world.desugar.LambdaNames;

/** A class of the closed world with its members by name and descriptor. */
public final class WorldClass {
    private final ClassNode node;
    private final boolean library;
    private final boolean nullMarked;
    private final List<String> lambdas;
    private final Map<String, MethodNode> methods = new LinkedHashMap<>();
    private final Map<String, FieldNode> fields = new LinkedHashMap<>();

    WorldClass(ClassNode node, boolean library, boolean nullMarked, List<String> lambdas) {
        this.node = node;
        this.library = library;
        this.nullMarked = nullMarked;
        this.lambdas = lambdas;
        node.methods.forEach(m -> methods.put(m.name + m.desc, m));
        node.fields.forEach(f -> fields.put(f.name, f));
    }

    /** The class as ASM read it. */
    public ClassNode node() {
        return node;
    }

    /** The internal name, with slashes. */
    public String name() {
        return node.name;
    }

    /** The internal name of its package, empty for the unnamed one. */
    public String packageName() {
        return node.name.substring(0, Math.max(0, node.name.lastIndexOf('/')));
    }

    /** Whether it comes from the running JDK rather than from the class path. */
    public boolean isLibrary() {
        return library;
    }

    /** Whether its types without {@code @Nullable} promise not to be null. */
    public boolean isNullMarked() {
        return nullMarked;
    }

    /** Whether it is a record, which is a value without identity natively. */
    public boolean isRecord() {
        return "java/lang/Record".equals(node.superName);
    }

    /** Whether it is what a lambda expression or method reference became. */
    public boolean isLambda() {
        return (node.access & Opcodes.ACC_SYNTHETIC) != 0 && LambdaNames.outer(node.name) != null;
    }

    /** The internal names of the classes of its lambdas. */
    public List<String> lambdas() {
        return lambdas;
    }

    public boolean isInterface() {
        return (node.access & Opcodes.ACC_INTERFACE) != 0;
    }

    public boolean isFinal() {
        return (node.access & Opcodes.ACC_FINAL) != 0;
    }

    public boolean isAbstract() {
        return (node.access & Opcodes.ACC_ABSTRACT) != 0;
    }

    /** The method declared here, or null. */
    public @Nullable MethodNode method(String name, String descriptor) {
        return methods.get(name + descriptor);
    }

    /** The field declared here, or null. */
    public @Nullable FieldNode field(String name) {
        return fields.get(name);
    }

    /** The field of this type declared here, or null. */
    public @Nullable FieldNode field(String name, String descriptor) {
        FieldNode field = fields.get(name);
        return field != null && field.desc.equals(descriptor) ? field : null;
    }

    /** The source file as a path below a source root: package folders and the file name of the class file. */
    public String sourcePath() {
        int slash = node.name.lastIndexOf('/');
        String folder = slash < 0 ? "" : node.name.substring(0, slash + 1);
        if (node.sourceFile != null) {
            return folder + node.sourceFile;
        }
        int dollar = node.name.indexOf('$');
        return (dollar < 0 ? node.name : node.name.substring(0, dollar)) + ".java";
    }

    /** The name people read: the last part of the dotted name. */
    public String simpleName() {
        return node.name.substring(node.name.lastIndexOf('/') + 1).replace('$', '.');
    }

    @Override
    public String toString() {
        return node.name.replace('/', '.');
    }
}
