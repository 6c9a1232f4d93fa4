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

    /** Where machine code starts: the words that Linux gives in, the exit code out. */
    static final String ENTRY = MAIN + ".start(JJ)J";

    /** A line before the output of each program, with its index. */
    static final String MARK = "== ";

    private ProgramCompiler() {}

    /** What javac says against them, empty when it compiled them into {@code folder}. */
    static String compile(List<GeneratedProgram> programs, Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("src"));
        List<Path> files = new ArrayList<>();
        for (GeneratedProgram program : programs) {
            files.add(Files.writeString(sources.resolve(program.className() + ".java"), program.source()));
        }
        files.add(Files.writeString(sources.resolve("Common.java"), Prelude.SOURCE));
        files.add(Files.writeString(sources.resolve(MAIN + ".java"), main(programs)));
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

    /** The argument, if any, is the index of the first program to run. */
    private static String main(List<GeneratedProgram> programs) {
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < programs.size(); i++) {
            cases.append("            case ").append(i).append(" -> ");
            cases.append(programs.get(i).className()).append(".run();\n");
        }
        return """
                public final class Programs {
                    public static long start(long count, long values) {
                        main(org.saltyos.runtime.host.HostMain.arguments(count, values));
                        return 0;
                    }
                    public static void main(String[] arguments) {
                        for (int i = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]); i < COUNT; i++) {
                            System.out.println("MARK" + i);
                            Common.start();
                            try {
                                run(i);
                            } catch (Throwable e) {
                                System.out.println("ended by " + e.getClass().getName());
                            }
                        }
                    }
                    private static void run(int index) {
                        switch (index) {
                CASES
                            default -> throw new IllegalArgumentException();
                        }
                    }
                }
                """.replace("COUNT", String.valueOf(programs.size()))
                .replace("MARK", MARK)
                .replace("CASES\n", cases);
    }
}
