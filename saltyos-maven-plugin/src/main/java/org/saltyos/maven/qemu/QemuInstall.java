package org.saltyos.maven.qemu;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.tool.ProcessResult;
import org.saltyos.maven.tool.ProcessRunner;

/**
 * Installs QEMU with the package manager of Debian or Ubuntu, when the user asked for it and it is missing. Nothing else
 * is ever installed.
 */
public final class QemuInstall {
    private static final String PACKAGE = "qemu-system-x86";
    private static final Duration LIMIT = Duration.ofMinutes(20);

    /** What apt-get needs of the environment: its own tools, and the way to the network. */
    private static final List<String> PASSED_ON =
            List.of("PATH", "http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY");

    private final Path packageManager;
    private final boolean root;
    private final ProcessRunner runner;

    /** An installer for this host. */
    public QemuInstall() {
        this(Path.of("/usr/bin/apt-get"), "root".equals(System.getProperty("user.name")), runner());
    }

    /** An installer with a given package manager. */
    QemuInstall(Path packageManager, boolean root, ProcessRunner runner) {
        this.packageManager = packageManager;
        this.root = root;
        this.runner = runner;
    }

    private static ProcessRunner runner() {
        ProcessRunner runner =
                new ProcessRunner(Path.of("").toAbsolutePath(), LIMIT).with("DEBIAN_FRONTEND", "noninteractive");
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            if (PASSED_ON.contains(variable.getKey())) {
                runner = runner.with(variable.getKey(), variable.getValue());
            }
        }
        return runner;
    }

    /**
     * Finds QEMU, installing it first if there is none.
     *
     * @param locator searches
     * @param configured the program the user named, null to search
     * @param say receives one line before something is installed
     * @throws UserError SALT4001 if it is missing and cannot be installed, SALT4002 if it is too old
     */
    public Qemu findOrInstall(QemuLocator locator, @Nullable Path configured, Consumer<String> say) {
        if (!locator.isPresent(configured)) {
            install(say);
        }
        return locator.find(configured);
    }

    private void install(Consumer<String> say) {
        if (!Files.isExecutable(packageManager)) {
            throw cannot("there is no " + packageManager + " on this system");
        }
        if (!root) {
            throw cannot("only root may install packages");
        }
        say.accept("Installing QEMU: " + packageManager + " install " + PACKAGE + " (-Dsaltyos.qemu.install)");
        if (!packageManager("install", "-y", "--no-install-recommends", PACKAGE).succeeded()) {
            // The package lists may be missing or old: the usual state of a fresh container.
            packageManager("update");
            ProcessResult second = packageManager("install", "-y", "--no-install-recommends", PACKAGE);
            if (!second.succeeded()) {
                String reason = second.errors().strip();
                throw cannot(packageManager + " failed: "
                        + (reason.isEmpty() ? second.output().strip() : reason));
            }
        }
    }

    private ProcessResult packageManager(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(packageManager.toString());
        command.addAll(List.of(arguments));
        try {
            return runner.run(command);
        } catch (UncheckedIOException e) {
            throw cannot(String.valueOf(e.getMessage()));
        }
    }

    private static UserError cannot(String reason) {
        return new UserError(
                DiagnosticCode.SALT4001,
                null,
                "QEMU is missing and cannot be installed: " + reason,
                "install it: " + QemuLocator.installCommand());
    }
}
