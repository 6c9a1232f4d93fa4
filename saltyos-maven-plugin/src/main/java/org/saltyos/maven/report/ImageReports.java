package org.saltyos.maven.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.saltyos.maven.link.ImageFacts;
import org.saltyos.maven.link.StackDepth;
import org.saltyos.maven.tool.OutputFile;

/** The reports about one linked program: {@code size.json}, {@code stack.json} and {@code memory-map.txt}. */
public final class ImageReports {
    /** Name of the report about sizes. */
    public static final String SIZE = "size.json";

    /** Name of the report about stack depths. */
    public static final String STACK = "stack.json";

    /** Name of the memory map. */
    public static final String MEMORY_MAP = "memory-map.txt";

    private ImageReports() {}

    /**
     * Writes all reports.
     *
     * @param facts about the program
     * @param stackBytes the stack it gets, 0 where that is not known
     * @param directory receives the files
     */
    public static void write(ImageFacts facts, long stackBytes, Path directory) {
        ModuleReports.write(directory.resolve(SIZE), sizes(facts));
        ModuleReports.write(directory.resolve(STACK), stack(facts, stackBytes));
        OutputFile.write(directory.resolve(MEMORY_MAP), memoryMap(facts).getBytes(StandardCharsets.UTF_8));
    }

    /** Sizes in one line, for the summary of a build. */
    public static String sizeLine(ImageFacts facts) {
        return "code " + Sizes.text(facts.textBytes()) + ", constants " + Sizes.text(facts.readOnlyBytes()) + ", data "
                + Sizes.text(facts.dataBytes()) + ", zeroed " + Sizes.text(facts.zeroBytes());
    }

    /** The deepest stack in one line, for the summary of a build. */
    public static String stackLine(ImageFacts facts, long stackBytes) {
        if (facts.stack().isEmpty()) {
            return "no entry point";
        }
        StackDepth deepest = facts.stack().get(0);
        List<String> chain = deepest.chain();
        String last = chain.isEmpty() ? deepest.entry() : chain.get(chain.size() - 1);
        return Sizes.text(deepest.bytes()) + (stackBytes > 0 ? " of " + Sizes.text(stackBytes) : "") + ", deepest from "
                + deepest.entry() + " to " + last + (deepest.recursive() ? ", not counting recursion" : "");
    }

    private static Map<String, Object> sizes(ImageFacts facts) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("name", facts.name());
        root.put("unit", "bytes");
        root.put("text", facts.textBytes());
        root.put("readOnly", facts.readOnlyBytes());
        root.put("data", facts.dataBytes());
        root.put("zero", facts.zeroBytes());
        List<Map<String, Object>> symbols = new ArrayList<>();
        for (ImageFacts.Symbol symbol : facts.symbols()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", symbol.name());
            row.put("section", symbol.section());
            row.put("bytes", symbol.bytes());
            symbols.add(row);
        }
        root.put("symbols", symbols);
        return root;
    }

    private static Map<String, Object> stack(ImageFacts facts, long stackBytes) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("name", facts.name());
        root.put("unit", "bytes");
        root.put("limit", stackBytes == 0 ? null : stackBytes);
        List<Map<String, Object>> entries = new ArrayList<>();
        for (StackDepth depth : facts.stack()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("entry", depth.entry());
            row.put("bytes", depth.bytes());
            row.put("recursive", depth.recursive());
            row.put("chain", depth.chain());
            entries.add(row);
        }
        root.put("entries", entries);
        return root;
    }

    private static String memoryMap(ImageFacts facts) {
        String rows = facts.sections().stream()
                .map(s -> String.format(Locale.ROOT, "%016x %10d  %s%n", s.address(), s.bytes(), s.name()))
                .collect(Collectors.joining());
        String segments = facts.segments().stream()
                .map(s -> String.format(
                        Locale.ROOT,
                        "%016x %016x %10d %10d  %s%n",
                        s.address(),
                        s.physicalAddress(),
                        s.fileBytes(),
                        s.memoryBytes(),
                        s.permissions()))
                .collect(Collectors.joining());
        String text = facts.name() + "\n\nSections: address, bytes, name\n" + rows
                + "\nSegments: virtual address, physical address, bytes in the file, bytes in memory, permissions\n"
                + segments;
        return text.replace("\r\n", "\n");
    }
}
