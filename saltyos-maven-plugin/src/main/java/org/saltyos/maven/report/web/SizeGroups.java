package org.saltyos.maven.report.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saltyos.maven.bundle.BundleFacts;
import org.saltyos.maven.report.web.ImageModel.Module;

/**
 * What a module is made of: functions by their package, and what they use.
 *
 * @param name of the group
 * @param bytes of all pieces
 * @param pieces largest first
 */
record SizeGroups(String name, long bytes, List<Piece> pieces) {
    private static final String OBJECTS = "objects made by the build";
    private static final String TABLES = "tables of types";
    private static final String ENTRIES = "entries and assembly";
    private static final String REST = "constants without a name";
    private static final Pattern OBJECT = Pattern.compile("image\\.\\d+\\.(\\w+)");
    private static final Pattern METHOD = Pattern.compile("(?:\\w+:)?((?:\\w+\\.)*)([\\w$]+\\.[^.(]+)\\(.*");

    /** A function, or objects of a type. */
    record Piece(String name, long bytes) {}

    /** The groups of a module, largest first; together they have its bytes. */
    static List<SizeGroups> of(Module module) {
        Map<String, Map<String, Long>> groups = new TreeMap<>();
        long rest = module.bytes();
        for (BundleFacts.Symbol symbol : module.facts().symbols()) {
            if (!symbol.section().startsWith(".bss") && symbol.bytes() > 0 && symbol.bytes() <= rest) {
                rest -= symbol.bytes();
                add(groups, symbol);
            }
        }
        if (rest > 0) {
            groups.computeIfAbsent(REST, key -> new TreeMap<>()).put(REST, rest);
        }
        List<SizeGroups> result = new ArrayList<>();
        groups.forEach((name, pieces) -> result.add(group(name, pieces)));
        result.sort(Comparator.comparingLong(SizeGroups::bytes).reversed().thenComparing(SizeGroups::name));
        return result;
    }

    private static void add(Map<String, Map<String, Long>> groups, BundleFacts.Symbol symbol) {
        Matcher object = OBJECT.matcher(symbol.name());
        Matcher method = METHOD.matcher(symbol.name());
        String group;
        String piece = symbol.name();
        if (object.matches()) {
            group = OBJECTS;
            piece = object.group(1);
        } else if (method.matches()) {
            group = method.group(1).isEmpty()
                    ? "unnamed package"
                    : method.group(1).replaceAll("\\.$", "");
            piece = method.group(2);
        } else {
            group = symbol.name().startsWith("salty_") ? TABLES : ENTRIES;
        }
        groups.computeIfAbsent(group, key -> new TreeMap<>()).merge(piece, symbol.bytes(), Long::sum);
    }

    private static SizeGroups group(String name, Map<String, Long> bytes) {
        List<Piece> pieces = new ArrayList<>();
        bytes.forEach((piece, size) -> pieces.add(new Piece(piece, size)));
        pieces.sort(Comparator.comparingLong(Piece::bytes).reversed().thenComparing(Piece::name));
        return new SizeGroups(name, pieces.stream().mapToLong(Piece::bytes).sum(), pieces);
    }
}
