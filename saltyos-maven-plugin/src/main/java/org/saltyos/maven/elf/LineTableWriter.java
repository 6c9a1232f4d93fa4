package org.saltyos.maven.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saltyos.abi.lines.LineTable;

/**
 * Writes {@code lines.bin}: from an address to function, file and line, in the form that the kernel and init search
 * without unpacking ({@link LineTable} reads it).
 *
 * <p>Everything is sorted by address, and a row holds until the next; equal neighbours are one row.
 */
public final class LineTableWriter {
    private static final int HEADER_BYTES = 32;
    private static final int ROW_BYTES = 8;
    private static final int FUNCTION_BYTES = 8;
    private static final int FILE_BYTES = 4;
    private static final int LARGEST_SHORT = 0xffff;
    private static final long LARGEST_OFFSET = 0xffffffffL;

    private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
    private final Map<String, Integer> offsets = new LinkedHashMap<>();
    private final Map<String, Integer> files = new LinkedHashMap<>();

    private LineTableWriter() {}

    /** The line table of a linked file; addresses further than 4 GiB below its end are left out. */
    public static byte[] write(ElfFile file) {
        return new LineTableWriter().table(DwarfLines.read(file), functions(file));
    }

    /** Names of functions and assembly labels by address. */
    private static TreeMap<Long, String> functions(ElfFile file) {
        TreeMap<Long, String> functions = new TreeMap<>(Long::compareUnsigned);
        for (ElfSymbol symbol : file.symbols()) {
            boolean defined =
                    symbol.section() > 0 && symbol.section() < file.sections().size();
            boolean code = defined
                    && (file.sections().get(symbol.section()).flags() & ElfSection.EXECUTE) != 0
                    && (symbol.type() == ElfSymbol.FUNCTION || symbol.type() == 0)
                    && !symbol.name().isEmpty();
            if (code && (symbol.type() == ElfSymbol.FUNCTION || !functions.containsKey(symbol.value()))) {
                functions.put(symbol.value(), displayName(symbol.name()));
            }
        }
        return functions;
    }

    /** {@code org.saltyos.kernite.ipc.Endpoint.send(J)V} becomes {@code Endpoint.send}. */
    static String displayName(String symbol) {
        int descriptor = symbol.indexOf('(');
        if (descriptor < 0) {
            return symbol;
        }
        String name = symbol.substring(0, descriptor);
        int method = name.lastIndexOf('.');
        return name.substring(name.lastIndexOf('.', method - 1) + 1);
    }

    private byte[] table(List<LineRow> rows, TreeMap<Long, String> functions) {
        long last = last(rows, functions);
        List<LineRow> near = new ArrayList<>();
        for (LineRow row : rows) {
            boolean repeated = !near.isEmpty()
                    && near.get(near.size() - 1).line() == row.line()
                    && near.get(near.size() - 1).file().equals(row.file());
            if (isNear(row.address(), last) && !repeated) {
                near.add(row);
            }
        }
        functions.keySet().removeIf(address -> !isNear(address, last));
        long base = base(near, functions);
        ByteBuffer body = body(near, functions, base);
        ByteBuffer result = ByteBuffer.allocate(HEADER_BYTES + body.remaining() + strings.size())
                .order(ByteOrder.LITTLE_ENDIAN);
        result.putInt(LineTable.MAGIC).putInt(LineTable.VERSION).putLong(base);
        result.putInt(near.size()).putInt(functions.size()).putInt(files.size()).putInt(strings.size());
        return result.put(body).put(strings.toByteArray()).array();
    }

    private ByteBuffer body(List<LineRow> rows, TreeMap<Long, String> functions, long base) {
        int bound = ROW_BYTES * rows.size() + FUNCTION_BYTES * functions.size() + FILE_BYTES * (rows.size() + 1);
        ByteBuffer body = ByteBuffer.allocate(bound).order(ByteOrder.LITTLE_ENDIAN);
        for (LineRow row : rows) {
            int file = files.computeIfAbsent(row.file(), f -> files.size());
            boolean fits = file <= LARGEST_SHORT && row.line() <= LARGEST_SHORT;
            body.putInt((int) (row.address() - base));
            body.putShort((short) (fits ? file : 0)).putShort((short) (fits ? row.line() : 0));
        }
        functions.forEach((address, name) -> body.putInt((int) (address - base)).putInt(string(name)));
        files.keySet().forEach(name -> body.putInt(string(name)));
        return body.flip();
    }

    private int string(String text) {
        return offsets.computeIfAbsent(text, t -> {
            int offset = strings.size();
            strings.writeBytes(t.getBytes(StandardCharsets.UTF_8));
            strings.write(0);
            return offset;
        });
    }

    private static long last(List<LineRow> rows, TreeMap<Long, String> functions) {
        long lastRow = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).address();
        long lastFunction = functions.isEmpty() ? 0 : functions.lastKey();
        return Long.compareUnsigned(lastRow, lastFunction) > 0 ? lastRow : lastFunction;
    }

    private static boolean isNear(long address, long last) {
        return Long.compareUnsigned(last - address, LARGEST_OFFSET) <= 0;
    }

    private static long base(List<LineRow> rows, TreeMap<Long, String> functions) {
        if (rows.isEmpty()) {
            return functions.isEmpty() ? 0 : functions.firstKey();
        }
        long row = rows.get(0).address();
        boolean functionFirst = !functions.isEmpty() && Long.compareUnsigned(functions.firstKey(), row) < 0;
        return functionFirst ? functions.firstKey() : row;
    }
}
