package org.saltyos.maven.image;

import java.util.List;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.elf.ElfFile;
import org.saltyos.maven.elf.ElfSegment;

/**
 * The kernel as a boot loader places it: one run of physical memory.
 *
 * @param base physical address of the first byte, a multiple of 4096
 * @param content the bytes that come from the file, from {@code base} on
 * @param memoryEnd physical address after the kernel's zero-filled memory
 * @param entry physical address of the 32-bit PVH entry
 */
public record KernelImage(long base, byte[] content, long memoryEnd, long entry) {
    /** Below it lie the BIOS, the loader and the start information. */
    private static final long LOWEST = 1L << 20;

    /** RAM below 4 GiB is certain to reach no further on a machine that has it; loaders use 32-bit addresses. */
    static final long HIGHEST = 1L << 30;

    /**
     * Lays a kernel out.
     *
     * @throws UserError SALT3001 if it lacks the PVH entry, SALT3003 if its addresses do not fit
     */
    public static KernelImage of(ElfFile elf) {
        List<ElfSegment> segments = elf.loadSegments();
        if (segments.isEmpty()) {
            throw error(DiagnosticCode.SALT3001, elf, "has no segment to load", "try: check the linker script");
        }
        long start = Long.MAX_VALUE;
        long fileEnd = 0;
        long memoryEnd = 0;
        for (ElfSegment segment : segments) {
            long address = segment.physicalAddress();
            if (address < LOWEST || address > HIGHEST || segment.memorySize() > HIGHEST - address) {
                throw error(
                        DiagnosticCode.SALT3003,
                        elf,
                        "has a segment of " + segment.memorySize() + " bytes at physical address 0x"
                                + Long.toHexString(address) + ", outside 1 MiB to 1 GiB",
                        "try: set the load address (AT) in the linker script");
            }
            start = Math.min(start, address);
            fileEnd = Math.max(fileEnd, address + segment.fileSize());
            memoryEnd = Math.max(memoryEnd, address + segment.memorySize());
        }
        long base = Pages.down(start);
        long entry = elf.pvhEntry()
                .orElseThrow(() -> error(
                        DiagnosticCode.SALT3001,
                        elf,
                        "has no PVH entry (note \"Xen\" of type 18)",
                        "try: keep section .note.Xen in a PT_NOTE segment of the linker script"));
        byte[] content = new byte[(int) (fileEnd - base)];
        boolean entered = false;
        for (ElfSegment segment : segments) {
            long address = segment.physicalAddress();
            segment.content().duplicate().get(content, (int) (address - base), (int) segment.fileSize());
            boolean executable = (segment.flags() & ElfSegment.EXECUTE) != 0;
            entered |= executable && entry >= address && entry < address + segment.fileSize();
        }
        if (!entered) {
            throw error(
                    DiagnosticCode.SALT3001,
                    elf,
                    "has its PVH entry, 0x" + Long.toHexString(entry) + ", outside its code",
                    "try: the note holds a physical address");
        }
        return new KernelImage(base, content, memoryEnd, entry);
    }

    /** Where the boot archive goes: the first page after the kernel's memory. */
    public long archiveAddress() {
        return Pages.up(memoryEnd);
    }

    private static UserError error(DiagnosticCode code, ElfFile elf, String fact, String hint) {
        return new UserError(code, SourceLocation.file(elf.origin()), fact, hint);
    }
}
