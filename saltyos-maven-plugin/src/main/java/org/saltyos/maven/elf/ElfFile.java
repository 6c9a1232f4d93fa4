package org.saltyos.maven.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an ELF file for x86-64 contains, checked when it was read: every part lies inside the file, sizes and alignments
 * are consistent, no two loaded segments overlap.
 *
 * @param origin the file's path, for messages
 * @param entry virtual address of the first instruction, 0 if there is none
 * @param segments in the order of the file
 * @param sections in the order of the file, the null section at index 0 included; empty if the file has none
 * @param symbols in the order of the file, the null symbol included; empty if the file was stripped
 */
public record ElfFile(
        String origin, long entry, List<ElfSegment> segments, List<ElfSection> sections, List<ElfSymbol> symbols) {
    /** Note type XEN_ELFNOTE_PHYS32_ENTRY: the 32-bit entry of the PVH boot protocol. */
    private static final int PVH_ENTRY_NOTE = 18;

    public ElfFile {
        segments = List.copyOf(segments);
        sections = List.copyOf(sections);
        symbols = List.copyOf(symbols);
    }

    /** The segments that are loaded and occupy memory. */
    public List<ElfSegment> loadSegments() {
        return segments.stream()
                .filter(s -> s.type() == ElfSegment.LOAD && s.memorySize() != 0)
                .toList();
    }

    /** The section of that name. */
    public Optional<ElfSection> section(String name) {
        return sections.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The symbol of that name. */
    public Optional<ElfSymbol> symbol(String name) {
        return symbols.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** Physical address of the 32-bit PVH entry, from the note that Xen's public/elfnote.h defines. */
    public OptionalLong pvhEntry() {
        for (ElfSegment segment : segments) {
            if (segment.type() == ElfSegment.NOTE) {
                OptionalLong entry = pvhEntry(segment.content().duplicate().order(ByteOrder.LITTLE_ENDIAN));
                if (entry.isPresent()) {
                    return entry;
                }
            }
        }
        return OptionalLong.empty();
    }

    /** Walks notes: name size, descriptor size, type, name, descriptor, each padded to four bytes. */
    private static OptionalLong pvhEntry(ByteBuffer notes) {
        while (notes.remaining() >= 12) {
            int nameSize = notes.getInt();
            int descriptorSize = notes.getInt();
            int type = notes.getInt();
            long nameEnd = notes.position() + padded(nameSize);
            long descriptorEnd = nameEnd + padded(descriptorSize);
            if (nameSize < 0 || descriptorSize < 0 || descriptorEnd > notes.limit()) {
                return OptionalLong.empty();
            }
            boolean xen = nameSize == 4 && notes.getInt(notes.position()) == 0x006e6558; // "Xen"
            if (xen && type == PVH_ENTRY_NOTE && descriptorSize == 8) {
                return OptionalLong.of(notes.getLong((int) nameEnd));
            }
            if (xen && type == PVH_ENTRY_NOTE && descriptorSize == 4) {
                return OptionalLong.of(Integer.toUnsignedLong(notes.getInt((int) nameEnd)));
            }
            notes.position((int) descriptorEnd);
        }
        return OptionalLong.empty();
    }

    private static long padded(int size) {
        return (size + 3L) & ~3L;
    }
}
