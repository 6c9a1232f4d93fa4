package org.saltyos.maven.mojo;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.pipeline.ImageStep;
import org.saltyos.maven.report.web.ReportFiles;

/** Checks that a kernel and some servers make a whole system, and composes a bootable ISO of them. */
@Mojo(
        name = "image",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class ImageMojo extends AbstractToolMojo {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Packaging whose main artifact is the ISO. */
    private static final String PACKAGING = "saltyos-image";

    /** The earliest time that ISO 9660 and zip files both hold, used where the project names none. */
    private static final String DEFAULT_TIME = "1980-01-01T00:00:00Z";

    private static final int LEAST_MEMORY = 8;
    private static final int MOST_MEMORY = 1 << 20;
    private static final int MIB_BITS = 20;

    /** Skips this goal. */
    @Parameter(property = "saltyos.image.skip", defaultValue = "false")
    private boolean skipImage;

    /** Name of the image: the ISO is {@code name.iso}, the volume is called the same. */
    @Parameter(property = "saltyos.image.name", defaultValue = "${project.artifactId}")
    private String imageName = "";

    /** Module of the kernel: {@code groupId:artifactId} or {@code groupId:artifactId:version}. */
    @Parameter(property = "saltyos.kernel", defaultValue = "org.saltyos:kernite")
    private String kernel = "";

    /**
     * Modules of the servers, {@code init} among them, as {@code groupId:artifactId} or {@code groupId:artifactId:version}.
     * A server that the current module builds is added by itself.
     */
    @Parameter(property = "saltyos.servers")
    private List<String> servers = List.of();

    /**
     * Modules of the programs that go into {@code /bin}, as {@code groupId:artifactId} or
     * {@code groupId:artifactId:version}. A program that the current module builds is added by itself.
     */
    @Parameter(property = "saltyos.programs")
    private List<String> programs = List.of();

    /** Directory whose files the system finds at its start; relative to the module. */
    @Parameter(property = "saltyos.files")
    private String files = "";

    /** Text handed to a server at its start, by the server's name; it replaces the one of the server's manifest. */
    @Parameter
    private Map<String, String> arguments = Map.of();

    /** Memory of the machine in MiB, which everything must fit into: 8 to 1048576. */
    @Parameter(property = "saltyos.memory", defaultValue = "128")
    private long memoryMib;

    /** Command line handed to the kernel: printable ASCII, at most 255 characters. */
    @Parameter(property = "saltyos.commandLine", defaultValue = "")
    private String commandLine = "";

    /** The ISO; by default {@code name.iso} in the build directory. */
    @Parameter(property = "saltyos.iso")
    private String iso = "";

    /**
     * The page about the image, with JSON beside it; by default {@code saltyos/report.html} in the build directory, or in
     * {@code saltyos/name} there for an image with another name than the module.
     */
    @Parameter(property = "saltyos.report")
    private String report = "";

    /** The time everything on the medium shows, as ISO 8601 or seconds since 1970. */
    @Parameter(property = "saltyos.timestamp", defaultValue = "${project.build.outputTimestamp}")
    private String timestamp = "";

    @Override
    boolean isSkipped() {
        return skipImage;
    }

    @Override
    void run() {
        if (!NAME.matcher(imageName).matches()) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    null,
                    "saltyos.image.name is \"" + imageName + "\"",
                    "try: letters, digits, dots, dashes and underscores, at most 64");
        }
        Bundles bundles = bundles();
        List<Path> found = new ArrayList<>();
        List<Path> foundPrograms = new ArrayList<>();
        bundles.own().ifPresent(own -> (ImageStep.isProgram(own) ? foundPrograms : found).add(own));
        servers.forEach(server -> found.add(bundles.find(server)));
        programs.forEach(program -> foundPrograms.add(bundles.find(program)));
        Path file = iso.isEmpty() ? Path.of(project.getBuild().getDirectory(), imageName + ".iso") : Path.of(iso);
        new ImageStep(
                        imageName,
                        bundles.find(kernel),
                        found,
                        foundPrograms,
                        initialFiles(),
                        arguments,
                        memoryBytes(),
                        commandLine == null ? "" : commandLine,
                        time(),
                        toolClassPath(),
                        llvmTools(),
                        page(),
                        file,
                        output().resolve(imageName))
                .run(progress());
        if (PACKAGING.equals(project.getPackaging())) {
            project.getArtifact().setFile(file.toFile());
        }
    }

    private Path page() {
        Path folder = imageName.equals(project.getArtifactId()) ? output() : output().resolve(imageName);
        return report == null || report.isEmpty() ? folder.resolve(ReportFiles.PAGE) : Path.of(report);
    }

    private long memoryBytes() {
        if (memoryMib < LEAST_MEMORY || memoryMib > MOST_MEMORY) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    null,
                    "saltyos.memory is " + memoryMib,
                    "try: a number of MiB from " + LEAST_MEMORY + " to " + MOST_MEMORY);
        }
        return memoryMib << MIB_BITS;
    }

    private Optional<Path> initialFiles() {
        return files == null || files.isEmpty()
                ? Optional.empty()
                : Optional.of(project.getBasedir().toPath().resolve(files));
    }

    private Instant time() {
        String text = timestamp == null || timestamp.startsWith("${") ? DEFAULT_TIME : timestamp;
        try {
            return text.matches("\\d+") ? Instant.ofEpochSecond(Long.parseLong(text)) : Instant.parse(text);
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    null,
                    "the timestamp \"" + text + "\" is neither ISO 8601 nor a number of seconds",
                    "try: 2026-01-01T00:00:00Z");
        }
    }
}
