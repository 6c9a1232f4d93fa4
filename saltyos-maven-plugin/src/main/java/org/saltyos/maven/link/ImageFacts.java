package org.saltyos.maven.link;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saltyos.maven.elf.ElfFile;
import org.saltyos.maven.elf.ElfSection;
import org.saltyos.maven.elf.ElfSegment;
import org.saltyos.maven.elf.ElfSymbol;

/**
 * What was linked: sizes, the map of its memory, and the stack its entry points need.
 *
 * @param name of the image
 * @param entry address of its first instruction
 * @param textBytes machine code
 * @param readOnlyBytes constants
 * @param dataBytes data with initial values
 * @param zeroBytes data that starts as zero
 * @param segments what is loaded where
 * @param sections in the order of their addresses
 * @param symbols functions and data with a known size, largest first
 * @param stack the entry points, deepest first
 */
public record ImageFacts(
        String name,
        long entry,
        long textBytes,
        long readOnlyBytes,
        long dataBytes,
        long zeroBytes,
        List<Segment> segments,
        List<Section> sections,
        List<Symbol> symbols,
        List<StackDepth> stack) {
    /** A part of memory with one permission, for example {@code r-x}. */
    public record Segment(long address, long physicalAddress, long fileBytes, long memoryBytes, String permissions) {}

    /** A section that is loaded. */
    public record Section(String name, long address, long bytes) {}

    /** A function or object. */
    public record Symbol(String name, String section, long address, long bytes) {}

    /** Copies the lists, so that the record is immutable. */
    public ImageFacts {
        segments = List.copyOf(segments);
        sections = List.copyOf(sections);
        symbols = List.copyOf(symbols);
        stack = List.copyOf(stack);
    }

    /** Reads the facts out of a linked file. */
    static ImageFacts of(String name, ElfFile file, List<StackDepth> stack) {
        List<ElfSection> loaded = file.sections().stream()
                .filter(s -> (s.flags() & ElfSection.ALLOCATE) != 0 && s.size() > 0)
                .sorted(Comparator.comparing(ElfSection::address, Long::compareUnsigned))
                .toList();
        long text = 0;
        long readOnly = 0;
        long data = 0;
        long zero = 0;
        for (ElfSection section : loaded) {
            if ((section.flags() & ElfSection.EXECUTE) != 0) {
                text += section.size();
            } else if (section.type() == ElfSection.NOBITS) {
                zero += section.size();
            } else if ((section.flags() & ElfSection.WRITE) != 0) {
                data += section.size();
            } else {
                readOnly += section.size();
            }
        }
        return new ImageFacts(
                name,
                file.entry(),
                text,
                readOnly,
                data,
                zero,
                file.loadSegments().stream().map(ImageFacts::segment).toList(),
                loaded.stream()
                        .map(s -> new Section(s.name(), s.address(), s.size()))
                        .toList(),
                symbols(file),
                stack);
    }

    private static Segment segment(ElfSegment segment) {
        String permissions = ((segment.flags() & ElfSegment.READ) != 0 ? "r" : "-")
                + ((segment.flags() & ElfSegment.WRITE) != 0 ? "w" : "-")
                + ((segment.flags() & ElfSegment.EXECUTE) != 0 ? "x" : "-");
        return new Segment(
                segment.virtualAddress(),
                segment.physicalAddress(),
                segment.fileSize(),
                segment.memorySize(),
                permissions);
    }

    private static List<Symbol> symbols(ElfFile file) {
        List<Symbol> symbols = new ArrayList<>();
        for (ElfSymbol symbol : file.symbols()) {
            boolean defined =
                    symbol.section() > 0 && symbol.section() < file.sections().size();
            if (defined && symbol.size() > 0) {
                String section = file.sections().get(symbol.section()).name();
                symbols.add(new Symbol(symbol.name(), section, symbol.value(), symbol.size()));
            }
        }
        symbols.sort(Comparator.comparingLong(Symbol::bytes)
                .reversed()
                .thenComparing(Symbol::name)
                .thenComparing(Symbol::address));
        return symbols;
    }

    /**
     * Writes the facts as JSON; addresses are hexadecimal strings.
     *
     * @throws IOException if the file cannot be written
     */
    void write(Path file) throws IOException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("name", name);
        root.put("entry", hexadecimal(entry));
        root.put("text", textBytes);
        root.put("readOnly", readOnlyBytes);
        root.put("data", dataBytes);
        root.put("zero", zeroBytes);
        root.put("segments", segments.stream().map(ImageFacts::json).toList());
        root.put("sections", sections.stream().map(ImageFacts::json).toList());
        root.put("stack", stack.stream().map(ImageFacts::json).toList());
        root.put("symbols", symbols.stream().map(ImageFacts::json).toList());
        Files.writeString(file, JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(root) + "\n");
    }

    private static Map<String, Object> json(Segment segment) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("address", hexadecimal(segment.address()));
        map.put("physicalAddress", hexadecimal(segment.physicalAddress()));
        map.put("fileBytes", segment.fileBytes());
        map.put("memoryBytes", segment.memoryBytes());
        map.put("permissions", segment.permissions());
        return map;
    }

    private static Map<String, Object> json(Section section) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", section.name());
        map.put("address", hexadecimal(section.address()));
        map.put("bytes", section.bytes());
        return map;
    }

    private static Map<String, Object> json(StackDepth depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("entry", depth.entry());
        map.put("bytes", depth.bytes());
        map.put("recursive", depth.recursive());
        map.put("chain", depth.chain());
        return map;
    }

    private static Map<String, Object> json(Symbol symbol) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", symbol.name());
        map.put("section", symbol.section());
        map.put("address", hexadecimal(symbol.address()));
        map.put("bytes", symbol.bytes());
        return map;
    }

    private static String hexadecimal(long address) {
        return "0x" + Long.toHexString(address);
    }
}
