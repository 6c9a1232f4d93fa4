package org.saltyos.kernite.debug;

import org.saltyos.abi.boot.ArchiveHeader;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.abi.lines.LineTable;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Cold;
import org.saltyos.lang.sync.GuardedBy;

/** The kernel's own line table, which lies in the boot archive. */
@Cold
public final class KernelLines {
    /** Physical address; the direct map moves after the table was found. */
    @GuardedBy("KERNEL")
    private static long physical;

    @GuardedBy("KERNEL")
    private static long size;

    private KernelLines() {}

    /** Finds the table in the archive of {@code archiveSize} bytes at physical address {@code archive}. */
    public static void find(long archive, long archiveSize) {
        ArchiveHeader header = new ArchiveHeader(DirectMap.toKernel(archive));
        if (archiveSize < ArchiveHeader.SIZE || header.magic() != BootFormat.ARCHIVE_MAGIC) {
            return;
        }
        long offset = header.kernelLinesOffset();
        if (offset > 0 && offset < archiveSize && header.kernelLinesSize() <= archiveSize - offset) {
            physical = archive + offset;
            size = header.kernelLinesSize();
        }
    }

    /** Prints where {@code instruction} is: address, method, file and line as far as they are known. */
    static void print(long instruction) {
        LineTable lines = new LineTable(DirectMap.toKernel(physical), size);
        DebugConsole.printHex(instruction);
        if (!lines.isValid()) {
            DebugConsole.endLine();
            return;
        }
        DebugConsole.print(" ");
        DebugConsole.printName(lines.functionName(instruction));
        if (lines.line(instruction) != 0) {
            DebugConsole.print(" (");
            DebugConsole.printName(lines.fileName(instruction));
            DebugConsole.print(":");
            DebugConsole.printNumber(lines.line(instruction));
            DebugConsole.print(")");
        }
        DebugConsole.endLine();
    }
}
