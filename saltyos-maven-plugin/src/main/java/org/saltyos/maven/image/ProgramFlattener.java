package org.saltyos.maven.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.abi.boot.ImageHeader;
import org.saltyos.abi.boot.ImageSegment;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.elf.ElfFile;
import org.saltyos.maven.elf.ElfSegment;

/**
 * Turns a program's ELF file into a flattened program: one header page and whole pages of equal permissions, so that
 * neither the kernel nor init ever reads ELF (layout: {@code org.saltyos.abi.boot.ImageHeaderLayout}).
 */
public final class ProgramFlattener {
    /** Programs end below the non-canonical hole of x86-64 (Intel SDM 1, 3.3.7.1), less one page. */
    private static final long USER_TOP = 0x0000_7fff_ffff_f000L;

    /** No program of this many bytes is meant seriously; it keeps offsets inside an array. */
    private static final long SIZE_LIMIT = 256L << 20;

    private ProgramFlattener() {}

    /**
     * Flattens a program.
     *
     * @param elf the linked program
     * @param stackBytes stack it asks for, rounded up to pages
     * @param complete whether the file also holds the pages of zero-filled memory, as init's must: the kernel maps them
     *     in place
     * @throws UserError SALT3001 if the program cannot be mapped with page permissions, SALT3003 if it is too large
     */
    public static byte[] flatten(ElfFile elf, long stackBytes, boolean complete) {
        List<Part> parts = parts(elf);
        boolean entered = parts.stream()
                .anyMatch(p -> (p.flags & ElfSegment.EXECUTE) != 0
                        && elf.entry() >= p.address
                        && elf.entry() < p.address + p.content.length);
        if (!entered) {
            throw broken(elf, "has its entry, " + hex(elf.entry()) + ", outside its code");
        }
        long total = Pages.SIZE;
        for (Part part : parts) {
            total += Pages.up(complete ? part.memorySize : part.content.length);
            if (total > SIZE_LIMIT) {
                throw new UserError(
                        DiagnosticCode.SALT3003,
                        SourceLocation.file(elf.origin()),
                        "needs more than " + (SIZE_LIMIT >> 20) + " MiB as a flattened program",
                        "try: smaller static arrays; zero-filled memory counts only for init");
            }
        }
        ByteBuffer image = ByteBuffer.allocate((int) total).order(ByteOrder.LITTLE_ENDIAN);
        image.putLong(ImageHeader.MAGIC, BootFormat.IMAGE_MAGIC)
                .putInt(ImageHeader.VERSION, BootFormat.IMAGE_VERSION)
                .putInt(ImageHeader.SEGMENT_COUNT, parts.size())
                .putLong(ImageHeader.ENTRY, elf.entry())
                .putLong(ImageHeader.STACK_BYTES, Pages.up(stackBytes))
                .putLong(ImageHeader.TOTAL_SIZE, total);
        int header = ImageHeader.SIZE;
        long offset = Pages.SIZE;
        for (Part part : parts) {
            image.putLong(header + ImageSegment.VIRTUAL_ADDRESS, part.address)
                    .putLong(header + ImageSegment.OFFSET, offset)
                    .putLong(header + ImageSegment.FILE_SIZE, part.content.length)
                    .putLong(header + ImageSegment.MEMORY_SIZE, part.memorySize)
                    .putInt(header + ImageSegment.FLAGS, part.flags);
            image.put((int) offset, part.content);
            offset += Pages.up(complete ? part.memorySize : part.content.length);
            header += ImageSegment.SIZE;
        }
        return image.array();
    }

    private static List<Part> parts(ElfFile elf) {
        List<ElfSegment> segments = new ArrayList<>(elf.loadSegments());
        segments.sort(Comparator.comparing(ElfSegment::virtualAddress, Long::compareUnsigned));
        if (segments.isEmpty()) {
            throw broken(elf, "has no segment to load");
        }
        if (segments.size() > BootFormat.IMAGE_MAX_SEGMENTS) {
            throw broken(
                    elf,
                    "has " + segments.size() + " segments; a program has at most " + BootFormat.IMAGE_MAX_SEGMENTS);
        }
        List<Part> parts = new ArrayList<>();
        long end = Pages.SIZE; // page 0 stays unmapped: it catches null
        for (ElfSegment segment : segments) {
            long start = segment.virtualAddress();
            if (start < 0 || start + segment.memorySize() > USER_TOP) {
                throw broken(elf, "has a segment at " + hex(start) + ", outside user memory");
            }
            if (Pages.down(start) < end) {
                throw broken(elf, "has a segment at " + hex(start) + " on a page of another segment or on page 0");
            }
            if ((segment.flags() & ElfSegment.WRITE) != 0 && (segment.flags() & ElfSegment.EXECUTE) != 0) {
                throw broken(elf, "has a segment at " + hex(start) + " that is both writable and executable");
            }
            if (segment.memorySize() > SIZE_LIMIT) {
                throw broken(elf, "has a segment of " + segment.memorySize() + " bytes at " + hex(start));
            }
            parts.add(Part.of(segment));
            end = Pages.up(start + segment.memorySize());
        }
        return parts;
    }

    private static UserError broken(ElfFile elf, String fact) {
        return new UserError(DiagnosticCode.SALT3001, SourceLocation.file(elf.origin()), fact);
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    /** A segment that starts at a page boundary: what ELF has before it on its first page is zero. */
    private record Part(long address, byte[] content, long memorySize, int flags) {
        static Part of(ElfSegment segment) {
            int lead = (int) (segment.virtualAddress() - Pages.down(segment.virtualAddress()));
            byte[] bytes = segment.bytes();
            byte[] content = new byte[bytes.length == 0 ? 0 : lead + bytes.length];
            System.arraycopy(bytes, 0, content, content.length - bytes.length, bytes.length);
            return new Part(
                    Pages.down(segment.virtualAddress()),
                    content,
                    lead + segment.memorySize(),
                    segment.flags() & (ElfSegment.READ | ElfSegment.WRITE | ElfSegment.EXECUTE));
        }
    }
}
