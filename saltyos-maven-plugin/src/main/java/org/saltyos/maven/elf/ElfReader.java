package org.saltyos.maven.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;

/**
 * Reads little-endian ELF-64 files for x86-64. Nothing in the file is believed before it is checked: a truncated or
 * hostile file ends in a located {@link UserError}, never in another exception.
 */
public final class ElfReader {
    private static final int HEADER_SIZE = 64;
    private static final int PROGRAM_HEADER_SIZE = 56;
    private static final int SECTION_HEADER_SIZE = 64;
    private static final int SYMBOL_SIZE = 24;
    private static final int MACHINE_X86_64 = 62;

    private final String origin;
    private final ByteBuffer file;

    private ElfReader(String origin, byte[] bytes) {
        this.origin = origin;
        this.file = ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads a file.
     *
     * @throws UserError SALT9002 if it cannot be read, SALT3001 if it is not a sound ELF file
     */
    public static ElfFile read(Path path) {
        try {
            return read(path.toString(), Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UserError(
                    DiagnosticCode.SALT9002, SourceLocation.file(path.toString()), "cannot be read: " + e.getMessage());
        }
    }

    /**
     * Reads a file that is in memory.
     *
     * @param origin where the bytes come from, for messages
     * @throws UserError SALT3001 if it is not a sound ELF file
     */
    public static ElfFile read(String origin, byte[] bytes) {
        return new ElfReader(origin, bytes).read();
    }

    private ElfFile read() {
        require(file.limit() >= HEADER_SIZE, "is too short for an ELF header: " + file.limit() + " bytes");
        require(file.getInt(0) == 0x464c457f, "is not an ELF file");
        require(file.get(4) == 2 && file.get(5) == 1, "is not a little-endian 64-bit ELF file");
        int machine = Short.toUnsignedInt(file.getShort(18));
        require(machine == MACHINE_X86_64, "is for machine " + machine + ", not x86-64 (" + MACHINE_X86_64 + ")");
        List<ElfSegment> segments = segments();
        List<ElfSection> sections = sections();
        return new ElfFile(origin, file.getLong(24), segments, sections, symbols(sections));
    }

    private List<ElfSegment> segments() {
        long table = file.getLong(32);
        int entrySize = Short.toUnsignedInt(file.getShort(54));
        int count = Short.toUnsignedInt(file.getShort(56));
        List<ElfSegment> segments = new ArrayList<>();
        if (count == 0) {
            return segments;
        }
        require(entrySize >= PROGRAM_HEADER_SIZE, "has program headers of " + entrySize + " bytes");
        slice("program header table", table, (long) count * entrySize);
        for (int i = 0; i < count; i++) {
            segments.add(segment(i, (int) table + i * entrySize));
        }
        checkOverlap(segments);
        return segments;
    }

    private ElfSegment segment(int index, int at) {
        long offset = file.getLong(at + 8);
        long fileSize = file.getLong(at + 32);
        long memorySize = file.getLong(at + 40);
        long virtualAddress = file.getLong(at + 16);
        long physicalAddress = file.getLong(at + 24);
        int type = file.getInt(at);
        String what = "segment " + index;
        ByteBuffer content = slice(what, offset, fileSize);
        if (type == ElfSegment.LOAD) {
            require(memorySize >= fileSize, what + " is larger in the file than in memory");
            require(
                    Long.compareUnsigned(virtualAddress + memorySize, virtualAddress) >= 0
                            && Long.compareUnsigned(physicalAddress + memorySize, physicalAddress) >= 0,
                    what + " runs past the end of the address space");
        }
        return new ElfSegment(
                type,
                file.getInt(at + 4),
                offset,
                virtualAddress,
                physicalAddress,
                fileSize,
                memorySize,
                file.getLong(at + 48),
                content);
    }

    private void checkOverlap(List<ElfSegment> segments) {
        List<ElfSegment> loaded = segments.stream()
                .filter(s -> s.type() == ElfSegment.LOAD && s.memorySize() != 0)
                .sorted(Comparator.comparing(ElfSegment::virtualAddress, Long::compareUnsigned))
                .toList();
        for (int i = 1; i < loaded.size(); i++) {
            ElfSegment low = loaded.get(i - 1);
            ElfSegment high = loaded.get(i);
            require(
                    high.virtualAddress() - low.virtualAddress() >= low.memorySize(),
                    "has loaded segments that overlap at 0x" + Long.toHexString(high.virtualAddress()));
        }
    }

    private List<ElfSection> sections() {
        long table = file.getLong(40);
        int entrySize = Short.toUnsignedInt(file.getShort(58));
        int count = Short.toUnsignedInt(file.getShort(60));
        int nameSection = Short.toUnsignedInt(file.getShort(62));
        if (count == 0) {
            return List.of();
        }
        require(entrySize >= SECTION_HEADER_SIZE, "has section headers of " + entrySize + " bytes");
        slice("section header table", table, (long) count * entrySize);
        require(nameSection < count, "has no section with the names of sections");
        int nameHeader = (int) table + nameSection * entrySize;
        ByteBuffer names = slice("section names", file.getLong(nameHeader + 24), file.getLong(nameHeader + 32));
        List<ElfSection> sections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = (int) table + i * entrySize;
            int type = file.getInt(at + 4);
            String name = text(names, file.getInt(at));
            long size = file.getLong(at + 32);
            boolean empty = type == ElfSection.NOBITS || type == 0;
            ByteBuffer content = slice("section " + name, empty ? 0 : file.getLong(at + 24), empty ? 0 : size);
            sections.add(new ElfSection(name, type, file.getLong(at + 8), file.getLong(at + 16), size, content));
        }
        return sections;
    }

    private List<ElfSymbol> symbols(List<ElfSection> sections) {
        List<ElfSymbol> symbols = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            ElfSection section = sections.get(i);
            if (section.type() != ElfSection.SYMBOLS) {
                continue;
            }
            int header = (int) file.getLong(40) + i * Short.toUnsignedInt(file.getShort(58));
            int link = file.getInt(header + 40);
            require(link >= 0 && link < sections.size(), "has a symbol table without names");
            ByteBuffer names = sections.get(link).content();
            ByteBuffer table = section.content().duplicate().order(ByteOrder.LITTLE_ENDIAN);
            require(table.limit() % SYMBOL_SIZE == 0, "has a symbol table with half a symbol");
            for (int at = 0; at < table.limit(); at += SYMBOL_SIZE) {
                symbols.add(new ElfSymbol(
                        text(names, table.getInt(at)),
                        table.getLong(at + 8),
                        table.getLong(at + 16),
                        table.get(at + 4) & 0xf,
                        (table.get(at + 4) & 0xf0) >> 4,
                        Short.toUnsignedInt(table.getShort(at + 6))));
            }
        }
        return symbols;
    }

    private String text(ByteBuffer strings, int offset) {
        require(offset >= 0 && offset <= strings.limit(), "has a name outside its string table");
        int end = offset;
        while (end < strings.limit() && strings.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - offset];
        strings.duplicate().position(offset).get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private ByteBuffer slice(String what, long offset, long size) {
        require(
                offset >= 0 && size >= 0 && offset <= file.limit() && size <= file.limit() - offset,
                "is truncated: " + what + " would end at byte " + Long.toUnsignedString(offset + size) + " of "
                        + file.limit());
        return file.slice((int) offset, (int) size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void require(boolean condition, String fact) {
        if (!condition) {
            throw new UserError(
                    DiagnosticCode.SALT3001,
                    SourceLocation.file(origin),
                    fact,
                    "try: build the module again (mvn clean package)");
        }
    }
}
