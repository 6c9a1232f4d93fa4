package org.saltyos.maven.image;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.saltyos.maven.bundle.Bundle;
import org.saltyos.maven.system.PlannedProgram;
import org.saltyos.maven.system.SystemPlan;

/**
 * What to compose, and where to.
 *
 * @param kernel the kernel's bundle
 * @param plan init and the servers, checked and in order
 * @param programs the programs, checked
 * @param files further files of the boot archive, directories before what is in them
 * @param commandLine handed to the kernel by the ISO's loader; printable ASCII, at most 255 characters
 * @param volumeId name of the medium: 1 to 32 of A-Z, 0-9 and underscore
 * @param timestamp the time everything on the medium shows
 * @param iso where the bootable CD image goes
 * @param pvhKernel where the kernel for {@code qemu -kernel} goes
 * @param pvhArchive where the boot archive for {@code qemu -initrd} goes
 * @param memoryMap where the text of the memory map goes
 */
public record ImageRequest(
        Bundle kernel,
        SystemPlan plan,
        List<PlannedProgram> programs,
        List<NamedFile> files,
        String commandLine,
        String volumeId,
        Instant timestamp,
        Path iso,
        Path pvhKernel,
        Path pvhArchive,
        Path memoryMap) {
    public ImageRequest {
        programs = List.copyOf(programs);
        files = List.copyOf(files);
    }
}
