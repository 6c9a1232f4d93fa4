package org.saltyos.maven.generator;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles generated programs together, with a class {@code Programs} that runs them one after the other. */
final class ProgramCompiler {
    static final String MAIN = "Programs";

    private ProgramCompiler() {}

    /** What javac says against them, empty when it compiled them into {@code folder}. */
    static String compile(List<GeneratedProgram> programs, Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("src"));
        List<Path> files = new ArrayList<>();
        StringBuilder main =
                new StringBuilder("public final class " + MAIN + " {\n    public static void main(String[] args) {\n");
        for (GeneratedProgram program : programs) {
            files.add(Files.writeString(sources.resolve(program.className() + ".java"), program.source()));
            main.append("        System.out.println(\"== ")
                    .append(program.className())
                    .append("\");\n");
            main.append("        ").append(program.className()).append(".main(args);\n");
        }
        files.add(Files.writeString(sources.resolve(MAIN + ".java"), main + "    }\n}\n"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-g", "-nowarn", "-Xlint:none", "--release", "17", "-d", classes.toString());
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
            boolean done = javac.getTask(
                            messages,
                            manager,
                            null,
                            options,
                            null,
                            manager.getJavaFileObjects(files.toArray(Path[]::new)))
                    .call();
            return done ? "" : messages.toString();
        }
    }
}
