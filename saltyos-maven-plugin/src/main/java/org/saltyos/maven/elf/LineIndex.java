package org.saltyos.maven.elf;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the source line of an address in a linked file. */
public final class LineIndex {
    private final TreeMap<Long, LineRow> rows = new TreeMap<>(Long::compareUnsigned);

    /** Indexes the line information of a file. */
    public LineIndex(ElfFile file) {
        DwarfLines.read(file).forEach(row -> rows.put(row.address(), row));
    }

    /** The row that holds at an address, or empty where no line is known. */
    public Optional<LineRow> find(long address) {
        return Optional.ofNullable(rows.floorEntry(address))
                .map(Map.Entry::getValue)
                .filter(row -> row.line() > 0);
    }
}
