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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final String PROMPT = "\\$ ";

    /** QEMU's small firmware for kernels that it loads itself; SeaBIOS looks for disks and screens first. */
    private static final Machine QBOOT = new Machine(128, "max", List.of("-bios", "qboot.rom"));

    /** So often each server is ended. */
    private static final int ENDS = 5;

    @Test
    void startAndSize() throws IOException {
        Path pvh = TARGET.resolve("saltyos/saltyos").toAbsolutePath();
        Path iso = TARGET.resolve("saltyos.iso").toAbsolutePath();
        Figures figures = new Figures();
        BootMedium direct = new BootMedium.Pvh(pvh.resolve("kernel.elf"), pvh.resolve("archive.bin"), "");
        figures.add("system/start to prompt, PVH", start(direct, Machine.DEFAULT), "ms", 300.0, LINUX_START);
        figures.add(
                "system/start to prompt, PVH, qboot in the place of SeaBIOS", start(direct, QBOOT), "ms", 300.0, null);
        BootMedium disc = new BootMedium.Iso(iso);
        figures.add("system/start to prompt, ISO through the BIOS", start(disc, Machine.DEFAULT), "ms", 500.0, null);
        atThePrompt(direct, figures);
        figures.add("system/ISO size", Files.size(iso), "bytes", 4.0 * 1024 * 1024, null);
        Path sizes = Path.of(System.getProperty("saltyos.test.root"), "kernite/kernel/target/saltyos/size.json");
        Number text = (Number) Objects.requireNonNull(
                JSON.std.mapFrom(Files.readString(sizes)).get("text"), "the code size of the kernel");
        figures.add("system/kernel code", text.doubleValue(), "bytes", 48.0 * 1024, SEL4_TEXT);
        OperationFigures.add(figures, qemu(), TARGET.resolve("saltyos/process").toAbsolutePath());
        figures.write("system.json");
    }

    /** What is set aside for servers and taken by processes, and how long servers are away that are ended, by the guest's clock. */
    private static void atThePrompt(BootMedium medium, Figures figures) {
        try (Guest guest = Guest.boot(new QemuCommand(qemu(), medium, Machine.DEFAULT), LIMIT)) {
            guest.waitFor("(?s)SaltyOS ready(?=.*correctly\n)(?=.*" + PROMPT + ").*");
            double kibibytes = 0;
            for (String line : type(guest, "svc").lines().toList()) {
                Matcher matcher = Pattern.compile(" (\\d+) KiB").matcher(line);
                kibibytes += matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
            }
            figures.add("system/memory set aside for servers at the prompt", kibibytes, "KiB", 16.0 * 1024, null);
            for (String server : List.of("console", "vfs", "procmgr")) {
                List<Double> times = new ArrayList<>();
                for (int i = 0; i < ENDS; i++) {
                    guest.send("svc kill " + server + "\r");
                    guest.waitFor("(?s)init: starting again: " + server + "\n.*" + PROMPT);
                    times.add(outage(type(guest, "svc | grep ^" + server)));
                }
                Collections.sort(times);
                figures.add("system/restart of " + server, times.get(ENDS / 2), "ms", 20.0, null);
            }
        }
    }

    private static double outage(String line) {
        Matcher matcher = Pattern.compile("([0-9.]+) ms\\s*$").matcher(line);
        if (!matcher.find()) {
            throw new IllegalStateException("svc does not tell how long it was away: " + line);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static String type(Guest guest, String command) {
        guest.send(command + "\r");
        return guest.waitFor("(?s)" + Pattern.quote(command) + "\n(.*?)" + PROMPT)
                .group(1);
    }

    private static Qemu qemu() {
        String named = System.getProperty("saltyos.qemu");
        return new QemuLocator().find(named == null ? null : Path.of(named));
    }

    private static double start(BootMedium medium, Machine machine) {
        Qemu qemu = qemu();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (Guest guest = Guest.boot(new QemuCommand(qemu, medium, machine), LIMIT)) {
                guest.waitFor("(?s)SaltyOS ready.*" + PROMPT);
                times.add(guest.elapsed().toMillis());
            }
        }
        Collections.sort(times);
        return times.get(STARTS / 2);
    }
}
