package org.saltyos.maven.mojo;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.pipeline.MemorySize;
import org.saltyos.maven.pipeline.NativeStep;
import org.saltyos.maven.pipeline.worker.CompilerWorker;
import org.saltyos.maven.tool.HostPlatform;

/**
 * Makes a static Linux program (x86_64) from a class with {@code public static void main(String[])}. Works in a project,
 * after {@code compile}, and without one: {@code mvn saltyos:native -Dsaltyos.mainClass=Hello -Dsaltyos.classpath=.}
 */
@Mojo(
        name = "native",
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class NativeMojo extends AbstractToolMojo {
    private static final long KIBIBYTE = 1L << 10;
    private static final long GIBIBYTE = 1L << 30;

    /** Skips this goal. */
    @Parameter(property = "saltyos.native.skip", defaultValue = "false")
    private boolean skipNative;

    /** The class to start with, for example {@code org.example.Main}. */
    @Parameter(property = "saltyos.mainClass")
    private String mainClass = "";

    /**
     * Folders and jars with the program's classes, separated as on the command line of {@code java}; by default the
     * project's classes and its dependencies, without a project the current folder.
     */
    @Parameter(property = "saltyos.classpath")
    private String classpath = "";

    /**
     * The program's file; by default the project's artifactId in {@code target}, without a project the main class's name
     * in lower case in the current folder.
     */
    @Parameter(property = "saltyos.output")
    private String program = "";

    /** The most that the program's objects may take, for example {@code 64M}. Memory is used as it is needed. */
    @Parameter(property = "saltyos.heap", defaultValue = "1G")
    private String heap = "";

    /** The size of the program's stack, for example {@code 8M}; deeper recursion ends the program. */
    @Parameter(property = "saltyos.stack", defaultValue = "8M")
    private String stack = "";

    /** Seconds after which the compiler is taken for hanging, for example in an initialiser that never ends. */
    @Parameter(property = "saltyos.compiler.timeout", defaultValue = "300")
    private int compilerTimeout;

    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true)
    private String classes = "";

    @Override
    boolean isSkipped() {
        return skipNative;
    }

    @Override
    void run() {
        if (HostPlatform.current().filter(HostPlatform.LINUX_X86_64::equals).isEmpty()) {
            throw new UserError(
                    DiagnosticCode.SALT9003,
                    null,
                    "saltyos:native makes programs for Linux on x86_64, and this is " + System.getProperty("os.name")
                            + " on " + System.getProperty("os.arch"),
                    "try: run it in a container or virtual machine with Linux");
        }
        if (compilerTimeout <= 0) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    null,
                    "saltyos.compiler.timeout is " + compilerTimeout + " seconds",
                    "try: a number above 0");
        }
        long heapBytes = MemorySize.parse("saltyos.heap", text(heap), 64 * KIBIBYTE, 256 * GIBIBYTE);
        long stackBytes = MemorySize.parse("saltyos.stack", text(stack), 64 * KIBIBYTE, GIBIBYTE);
        Path java = Path.of(System.getProperty("java.home"));
        Path executable = executable();
        Path work = work(executable);
        try (CompilerWorker worker =
                new CompilerWorker(java, toolClassPath(), llvmTools(), Duration.ofSeconds(compilerTimeout))) {
            new NativeStep(
                            text(mainClass),
                            classPath(),
                            sources(),
                            heapBytes,
                            stackBytes,
                            toolClassPath(),
                            worker,
                            llvmTools(),
                            work,
                            executable)
                    .run(progress());
        }
    }

    /** Maven sets a parameter that is given without a value to null. */
    private static String text(String parameter) {
        return parameter == null ? "" : parameter;
    }

    private boolean hasProject() {
        return project.getFile() != null;
    }

    private static Path here() {
        return Path.of(System.getProperty("user.dir"));
    }

    private Path executable() {
        if (!text(program).isEmpty()) {
            return here().resolve(program);
        }
        if (hasProject()) {
            return Path.of(project.getBuild().getDirectory()).resolve(project.getArtifactId());
        }
        String name = text(mainClass).substring(text(mainClass).lastIndexOf('.') + 1);
        return here().resolve(name.isEmpty() ? "program" : name.toLowerCase(Locale.ROOT));
    }

    /** Without a project nothing but the program is left in the user's folder. */
    private Path work(Path executable) {
        return hasProject()
                ? output().resolve("native").resolve(executable.getFileName())
                : cache().resolve("native")
                        .resolve(Integer.toHexString(executable.toString().hashCode()));
    }

    private List<Path> classPath() {
        if (!text(classpath).isEmpty()) {
            return Arrays.stream(classpath.split(File.pathSeparator))
                    .filter(entry -> !entry.isBlank())
                    .map(entry -> here().resolve(entry.strip()).normalize())
                    .toList();
        }
        if (!hasProject()) {
            return List.of(here());
        }
        List<Path> path = new ArrayList<>(List.of(Path.of(classes)));
        project.getArtifacts().stream()
                .filter(a -> !Artifact.SCOPE_PROVIDED.equals(a.getScope()) && !Artifact.SCOPE_TEST.equals(a.getScope()))
                .filter(a -> "jar".equals(a.getArtifactHandler().getExtension()))
                .forEach(a -> path.add(a.getFile().toPath()));
        return path;
    }

    /** Where diagnostics look for sources: those of the project, or beside the class files. */
    private List<Path> sources() {
        List<Path> roots = new ArrayList<>();
        if (hasProject()) {
            project.getCompileSourceRoots().forEach(root -> roots.add(Path.of(root)));
        }
        roots.addAll(classPath());
        return roots;
    }
}
