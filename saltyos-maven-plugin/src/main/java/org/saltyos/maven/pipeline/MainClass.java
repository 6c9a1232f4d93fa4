package org.saltyos.maven.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.world.ClassSource;

/** The class a program starts with, and the class that calls it with the arguments that Linux gives. */
final class MainClass {
    /** The method to start with, by symbol: argument count and addresses in, exit code out. */
    static final String ENTRY = "org.saltyos.runtime.host.ProgramStart.start(JJ)J";

    private static final String MAIN = "main";
    private static final String DESCRIPTOR = "([Ljava/lang/String;)V";
    private static final String HOST = "org/saltyos/runtime/host/";
    static final String CALLER = HOST + "ProgramStart";
    private static final int MOST_SUGGESTIONS = 5;

    private MainClass() {}

    /**
     * Checks that a class can be started.
     *
     * @throws UserError SALT9001 if there is no such class, SALT1305 if it has no main method
     */
    static void check(String name, List<Path> classPath) {
        if (name.isBlank()) {
            throw missing("saltyos.mainClass is not set", classPath);
        }
        for (Path entry : classPath) {
            if (!Files.exists(entry)) {
                throw new UserError(
                        DiagnosticCode.SALT9001,
                        SourceLocation.file(entry.toString()),
                        "saltyos.classpath names a file that does not exist");
            }
        }
        ClassSource source = new ClassSource(classPath);
        Optional<byte[]> bytes = source.bytes(name.replace('.', '/'));
        if (bytes.isEmpty()) {
            throw missing("class " + name + " is not on the class path", classPath);
        }
        ClassNode node = node(bytes.get());
        if (!hasMain(node)) {
            throw new UserError(
                    DiagnosticCode.SALT1305,
                    node.sourceFile == null ? null : SourceLocation.file(node.sourceFile),
                    "class " + name + " has no public static void main(String[])",
                    "why: that is where a program starts");
        }
    }

    private static UserError missing(String message, List<Path> classPath) {
        ClassSource source =
                new ClassSource(classPath.stream().filter(Files::exists).toList());
        List<String> notes = new ArrayList<>();
        notes.add("class path: "
                + String.join(", ", classPath.stream().map(Path::toString).toList()));
        List<String> candidates = source.names().stream()
                .filter(name -> source.bytes(name).map(MainClass::isStartable).orElse(false))
                .limit(MOST_SUGGESTIONS)
                .map(name -> name.replace('/', '.'))
                .toList();
        notes.add(
                candidates.isEmpty()
                        ? "try: compile first, and name the folder or jar with -Dsaltyos.classpath"
                        : "try: -Dsaltyos.mainClass=" + String.join(", or ", candidates));
        return new UserError(DiagnosticCode.SALT9001, null, message, notes.toArray(String[]::new));
    }

    private static boolean isStartable(byte[] bytes) {
        try {
            return hasMain(node(bytes));
        } catch (RuntimeException e) {
            return false; // no class file: whoever compiles it will say so
        }
    }

    private static ClassNode node(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        return node;
    }

    private static boolean hasMain(ClassNode node) {
        int wanted = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
        return node.methods.stream()
                .anyMatch(m -> m.name.equals(MAIN) && m.desc.equals(DESCRIPTOR) && (m.access & wanted) == wanted);
    }

    /** Writes the class that calls the main method into a folder, which then is an entry of the class path. */
    static Path writeCaller(String name, Path folder) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, CALLER, null, "java/lang/Object", null);
        writer.visitSource("ProgramStart.java", null);
        MethodVisitor method =
                writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "start", "(JJ)J", null, null);
        method.visitCode();
        Label line = new Label();
        method.visitLabel(line);
        method.visitLineNumber(1, line);
        method.visitVarInsn(Opcodes.LLOAD, 0);
        method.visitVarInsn(Opcodes.LLOAD, 2);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, HOST + "HostMain", "arguments", "(JJ)[Ljava/lang/String;", false);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, name.replace('.', '/'), MAIN, DESCRIPTOR, false);
        method.visitInsn(Opcodes.LCONST_0);
        method.visitInsn(Opcodes.LRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        try {
            Path file = folder.resolve(CALLER + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, writer.toByteArray());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }
}
