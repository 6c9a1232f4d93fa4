package org.saltyos.maven.world.desugar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicVerifier;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.world.ClassSource;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/**
 * The classes of the running JDK, rewritten: they verify, and a JVM that runs on them instead of its own gives the same.
 */
class JavaBaseTest {
    private static final Set<String> KNOWN = Set.of(
            "java/lang/invoke/LambdaMetafactory",
            "java/lang/invoke/StringConcatFactory",
            "java/lang/runtime/ObjectMethods");

    @TempDir
    Path directory;

    @Test
    void aJvmRunsOnTheRewrittenClasses() throws Exception {
        World world = new World(new ClassSource(List.of()), List.of(), true);
        Path patch = Files.createDirectories(directory.resolve("patch"));
        int lambdas = 0;
        TreeMap<String, Integer> left = new TreeMap<>();
        for (String name : names()) {
            WorldClass c = world.get(name);
            boolean isHost = c.node().nestMembers != null;
            if (!c.lambdas().isEmpty() || isHost) {
                write(world, c, patch);
            }
            for (String lambda : c.lambdas()) {
                write(world, world.get(lambda), patch);
                lambdas++;
            }
            CallSites.bootstraps(c.node()).forEach(bootstrap -> left.merge(bootstrap, 1, Integer::sum));
        }
        assertThat(lambdas).isGreaterThan(500);
        assertThat(left.keySet()).doesNotContainAnyElementsOf(KNOWN);

        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<Path> sources = new ArrayList<>(CaseCompiler.sources("desugar/base"));
        sources.addAll(CaseCompiler.sources("desugar"));
        CaseCompiler.compile(sources, classes);
        String plain = run(classes, List.of());
        assertThat(plain).contains("desugar.Records.order").doesNotContain("Exception in thread");
        assertThat(run(classes, List.of("-Xverify:all", "--patch-module", "java.base=" + patch)))
                .isEqualTo(plain);
    }

    private static List<String> names() throws IOException {
        Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.startsWith("java/") && file.endsWith(".class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .sorted()
                    .toList();
        }
    }

    private static void write(World world, WorldClass c, Path folder) throws IOException {
        verify(c.node());
        Path file = folder.resolve(c.name() + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, world.classFile(c));
    }

    private static void verify(ClassNode node) {
        for (MethodNode method : node.methods) {
            try {
                new Analyzer<>(new BasicVerifier()).analyze(node.name, method);
            } catch (AnalyzerException e) {
                throw new AssertionError(node.name + "." + method.name + method.desc, e);
            }
        }
    }

    private String run(Path classes, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classes.toString(), "desugar.Main"));
        command.addAll(List.of("desugar.Lambdas", "desugar.Concatenations", "desugar.Records", "desugar.Interfaces"));
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(directory.resolve("errors.txt").toFile())
                .start();
        int code = process.waitFor();
        assertThat(code).as(Files.readString(directory.resolve("errors.txt"))).isZero();
        return Files.readString(output);
    }
}
