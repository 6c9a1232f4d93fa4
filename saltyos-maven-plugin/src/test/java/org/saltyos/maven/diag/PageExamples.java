package org.saltyos.maven.diag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.pipeline.Lowered;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;
import org.saltyos.maven.world.Annotations;

/** Compiles the Java examples of a page with javac and lowers them. */
final class PageExamples {
    private static final Pattern TYPE = Pattern.compile(
            "(?m)^(?:public )?(?:final |sealed )*" + "(?:class|record|enum|interface|@interface) (\\w+)");
    private static final Path SERVER = Path.of("..", "basalt", "core", "src", "main", "java", "org", "saltyos")
            .resolve("basalt/Server.java");

    private final Path directory;

    PageExamples(Path directory) {
        this.directory = directory;
    }

    /** Lowers blocks of code as one module. */
    Lowered lower(DiagnosticCode code, List<DiagnosticPage.Code> blocks) throws IOException {
        Path sources = Files.createDirectories(directory.resolve("src"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<Path> files = new ArrayList<>(List.of(SERVER));
        List<String> removed = new ArrayList<>();
        for (DiagnosticPage.Code block : blocks) {
            Matcher type = TYPE.matcher(block.text());
            if (!type.find()) {
                throw new IllegalArgumentException("no type in " + block.text());
            }
            files.add(Files.writeString(sources.resolve(type.group(1) + ".java"), block.text()));
            if (block.language().contains("removed")) {
                removed.add(type.group(1));
            }
        }
        CaseCompiler.compile(files, classes);
        for (String name : removed) {
            Files.delete(classes.resolve(name + ".class"));
        }
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(CaseCompiler.libraries());
        String profile = blocks.stream().anyMatch(b -> b.text().contains("// profile: kernel")) ? "kernel" : "server";
        boolean exportsOnly = code.name().startsWith("SALT13");
        return Lowering.lower(new LoweringRequest(
                "example", path, List.of(sources), profile, exportsOnly ? List.of() : roots(classes)));
    }

    /** What an example makes live: what it exports, or else all its public static methods. */
    private static List<String> roots(Path classes) throws IOException {
        List<String> result = new ArrayList<>();
        boolean exports = false;
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                ClassNode node = new ClassNode();
                new ClassReader(Files.readAllBytes(file)).accept(node, ClassReader.SKIP_CODE);
                for (MethodNode method : node.methods) {
                    exports |= Annotations.of(method, "org.saltyos.lang.Export").isPresent();
                    int wanted = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
                    boolean ofEnum = "java/lang/Enum".equals(node.superName);
                    if ((method.access & wanted) == wanted && !ofEnum) {
                        result.add(node.name.replace('/', '.') + "." + method.name + method.desc);
                    }
                }
            }
        }
        return exports ? List.of() : result;
    }

    /** The lines of a block that say they break the rule, as {@code File.java:[line]}; a whole file by its name. */
    static TreeSet<String> marked(DiagnosticCode code, List<DiagnosticPage.Code> blocks) {
        TreeSet<String> result = new TreeSet<>();
        for (DiagnosticPage.Code block : blocks) {
            Matcher type = TYPE.matcher(block.text());
            String file = type.find() ? type.group(1) + ".java" : "start.S";
            String[] lines = block.text().split("\n");
            for (int i = 0; i < lines.length; i++) {
                if (lines[i].contains("// file " + code)) {
                    result.add(file);
                } else if (lines[i].contains("// " + code)) {
                    result.add(new SourceLocation(file, i + 1).toString());
                }
            }
        }
        return result;
    }

    /** The place of a diagnostic without folders. */
    static String place(Diagnostic diagnostic) {
        return diagnostic.location() == null ? "" : withoutFolders(String.valueOf(diagnostic.location()));
    }

    /** Text without the folders of this machine. */
    static String withoutFolders(String text) {
        return text.replaceAll("(?<![\\w.])/[^ :\"]*/", "");
    }

    /** The manifest that a module declares. */
    static Map<String, Object> manifest(Lowered lowered) {
        Map<String, Object> manifest = new java.util.HashMap<>(lowered.manifest());
        manifest.remove("mainClass");
        manifest.remove(org.saltyos.maven.system.ManifestPlace.SOURCE);
        return manifest;
    }
}
