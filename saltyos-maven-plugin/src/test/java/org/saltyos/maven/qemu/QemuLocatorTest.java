package org.saltyos.maven.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.tool.ProcessRunner;

/** Where QEMU is looked for, which one is accepted, and how a missing one is installed; with scripts in its place. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-ins are shell scripts")
class QemuLocatorTest {
    private static final String GOOD = "echo 'QEMU emulator version 7.2.9 (Debian)'";

    @TempDir
    Path directory;

    @Test
    void theParameterComesFirstThenTheVariableThenThePath() throws IOException {
        Path named = script("named/qemu", GOOD);
        Path variable = script("variable/qemu", GOOD);
        Path onPath = script("bin/qemu-system-x86_64", GOOD);
        Map<String, String> path = Map.of("PATH", "/nowhere:" + onPath.getParent());
        Map<String, String> both = Map.of("PATH", "" + onPath.getParent(), QemuLocator.VARIABLE, variable.toString());
        assertThat(new QemuLocator(both, List.of()).find(named).program()).isEqualTo(named);
        assertThat(new QemuLocator(both, List.of()).find(null).program()).isEqualTo(variable);
        assertThat(new QemuLocator(path, List.of()).find(null).program()).isEqualTo(onPath);
        assertThat(new QemuLocator(Map.of(), List.of("" + onPath.getParent())).find(null))
                .isEqualTo(new Qemu(onPath, new Qemu.Version(7, 2)));
    }

    @Test
    void aMissingQemuNamesTheCommandThatInstallsIt() {
        QemuLocator nowhere = new QemuLocator(Map.of("PATH", directory.toString()), List.of());
        assertThat(nowhere.isPresent(null)).isFalse();
        assertThatThrownBy(() -> nowhere.find(null))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("SALT4001")
                .hasMessageContaining("install it: " + QemuLocator.installCommand());
    }

    @Test
    void aWrongPathIsNamed() {
        Path wrong = directory.resolve("qemu");
        assertThatThrownBy(() -> new QemuLocator(Map.of(), List.of()).find(wrong))
                .hasMessageContaining(wrong + " SALT4001: is not a program, but the parameter saltyos.qemu names it");
        assertThatThrownBy(() -> new QemuLocator(Map.of(QemuLocator.VARIABLE, "" + wrong), List.of()).find(null))
                .hasMessageContaining("environment variable SALTYOS_QEMU");
    }

    @Test
    void anOldQemuIsRefused() throws IOException {
        Path old = script("qemu", "echo 'QEMU emulator version 5.2.0'");
        assertThatThrownBy(() -> new QemuLocator(Map.of(), List.of()).find(old))
                .hasMessageContaining("SALT4002: is QEMU 5.2; 6.0 or newer is needed");
    }

    @Test
    void somethingElseIsRefused() throws IOException {
        Path other = script("qemu", "echo hello");
        assertThatThrownBy(() -> new QemuLocator(Map.of(), List.of()).find(other))
                .hasMessageContaining("does not answer like QEMU: hello");
    }

    @Test
    void aMissingQemuIsInstalledAfterTheListsWereUpdated() throws IOException {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path apt = script(
                "apt-get",
                "echo $1 >> " + directory + "/calls\n"
                        + "if [ $1 = update ]; then touch " + directory + "/updated; exit 0; fi\n"
                        + "[ -e " + directory + "/updated ] || exit 100\n"
                        + "cp " + script("stand-in", GOOD) + " " + bin + "/qemu-system-x86_64");
        List<String> said = new ArrayList<>();
        QemuLocator locator = new QemuLocator(Map.of("PATH", bin.toString()), List.of());
        Qemu qemu = new QemuInstall(apt, true, runner()).findOrInstall(locator, null, said::add);
        assertThat(qemu.program()).isEqualTo(bin.resolve("qemu-system-x86_64"));
        assertThat(said)
                .hasSize(1)
                .first()
                .asString()
                .contains("Installing QEMU")
                .contains("qemu-system-x86");
        assertThat(Files.readAllLines(directory.resolve("calls"))).containsExactly("install", "update", "install");
        new QemuInstall(apt, true, runner()).findOrInstall(locator, null, said::add);
        assertThat(said).as("an existing QEMU is left alone").hasSize(1);
    }

    @Test
    void whatPreventsAnInstallationIsSaid() throws IOException {
        QemuLocator nowhere = new QemuLocator(Map.of(), List.of());
        Path broken = script("apt-get", "echo 'no network' >&2; exit 100");
        assertThatThrownBy(() -> new QemuInstall(broken, true, runner()).findOrInstall(nowhere, null, line -> {}))
                .hasMessageContaining("no network")
                .hasMessageContaining("install it: ");
        assertThatThrownBy(() -> new QemuInstall(broken, false, runner()).findOrInstall(nowhere, null, line -> {}))
                .hasMessageContaining("only root may install packages");
        Path none = directory.resolve("none");
        assertThatThrownBy(() -> new QemuInstall(none, true, runner()).findOrInstall(nowhere, null, line -> {}))
                .hasMessageContaining("there is no " + none);
    }

    private ProcessRunner runner() {
        return new ProcessRunner(directory, Duration.ofSeconds(20)).with("PATH", "/usr/bin:/bin");
    }

    private Path script(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
