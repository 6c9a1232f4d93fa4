package org.saltyos.maven.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugins.annotations.Parameter;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.pipeline.LoweringRequest;
import org.saltyos.maven.pipeline.RuntimeLibrary;
import org.saltyos.maven.pipeline.UnsafePolicy;

/** What the goals that compile one module share: its class path and its profile. */
abstract class AbstractCompileMojo extends AbstractToolMojo {
    private static final Set<String> PROFILES = Set.of("kernel", "server");

    /** The subset the module is written in: {@code kernel} or {@code server}. */
    @Parameter(property = "saltyos.profile", defaultValue = "server")
    private String profile;

    /** Seconds after which the compiler is taken for hanging, for example in an initialiser that never ends. */
    @Parameter(property = "saltyos.compiler.timeout", defaultValue = "300")
    private int compilerTimeout;

    /**
     * Packages whose methods may use raw memory and assembly, {@code a.b.*} with the packages below; they include those
     * of dependencies. Empty: every package may.
     */
    @Parameter(property = "saltyos.unsafePackages")
    private List<String> unsafePackages = List.of();

    /** Most unsafe operations that the image may have; negative: any number. */
    @Parameter(property = "saltyos.maxUnsafe", defaultValue = "-1")
    private int maxUnsafe;

    /**
     * Tells why methods are part of the image: those with this text in their name, for example
     * {@code java.util.Formatter}. {@code reached.txt} in the output directory has the first caller of every method.
     */
    @Parameter(property = "saltyos.why")
    private String why;

    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true)
    private String classes;

    /** What to explain, empty for nothing. */
    final String why() {
        return why == null ? "" : why;
    }

    /** Whether the module has anything to compile; modules of packaging {@code pom} and empty ones do not. */
    final boolean hasClasses() {
        boolean present = !"pom".equals(project.getPackaging()) && containsClass(Path.of(classes));
        if (!present) {
            getLog().debug("No classes in " + classes);
        }
        return present;
    }

    private static boolean containsClass(Path directory) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.endsWith(".class") && !name.equals("package-info.class"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory + ": " + e.getMessage(), e);
        }
    }

    /** The jars, or directories of classes inside this build, the module needs at run time, in the order of the POM. */
    final List<Path> dependencies() {
        return project.getArtifacts().stream()
                .filter(a -> Artifact.SCOPE_COMPILE.equals(a.getScope()) || Artifact.SCOPE_RUNTIME.equals(a.getScope()))
                .filter(a -> "jar".equals(a.getArtifactHandler().getExtension()))
                .map(a -> a.getFile().toPath())
                .toList();
    }

    /** What to lower: the module's classes, then those of its dependencies. */
    final LoweringRequest request() {
        List<Path> classPath = new ArrayList<>();
        classPath.add(Path.of(classes));
        classPath.addAll(dependencies());
        List<Path> sources =
                project.getCompileSourceRoots().stream().map(Path::of).toList();
        return new LoweringRequest(
                project.getArtifactId(),
                classPath,
                sources,
                profile(),
                List.of(),
                RuntimeLibrary.heap(toolClassPath()));
    }

    /** Where the module may be unsafe. */
    final UnsafePolicy policy() {
        return new UnsafePolicy(unsafePackages, maxUnsafe);
    }

    /** Time the compiler gets for one module. */
    final Duration compilerLimit() {
        if (compilerTimeout <= 0) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    null,
                    "saltyos.compiler.timeout is " + compilerTimeout + " seconds",
                    "try: a number above 0");
        }
        return Duration.ofSeconds(compilerTimeout);
    }

    /** The checked value of the parameter. */
    final String profile() {
        if (!PROFILES.contains(profile)) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    null,
                    "saltyos.profile is " + profile + ", it has to be kernel or server",
                    "try: leave it out for a server");
        }
        return profile;
    }
}
