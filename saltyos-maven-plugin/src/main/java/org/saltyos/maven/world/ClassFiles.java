package org.saltyos.maven.world;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;

/** Reads class files, which may contain anything. */
final class ClassFiles {
    /** Class files of Java n have the major version n + 44 (JVMS 4.1). */
    private static final int JAVA_VERSION = 44;

    private ClassFiles() {}

    /** A class of the JDK that runs the build, empty if it has none of that name. */
    static Optional<byte[]> ofLibrary(String name) {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a class.
     *
     * @param library whether it is the JDK's, whose version needs no check
     * @param location of the class file
     * @throws UserError SALT0101 if it is malformed, SALT0102 if it is too new
     */
    static ClassNode parse(String name, byte[] bytes, boolean library, SourceLocation location) {
        int version = bytes.length < 8 ? 0 : (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
        if (!library && version > Opcodes.V17) {
            throw new UserError(
                    DiagnosticCode.SALT0102,
                    location,
                    name.replace('/', '.') + " was compiled for Java " + (version - JAVA_VERSION) + ", but the newest"
                            + " class files that are understood are those of Java 17",
                    "try: set maven.compiler.release to 17; of a dependency, take the version for Java 17");
        }
        ClassNode node = new ClassNode();
        boolean understood;
        try {
            new ClassReader(bytes).accept(node, 0);
            understood = library || !MalformedNames.in(node);
        } catch (RuntimeException e) { // ASM reports malformed input by whatever its parsing runs into
            understood = false;
        }
        if (!understood) {
            throw malformed(name, location);
        }
        if (!name.equals(node.name)) { // null if the constant that should name it does not
            throw new UserError(
                    DiagnosticCode.SALT0101,
                    location,
                    "the class file of " + name.replace('/', '.') + " contains "
                            + (node.name == null ? "a class without a name" : "class " + node.name.replace('/', '.')),
                    "try: delete the target folder and compile again");
        }
        dropUnknownAttributes(node);
        if (!library && !canBeWritten(node)) {
            throw malformed(name, location);
        }
        Set<String> members = new HashSet<>();
        node.fields.forEach(field -> once(members, field.name, location, node));
        node.methods.forEach(method -> once(members, method.name + method.desc, location, node));
        return node;
    }

    private static UserError malformed(String name, SourceLocation location) {
        return new UserError(
                DiagnosticCode.SALT0101,
                location,
                "the class file of " + name.replace('/', '.') + " is malformed or cut off",
                "try: delete the target folder and compile again");
    }

    /** Whether every name is there that a class file needs: of members of its nest, inner classes, annotations and so on. */
    private static boolean canBeWritten(ClassNode node) {
        try {
            node.accept(new ClassWriter(0));
            return true;
        } catch (RuntimeException e) { // ASM writes what it is given, and stumbles over what is not there
            return false;
        }
    }

    /**
     * An attribute whose name is known in another place only is unknown where it is (JVMS 4.7.1); written again, those of code
     * would lie among those of the method, where the name may mean something.
     */
    private static void dropUnknownAttributes(ClassNode node) {
        node.attrs = null;
        node.fields.forEach(field -> field.attrs = null);
        node.methods.forEach(method -> method.attrs = null);
        if (node.recordComponents != null) {
            node.recordComponents.forEach(component -> component.attrs = null);
        }
    }

    /**
     * No class has two methods of one name and descriptor (JVMS 4.6); two fields of one name and different types, which
     * JVMS 4.5 allows, cannot be said in Java.
     */
    private static void once(Set<String> members, String member, SourceLocation location, ClassNode node) {
        if (!members.add(member)) {
            throw new UserError(
                    DiagnosticCode.SALT0101,
                    location,
                    "the class file of " + node.name.replace('/', '.') + " declares " + member + " twice",
                    "try: delete the target folder and compile again");
        }
    }
}
