package org.saltyos.maven.qemu;

import java.nio.file.Path;

/** What a guest boots from. */
public sealed interface BootMedium {
    /**
     * A CD image, through the firmware.
     *
     * @param image the ISO file
     */
    record Iso(Path image) implements BootMedium {}

    /**
     * A CD image that was written to a disk, through the firmware; the file is not changed.
     *
     * @param image the ISO file
     */
    record Disk(Path image) implements BootMedium {}

    /**
     * A kernel that QEMU enters itself by the PVH protocol: no firmware, no loader.
     *
     * @param kernel the kernel's ELF file
     * @param archive the boot archive
     * @param commandLine the kernel's command line, empty for none
     */
    record Pvh(Path kernel, Path archive, String commandLine) implements BootMedium {}
}
