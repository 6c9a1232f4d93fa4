package org.saltyos.maven.mojo;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.qemu.BootMedium;
import org.saltyos.maven.qemu.GdbScript;
import org.saltyos.maven.qemu.Machine;
import org.saltyos.maven.qemu.Qemu;
import org.saltyos.maven.qemu.QemuCommand;
import org.saltyos.maven.qemu.QemuInstall;
import org.saltyos.maven.qemu.QemuLocator;
import org.saltyos.maven.qemu.QemuRun;
import org.saltyos.maven.qemu.Verdict;
import org.saltyos.maven.tool.OutputFile;

/** Boots the ISO in QEMU with the serial console on the terminal; Ctrl-A X ends it, the guest's verdict is the result. */
@Mojo(name = "run", aggregator = true, threadSafe = true)
public final class RunMojo extends AbstractSaltyMojo {
    private static final String OWN_GROUP = "org.saltyos";
    private static final String OWN_ARTIFACT = "saltyos-maven-plugin";

    /** Skips this goal. */
    @Parameter(property = "saltyos.run.skip", defaultValue = "false")
    private boolean skipRun;

    /** The ISO to boot. */
    @Parameter(property = "saltyos.run.iso", defaultValue = "${project.build.directory}/${project.artifactId}.iso")
    private String bootIso;

    /** QEMU for x86_64; searched on the PATH and in the usual places when not set. */
    @Parameter(property = "saltyos.qemu")
    private String qemu;

    /** Installs QEMU with the package manager if it is missing; works on Debian and Ubuntu as root. */
    @Parameter(property = "saltyos.qemu.install", defaultValue = "false")
    private boolean installQemu;

    /** Memory of the guest in MiB. */
    @Parameter(property = "saltyos.run.memory", defaultValue = "128")
    private int memoryMib;

    /** Processor model of the guest, as QEMU names it. */
    @Parameter(property = "saltyos.run.cpu", defaultValue = "max")
    private String processor;

    /** Processors of the guest, 1 to 16. */
    @Parameter(property = "saltyos.cpus", defaultValue = "2")
    private int processors;

    /** Seconds after which the guest is ended; 0 for never. */
    @Parameter(property = "saltyos.run.timeout", defaultValue = "0")
    private int timeoutSeconds;

    /** Further arguments of QEMU. */
    @Parameter(property = "saltyos.run.arguments")
    private List<String> arguments = List.of();

    /** Waits for gdb before the guest's first instruction, and writes a script for it beside the ISO. */
    @Parameter(property = "saltyos.gdb", defaultValue = "false")
    private boolean gdb;

    /** Port on 127.0.0.1 that gdb connects to. */
    @Parameter(property = "saltyos.gdb.port", defaultValue = "1234")
    private int gdbPort;

    /** The modules whose programs and sources gdb is to know. */
    @Parameter(defaultValue = "${reactorProjects}", readonly = true)
    private List<MavenProject> modules = List.of();

    /** Where the project builds the plugin itself: its goal may be newer than this one. */
    private void tellWhetherStale() {
        for (MavenProject module : modules) {
            if (module.getGroupId().equals(OWN_GROUP) && module.getArtifactId().equals(OWN_ARTIFACT)) {
                Path built = Path.of(
                        module.getBuild().getDirectory(), module.getBuild().getFinalName() + ".jar");
                StaleCopy.of(own(), built).ifPresent(getLog()::warn);
            }
        }
    }

    private static Path own() {
        try {
            return Path.of(RunMojo.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new CompilerBug("the plugin's own place is no URI", e);
        }
    }

    @Override
    boolean isSkipped() {
        return skipRun;
    }

    @Override
    void run() throws MojoExecutionException {
        Path iso = Path.of(bootIso);
        if (!Files.isRegularFile(iso)) {
            throw new UserError(
                    DiagnosticCode.SALT9002,
                    SourceLocation.file(bootIso),
                    "does not exist",
                    "try: mvn package, which composes it");
        }
        if (memoryMib < 2 || memoryMib > 65536 || timeoutSeconds < 0) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    null,
                    "saltyos.run.memory is " + memoryMib + " and saltyos.run.timeout is " + timeoutSeconds,
                    "try: 2 to 65536 MiB, and 0 or more seconds");
        }
        if (processors < 1 || processors > Machine.MOST_PROCESSORS) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    null,
                    "saltyos.cpus is " + processors,
                    "try: 1 to " + Machine.MOST_PROCESSORS);
        }
        Path named = qemu == null || qemu.isEmpty() ? null : Path.of(qemu);
        QemuLocator locator = new QemuLocator();
        Qemu found =
                installQemu ? new QemuInstall().findOrInstall(locator, named, getLog()::info) : locator.find(named);
        List<String> extra = new ArrayList<>(arguments);
        if (gdb) {
            extra.addAll(prepareGdb(iso));
        }
        QemuCommand command =
                new QemuCommand(found, new BootMedium.Iso(iso), new Machine(memoryMib, processor, processors, extra));
        tellWhetherStale();
        getLog().info(command.repeatable());
        try {
            QemuRun.Outcome outcome =
                    QemuRun.interactive(command, timeoutSeconds == 0 ? null : Duration.ofSeconds(timeoutSeconds));
            if (outcome.verdict() == Verdict.TIMEOUT) {
                throw new UserError(
                        DiagnosticCode.SALT4003,
                        null,
                        "the guest was ended after " + timeoutSeconds + " s without a verdict",
                        "why: saltyos.run.timeout asked for it");
            }
            if (outcome.verdict() == Verdict.RESET) {
                // QEMU's exit code is the same in all these cases, and what was on the terminal tells them apart.
                getLog().info("QEMU has ended: by Ctrl-A X, or because the guest switched the machine off or reset it");
            } else if (outcome.verdict() != Verdict.PASS) {
                throw new UserError(
                        DiagnosticCode.SALT4003,
                        null,
                        outcome.verdict().meaning(),
                        "why: QEMU ended with " + outcome.exitCode());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted while the guest was running", e);
        }
    }

    /** Writes the script for gdb and tells how to use it; returns what QEMU needs to wait for the connection. */
    private List<String> prepareGdb(Path iso) {
        String name = iso.getFileName().toString().replaceFirst("\\.iso$", "");
        Path kernel =
                iso.toAbsolutePath().resolveSibling("saltyos").resolve(name).resolve("kernel.elf");
        Map<String, Path> servers = new TreeMap<>();
        List<Path> sources = new ArrayList<>();
        for (MavenProject module : modules) {
            Path directory = module.getBasedir().toPath();
            for (String source : List.of("src/main/java", "src/main/asm/x86_64")) {
                if (Files.isDirectory(directory.resolve(source))) {
                    sources.add(directory.resolve(source));
                }
            }
            Path program = Path.of(module.getBuild().getDirectory(), "saltyos", "image.elf");
            if (Files.isRegularFile(program) && Files.isRegularFile(program.resolveSibling("manifest.json"))) {
                servers.put(module.getArtifactId().replaceFirst("^server-", ""), program);
            }
        }
        GdbScript script = new GdbScript(kernel, servers, sources, gdbPort);
        Path file = iso.toAbsolutePath().resolveSibling(name + ".gdb");
        OutputFile.write(file, script.text().getBytes(StandardCharsets.UTF_8));
        getLog().info("the guest waits for gdb: gdb -x " + file);
        return script.qemuArguments();
    }
}
