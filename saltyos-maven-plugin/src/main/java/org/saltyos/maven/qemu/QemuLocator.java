package org.saltyos.maven.qemu;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.tool.ProcessResult;
import org.saltyos.maven.tool.ProcessRunner;

/**
 * Finds QEMU: where the user says, else where the environment variable {@code SALTYOS_QEMU} says, else on the PATH, else
 * in the places where the packages of common systems put it.
 */
public final class QemuLocator {
    /** The environment variable that names the program. */
    public static final String VARIABLE = "SALTYOS_QEMU";

    private static final String PROGRAM = "qemu-system-x86_64";
    private static final Pattern VERSION = Pattern.compile("QEMU emulator version (\\d{1,4})\\.(\\d{1,4})");
    private static final Duration VERSION_TIME = Duration.ofSeconds(20);
    private static final List<String> WELL_KNOWN = List.of(
            "/usr/bin",
            "/usr/local/bin",
            "/opt/homebrew/bin",
            "/opt/local/bin",
            "/usr/libexec",
            "C:\\Program Files\\qemu");

    private final Map<String, String> environment;
    private final List<String> wellKnown;

    /** A locator for this host. */
    public QemuLocator() {
        this(System.getenv(), WELL_KNOWN);
    }

    /** A locator for a given environment. */
    QemuLocator(Map<String, String> environment, List<String> wellKnown) {
        this.environment = Map.copyOf(environment);
        this.wellKnown = List.copyOf(wellKnown);
    }

    /**
     * Finds QEMU and checks its version.
     *
     * @param configured the program the user named, null to search
     * @throws UserError SALT4001 if there is none, with the command that installs it; SALT4002 if it is too old
     */
    public Qemu find(@Nullable Path configured) {
        Path program = configured == null ? search() : named(configured, "the parameter saltyos.qemu");
        return new Qemu(program, version(program));
    }

    /** Whether there is a QEMU at all; says nothing about its version. */
    public boolean isPresent(@Nullable Path configured) {
        return configured != null
                || environment.containsKey(VARIABLE)
                || firstInSearchPath().isPresent();
    }

    private Path search() {
        String variable = environment.get(VARIABLE);
        if (variable != null && !variable.isBlank()) {
            return named(Path.of(variable), "the environment variable " + VARIABLE);
        }
        return firstInSearchPath()
                .orElseThrow(() -> new UserError(
                        DiagnosticCode.SALT4001,
                        null,
                        PROGRAM + " was not found: not in the parameter saltyos.qemu, not in " + VARIABLE
                                + ", not on the PATH",
                        "install it: " + installCommand()));
    }

    private static Path named(Path program, String by) {
        if (!Files.isExecutable(program) || Files.isDirectory(program)) {
            throw new UserError(
                    DiagnosticCode.SALT4001,
                    SourceLocation.file(program.toString()),
                    "is not a program, but " + by + " names it as QEMU",
                    "try: the full path of " + PROGRAM + ", or nothing to search for it");
        }
        return program;
    }

    private Optional<Path> firstInSearchPath() {
        List<String> directories = new ArrayList<>();
        for (String directory : environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
            if (!directory.isBlank()) {
                directories.add(directory);
            }
        }
        directories.addAll(wellKnown);
        for (String directory : directories) {
            for (String file : List.of(PROGRAM, PROGRAM + ".exe")) {
                Path program = resolve(directory, file);
                if (program != null && Files.isExecutable(program) && !Files.isDirectory(program)) {
                    return Optional.of(program);
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable Path resolve(String directory, String file) {
        try {
            return Path.of(directory, file);
        } catch (java.nio.file.InvalidPathException e) {
            return null; // an entry of PATH that names no directory of this system
        }
    }

    private static Qemu.Version version(Path program) {
        String output;
        try {
            ProcessResult result = new ProcessRunner(Path.of("").toAbsolutePath(), VERSION_TIME)
                    .run(List.of(program.toString(), "--version"));
            output = result.output() + result.errors();
        } catch (UncheckedIOException e) {
            output = String.valueOf(e.getMessage());
        }
        Matcher matcher = VERSION.matcher(output);
        if (!matcher.find()) {
            throw new UserError(
                    DiagnosticCode.SALT4001,
                    SourceLocation.file(program.toString()),
                    "does not answer like QEMU: " + output.lines().findFirst().orElse("no output"),
                    "try: name another with -Dsaltyos.qemu=/path/to/" + PROGRAM);
        }
        Qemu.Version version = new Qemu.Version(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        if (version.compareTo(Qemu.OLDEST) < 0) {
            throw new UserError(
                    DiagnosticCode.SALT4002,
                    SourceLocation.file(program.toString()),
                    "is QEMU " + version + "; " + Qemu.OLDEST + " or newer is needed",
                    "try: install a newer one, or name it with -Dsaltyos.qemu=/path/to/" + PROGRAM);
        }
        return version;
    }

    /** The one command that installs QEMU on this host. */
    static String installCommand() {
        String system = System.getProperty("os.name", "");
        if (system.startsWith("Mac")) {
            return "brew install qemu";
        }
        if (system.startsWith("Windows")) {
            return "winget install SoftwareFreedomConservancy.QEMU";
        }
        if (Files.exists(Path.of("/usr/bin/dnf"))) {
            return "sudo dnf install qemu-system-x86-core";
        }
        if (Files.exists(Path.of("/usr/bin/pacman"))) {
            return "sudo pacman -S qemu-system-x86";
        }
        return "sudo apt-get install qemu-system-x86   (as root on Debian or Ubuntu, -Dsaltyos.qemu.install does it)";
    }
}
