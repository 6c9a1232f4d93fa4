package org.saltyos.maven.mojo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.qemu.BootMedium;
import org.saltyos.maven.qemu.Machine;
import org.saltyos.maven.qemu.Qemu;
import org.saltyos.maven.qemu.QemuCommand;
import org.saltyos.maven.qemu.QemuInstall;
import org.saltyos.maven.qemu.QemuLocator;
import org.saltyos.maven.qemu.QemuRun;
import org.saltyos.maven.qemu.Verdict;

/** Boots the ISO in QEMU with the serial console on the terminal; Ctrl-C ends it, the guest's verdict is the result. */
@Mojo(name = "run", aggregator = true, threadSafe = true)
public final class RunMojo extends AbstractSaltyMojo {
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

    /** Seconds after which the guest is ended; 0 for never. */
    @Parameter(property = "saltyos.run.timeout", defaultValue = "0")
    private int timeoutSeconds;

    /** Further arguments of QEMU. */
    @Parameter(property = "saltyos.run.arguments")
    private List<String> arguments = List.of();

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
        Path named = qemu == null || qemu.isEmpty() ? null : Path.of(qemu);
        QemuLocator locator = new QemuLocator();
        Qemu found =
                installQemu ? new QemuInstall().findOrInstall(locator, named, getLog()::info) : locator.find(named);
        QemuCommand command =
                new QemuCommand(found, new BootMedium.Iso(iso), new Machine(memoryMib, processor, arguments));
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
            if (outcome.verdict() != Verdict.PASS) {
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
}
