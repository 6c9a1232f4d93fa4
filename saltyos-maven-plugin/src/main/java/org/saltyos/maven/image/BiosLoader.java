package org.saltyos.maven.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.tool.LlvmTools;
import org.saltyos.maven.tool.ProcessRunner;

/**
 * The BIOS boot loader, {@code bios-loader.S}: assembled from the plugin's own resource, then given the parameters of one
 * medium.
 */
public final class BiosLoader {
    /** Bytes of the loader; it is exactly four blocks of 512 bytes. */
    static final int SIZE = 2048;

    /** Most characters of a command line. */
    static final int COMMAND_LINE_LIMIT = 255;

    /** Where the firmware puts the loader, and where the boot code for disks moves itself. */
    private static final int LOADER_ADDRESS = 0x7c00;

    private static final int DISK_BOOT_ADDRESS = 0x600;
    private static final int PARAMETER_MAGIC = 0x544c4153; // "SALT"
    private static final int PARAMETER_VERSION = 1;

    private final byte[] code;
    private final DiskBoot diskBoot;

    private BiosLoader(byte[] code, DiskBoot diskBoot) {
        ByteBuffer parameters = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        if (code.length != SIZE
                || parameters.getInt(8) != PARAMETER_MAGIC
                || parameters.getInt(12) != PARAMETER_VERSION) {
            throw new CompilerBug("bios-loader.S and BiosLoader disagree about the parameters");
        }
        this.code = code;
        this.diskBoot = diskBoot;
    }

    /**
     * Assembles and links the loader and the boot code for disks.
     *
     * @param tools where llvm-mc and lld are
     * @param runner runs them
     * @param directory for intermediate files, created where needed
     */
    public static BiosLoader assemble(LlvmTools tools, ProcessRunner runner, Path directory) {
        RealModeAssembler assembler = new RealModeAssembler(tools, runner, directory);
        return new BiosLoader(
                assembler.assemble("bios-loader", LOADER_ADDRESS),
                new DiskBoot(assembler.assemble("disk-boot", DISK_BOOT_ADDRESS)));
    }

    /** The boot code for media that are disks. */
    DiskBoot diskBoot() {
        return diskBoot;
    }

    /**
     * The loader's bytes for one medium.
     *
     * @param kernel what it loads first
     * @param kernelSector where the kernel's content starts on the medium, in sectors of 2048 bytes
     * @param archiveSize bytes of the boot archive
     * @param archiveSector where the archive starts on the medium
     * @param commandLine handed to the kernel, ASCII
     * @throws UserError SALT3003 if kernel and archive exceed the memory a loader can fill, SALT9001 for a command line
     *     that is too long or not ASCII
     */
    byte[] patch(KernelImage kernel, long kernelSector, long archiveSize, long archiveSector, String commandLine) {
        long kernelSectors = IsoSectors.count(kernel.content().length);
        long archiveSectors = IsoSectors.count(archiveSize);
        long top = kernel.archiveAddress() + archiveSectors * IsoSectors.SECTOR;
        if (top > KernelImage.HIGHEST) {
            throw new UserError(
                    DiagnosticCode.SALT3003,
                    null,
                    "kernel and boot archive would end at physical address 0x" + Long.toHexString(top)
                            + "; they must end below 1 GiB",
                    "try: leave servers out, or make their static arrays smaller");
        }
        byte[] patched = code.clone();
        ByteBuffer parameters = ByteBuffer.wrap(patched).order(ByteOrder.LITTLE_ENDIAN);
        parameters
                .putInt(16, (int) kernelSector)
                .putInt(20, (int) kernelSectors)
                .putInt(24, (int) kernel.base());
        parameters.putInt(28, (int) archiveSector).putInt(32, (int) archiveSectors);
        parameters.putInt(36, (int) kernel.archiveAddress());
        long zeroStart = kernel.base() + kernel.content().length;
        parameters.putInt(40, (int) zeroStart).putInt(44, (int) kernel.archiveAddress());
        parameters
                .putInt(48, (int) kernel.entry())
                .putInt(52, (int) archiveSize)
                .putInt(56, (int) top);
        parameters.putInt(60, (int) kernel.archiveAddress());
        parameters.put(64, commandLine(commandLine));
        return patched;
    }

    private static byte[] commandLine(String commandLine) {
        boolean ascii = commandLine.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        if (!ascii || commandLine.length() > COMMAND_LINE_LIMIT) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    null,
                    "the kernel's command line must be printable ASCII of at most " + COMMAND_LINE_LIMIT
                            + " characters; it has " + commandLine.length());
        }
        return commandLine.getBytes(StandardCharsets.US_ASCII);
    }
}
