package org.saltyos.it;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.saltyos.maven.qemu.BootMedium;
import org.saltyos.maven.qemu.Machine;
import org.saltyos.maven.qemu.Qemu;
import org.saltyos.maven.qemu.QemuCommand;
import org.saltyos.maven.qemu.QemuLocator;
import org.saltyos.test.Guest;

/**
 * The reference image as a whole: how long it takes to come up, and how large it is. Times are wall-clock times from the
 * start of QEMU under its software emulation, the median of several starts.
 *
 * <p>Not run with the tests: {@code mvn -Pbenchmark verify} runs it.
 */
class SystemBenchmark {
    private static final Path TARGET = Path.of(System.getProperty("saltyos.images", "target"));
    private static final int STARTS = 7;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Linux 6.1 by PVH to its first user instruction, and seL4's kernel with MCS: what docs/performance.md cites. */
    private static final double LINUX_START = 3400;

    private static final double SEL4_TEXT = 76_288;

    @Test
    void startAndSize() throws IOException {
        Path pvh = TARGET.resolve("saltyos/saltyos").toAbsolutePath();
        Path iso = TARGET.resolve("saltyos.iso").toAbsolutePath();
        Figures figures = new Figures();
        double direct = start(new BootMedium.Pvh(pvh.resolve("kernel.elf"), pvh.resolve("archive.bin"), ""));
        figures.add("system/start to ready, PVH", direct, "ms", 300.0, LINUX_START);
        figures.add("system/start to ready, ISO through the BIOS", start(new BootMedium.Iso(iso)), "ms", 500.0, null);
        figures.add("system/ISO size", Files.size(iso), "bytes", 4.0 * 1024 * 1024, null);
        Path sizes = Path.of(System.getProperty("saltyos.test.root"), "kernite/kernel/target/saltyos/size.json");
        Number text = (Number) Objects.requireNonNull(
                JSON.std.mapFrom(Files.readString(sizes)).get("text"), "the code size of the kernel");
        figures.add("system/kernel code", text.doubleValue(), "bytes", 48.0 * 1024, SEL4_TEXT);
        figures.write("system.json");
    }

    private static double start(BootMedium medium) {
        String named = System.getProperty("saltyos.qemu");
        Qemu qemu = new QemuLocator().find(named == null ? null : Path.of(named));
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (Guest guest = Guest.boot(new QemuCommand(qemu, medium, Machine.DEFAULT), LIMIT)) {
                guest.waitFor("SaltyOS ready");
                times.add(guest.elapsed().toMillis());
            }
        }
        Collections.sort(times);
        return times.get(STARTS / 2);
    }
}
