package org.saltyos.it;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.saltyos.maven.qemu.BootMedium;
import org.saltyos.maven.qemu.Machine;
import org.saltyos.maven.qemu.Qemu;
import org.saltyos.maven.qemu.QemuCommand;
import org.saltyos.maven.qemu.QemuInstall;
import org.saltyos.maven.qemu.QemuLocator;
import org.saltyos.test.Guest;

/**
 * Boots an image by PVH where one test needs several boots.
 *
 * @param image its name
 * @param commandLine the kernel's
 * @param processors of the machine
 * @param memoryMib of the machine
 * @param arguments further ones for QEMU
 */
record DirectBoot(String image, String commandLine, int processors, int memoryMib, List<String> arguments) {
    private static final int MEMORY = 128;
    private static final List<String> COUNTED = List.of("-icount", "shift=0,sleep=off");

    /** One processor with 128 MiB of memory, whose time stamp counts instructions. */
    static DirectBoot counting(String image, String commandLine) {
        return new DirectBoot(image, commandLine, 1, MEMORY, COUNTED);
    }

    /** The kernel of an image, with its symbols. */
    static Path kernel(String image) {
        return Path.of(System.getProperty("saltyos.images", "target"), "saltyos", image, "kernel.elf")
                .toAbsolutePath();
    }

    /** Starts it; each wait lasts at most {@code limit}. */
    Guest boot(Duration limit) {
        Path kernel = kernel(image);
        BootMedium medium = new BootMedium.Pvh(kernel, kernel.resolveSibling("archive.bin"), commandLine);
        return Guest.boot(new QemuCommand(qemu(), medium, new Machine(memoryMib, "max", processors, arguments)), limit);
    }

    private static Qemu qemu() {
        String named = System.getProperty("saltyos.qemu");
        Path program = named == null ? null : Path.of(named);
        QemuLocator locator = new QemuLocator();
        return Boolean.getBoolean("saltyos.qemu.install")
                ? new QemuInstall().findOrInstall(locator, program, line -> {})
                : locator.find(program);
    }
}
