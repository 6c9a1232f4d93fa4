package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.abi.boot.ArchiveHeader;
import org.saltyos.maven.qemu.BootMedium;
import org.saltyos.maven.qemu.Machine;
import org.saltyos.maven.qemu.QemuCommand;
import org.saltyos.maven.qemu.QemuInstall;
import org.saltyos.maven.qemu.QemuLocator;
import org.saltyos.maven.qemu.Verdict;
import org.saltyos.test.Guest;

/** What a kernel that cannot go on shows: the cause, the registers, a stack trace with Java lines, and its own exit code. */
class KernelPanicIT {
    private static final Path IMAGE = Path.of(System.getProperty("saltyos.images", "target"), "saltyos", "saltyos");
    private static final int PAGE = 4096;

    @TempDir
    Path directory;

    @Test
    void aPanicShowsTheCauseTheRegistersAndTheJavaLines() throws IOException {
        byte[] archive = Files.readAllBytes(IMAGE.resolve("archive.bin"));
        int init = (int) ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).getLong(ArchiveHeader.INIT_OFFSET);
        archive[init] ^= 1; // no longer the magic number of a program
        panics(archive, "  at .*\\(\\w+\\.java:[1-9]\\d*\\)\n");
    }

    @Test
    void anArchiveThatIsNotOneIsRefused() throws IOException {
        byte[] archive = Files.readAllBytes(IMAGE.resolve("archive.bin"));
        archive[0] ^= 1;
        panics(archive, "  at ffffffff8[0-9a-f]+");
    }

    @Test
    void oneOfSeveralProcessorsReportsThePanic() throws IOException {
        byte[] archive = Files.readAllBytes(IMAGE.resolve("archive.bin"));
        archive[0] ^= 1;
        panics(archive, "  at ffffffff8[0-9a-f]+", new Machine(128, "max", 4, List.of()));
    }

    @Test
    void aTruncatedArchiveIsRefused() throws IOException {
        byte[] archive = Files.readAllBytes(IMAGE.resolve("archive.bin"));
        panics(Arrays.copyOf(archive, 2 * PAGE), "  at ffffffff8[0-9a-f]+");
    }

    private void panics(byte[] archive, String trace) throws IOException {
        panics(archive, trace, Machine.DEFAULT);
    }

    private void panics(byte[] archive, String trace, Machine machine) throws IOException {
        Path file = Files.write(directory.resolve("archive.bin"), archive);
        String named = System.getProperty("saltyos.qemu");
        Path qemu = named == null ? null : Path.of(named);
        QemuLocator locator = new QemuLocator();
        QemuCommand command = new QemuCommand(
                Boolean.getBoolean("saltyos.qemu.install")
                        ? new QemuInstall().findOrInstall(locator, qemu, line -> {})
                        : locator.find(qemu),
                new BootMedium.Pvh(IMAGE.resolve("kernel.elf").toAbsolutePath(), file, ""),
                machine);
        try (Guest guest = Guest.boot(command, Duration.ofSeconds(30))) {
            guest.waitFor("KERNEL PANIC: .+\n");
            guest.waitFor(trace);
            guest.waitFor("rax [0-9a-f]{16}");
            guest.expectEnd(Verdict.PANIC);
            assertThat(guest.text()).doesNotContain("SaltyOS ready");
        }
    }
}
