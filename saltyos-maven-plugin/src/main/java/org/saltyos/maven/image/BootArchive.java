package org.saltyos.maven.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.saltyos.abi.boot.ArchiveHeader;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;

/**
 * The one module every loader hands to the kernel (layout: {@code org.saltyos.abi.boot.ArchiveHeaderLayout}).
 *
 * @param init the flattened program init, with its zero-filled pages
 * @param kernelLines the kernel's line table
 * @param initLines init's line table
 * @param files what init finds in the CPIO part, in this order
 */
public record BootArchive(byte[] init, byte[] kernelLines, byte[] initLines, List<NamedFile> files) {
    public BootArchive {
        files = List.copyOf(files);
    }

    /**
     * The bytes of the archive.
     *
     * @throws UserError SALT3003 if it would exceed what a loader can place
     */
    public byte[] write() {
        byte[] cpio = CpioWriter.write(files);
        long initOffset = Pages.SIZE;
        long kernelLinesOffset = initOffset + Pages.up(init.length);
        long initLinesOffset = kernelLinesOffset + Pages.up(kernelLines.length);
        long cpioOffset = initLinesOffset + Pages.up(initLines.length);
        long total = cpioOffset + Pages.up(cpio.length);
        if (total > KernelImage.HIGHEST) {
            throw new UserError(
                    DiagnosticCode.SALT3003,
                    null,
                    "the boot archive would have " + total + " bytes; it must stay below 1 GiB",
                    "try: leave servers out, or make their static arrays smaller");
        }
        ByteBuffer archive = ByteBuffer.allocate((int) total).order(ByteOrder.LITTLE_ENDIAN);
        archive.putLong(ArchiveHeader.MAGIC, BootFormat.ARCHIVE_MAGIC)
                .putInt(ArchiveHeader.VERSION, BootFormat.ARCHIVE_VERSION)
                .putLong(ArchiveHeader.TOTAL_SIZE, total);
        part(archive, ArchiveHeader.INIT_OFFSET, ArchiveHeader.INIT_SIZE, initOffset, init);
        part(
                archive,
                ArchiveHeader.KERNEL_LINES_OFFSET,
                ArchiveHeader.KERNEL_LINES_SIZE,
                kernelLinesOffset,
                kernelLines);
        part(archive, ArchiveHeader.INIT_LINES_OFFSET, ArchiveHeader.INIT_LINES_SIZE, initLinesOffset, initLines);
        part(archive, ArchiveHeader.CPIO_OFFSET, ArchiveHeader.CPIO_SIZE, cpioOffset, cpio);
        return archive.array();
    }

    private static void part(ByteBuffer archive, int offsetField, int sizeField, long offset, byte[] content) {
        archive.putLong(offsetField, offset).putLong(sizeField, content.length);
        archive.put((int) offset, content);
    }
}
