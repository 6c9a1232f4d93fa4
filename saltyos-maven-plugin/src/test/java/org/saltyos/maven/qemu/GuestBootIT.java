package org.saltyos.maven.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.image.TinyKernel;

/** Boots a tiny kernel in QEMU: through our BIOS loader from a CD, and by PVH; the verdicts of guests that end badly. */
class GuestBootIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private static Path kernel;
    private static Qemu qemu;

    @BeforeAll
    static void build() throws IOException {
        kernel = TinyKernel.build(directory);
        qemu = HostQemu.find();
    }

    @Test
    void theBiosLoaderBootsFromCd() throws Exception {
        byte[] module = TinyKernel.module(3_000_000);
        Path iso = TinyKernel.iso(directory, kernel, module, "hello from the loader");
        try (QemuSession session = session(new BootMedium.Iso(iso), 64)) {
            assertThat(session.waitForEnd(LIMIT)).as(session.serial()::text).isEqualTo(Verdict.PASS);
            assertThat(session.serial().lines())
                    .contains("tiny kernel ready", "rsdp 20445352", "command line: hello from the loader")
                    .contains(String.format("module size %08x", module.length))
                    .contains("module sum " + TinyKernel.sum(module));
        }
    }

    @Test
    void qemuBootsTheSameKernelByPvh() throws Exception {
        byte[] module = TinyKernel.module(50_000);
        try (QemuSession session = session(pvh(module, "by pvh"), 64)) {
            assertThat(session.waitForEnd(LIMIT)).as(session.serial()::text).isEqualTo(Verdict.PASS);
            assertThat(session.serial().text())
                    .contains("command line: by pvh\n")
                    .contains("module sum " + TinyKernel.sum(module));
        }
    }

    @Test
    void theSameImageBootsFromADisk() throws Exception {
        byte[] module = TinyKernel.module(70_001);
        Path iso = TinyKernel.iso(directory, kernel, module, "from disk");
        try (QemuSession session = session(new BootMedium.Disk(iso), 64)) {
            assertThat(session.waitForEnd(LIMIT)).as(session.serial()::text).isEqualTo(Verdict.PASS);
            assertThat(session.serial().lines())
                    .contains("command line: from disk", "module sum " + TinyKernel.sum(module));
        }
    }

    @Test
    void theLoaderSaysWhenMemoryIsTooSmall() throws Exception {
        Path iso = TinyKernel.iso(directory, kernel, TinyKernel.module(4_000_000), "");
        try (QemuSession session = session(new BootMedium.Iso(iso), 4)) {
            Pattern said = Pattern.compile("SaltyOS cannot start: not enough memory for kernel and boot archive\n");
            assertThat(session.waitFor(said, LIMIT)).as(session.serial()::text).isPresent();
        }
    }

    @Test
    void theLoaderSaysWhenTheProcessorIsTooOld() throws Exception {
        Path iso = TinyKernel.iso(directory, kernel, TinyKernel.module(4096), "");
        Machine old = new Machine(64, "qemu32", List.of());
        try (QemuSession session = QemuSession.start(new QemuCommand(qemu, new BootMedium.Iso(iso), old))) {
            Pattern said = Pattern.compile("SaltyOS cannot start: this processor has no 64-bit mode\n");
            assertThat(session.waitFor(said, LIMIT)).as(session.serial()::text).isPresent();
        }
    }

    @Test
    void theLoaderSaysWhenTheMediumEndsEarly() throws Exception {
        Path iso = TinyKernel.iso(directory, kernel, TinyKernel.module(1_000_000), "");
        Path cut = directory.resolve("cut.iso");
        byte[] whole = Files.readAllBytes(iso);
        Files.write(cut, java.util.Arrays.copyOf(whole, 200 * 2048));
        try (QemuSession session = session(new BootMedium.Iso(cut), 64)) {
            Pattern said = Pattern.compile("SaltyOS cannot start: the boot medium cannot be read\n");
            assertThat(session.waitFor(said, LIMIT)).as(session.serial()::text).isPresent();
        }
    }

    @Test
    void everyEndHasItsVerdict() throws Exception {
        assertThat(end("")).isEqualTo(Verdict.PASS);
        assertThat(end("fail")).isEqualTo(Verdict.FAIL);
        assertThat(end("panic")).isEqualTo(Verdict.PANIC);
        assertThat(end("reset")).isEqualTo(Verdict.RESET);
    }

    @Test
    void aGuestThatHangsIsReportedWithItsRegistersAndEnded() throws Exception {
        QemuSession session = session(pvh(TinyKernel.module(4096), "hang"), 64);
        long process = session.processId();
        try (session) {
            assertThat(session.waitFor(Pattern.compile("command line: hang\n"), LIMIT))
                    .isPresent();
            assertThat(session.waitForEnd(Duration.ofMillis(300))).isEqualTo(Verdict.TIMEOUT);
            assertThat(FailureReport.of(session, "it hangs"))
                    .startsWith("it hangs\n")
                    .contains("tiny kernel ready", "EIP=", "-kernel " + kernel, "-serial mon:stdio");
        }
        assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(session.waitForEnd(LIMIT)).isEqualTo(Verdict.STOPPED);
    }

    @Test
    void textTravelsBothWays() throws Exception {
        try (QemuSession session = session(pvh(TinyKernel.module(4096), "echo"), 64)) {
            assertThat(session.waitFor(Pattern.compile("command line: echo\n"), LIMIT))
                    .isPresent();
            session.send("X");
            assertThat(session.waitFor(Pattern.compile("X\n"), LIMIT)).isPresent();
            assertThat(session.waitForEnd(LIMIT)).isEqualTo(Verdict.PASS);
        }
    }

    private static Verdict end(String commandLine) throws Exception {
        try (QemuSession session = session(pvh(TinyKernel.module(4096), commandLine), 64)) {
            return session.waitForEnd(LIMIT);
        }
    }

    private static BootMedium pvh(byte[] module, String commandLine) throws IOException {
        return new BootMedium.Pvh(kernel, Files.write(directory.resolve("module.bin"), module), commandLine);
    }

    private static QemuSession session(BootMedium medium, int memoryMib) {
        return QemuSession.start(new QemuCommand(qemu, medium, new Machine(memoryMib, "max", List.of())));
    }
}
