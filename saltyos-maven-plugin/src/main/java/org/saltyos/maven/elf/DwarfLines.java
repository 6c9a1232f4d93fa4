package org.saltyos.maven.elf;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;

/**
 * Reads the line number programs of {@code .debug_line}, 32-bit DWARF versions 2 to 4 (DWARF 4, 6.2).
 *
 * <p>Broken or hostile content ends in a located {@link UserError}.
 */
public final class DwarfLines {
    private static final int OLDEST_VERSION = 2;
    private static final int NEWEST_VERSION = 4;

    private final String origin;
    private final ByteBuffer section;
    private final List<LineRow> rows = new ArrayList<>();

    private DwarfLines(String origin, ByteBuffer section) {
        this.origin = origin;
        this.section = section;
    }

    /**
     * All rows of a linked file, sorted by address; one row per address, the last that the program gives.
     *
     * @return empty if the file has no line information
     * @throws UserError SALT3001 if the section is not sound
     */
    public static List<LineRow> read(ElfFile file) {
        if (file.section(".debug_line").isEmpty()) {
            return List.of();
        }
        ByteBuffer content =
                file.section(".debug_line").get().content().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        DwarfLines reader = new DwarfLines(file.origin(), content);
        try {
            reader.units();
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | ArithmeticException e) {
            throw reader.broken("ends in the middle of a line program");
        }
        return reader.sorted();
    }

    private List<LineRow> sorted() {
        rows.sort(Comparator.comparing(LineRow::address, Long::compareUnsigned));
        List<LineRow> result = new ArrayList<>();
        for (LineRow row : rows) {
            int last = result.size() - 1;
            if (last >= 0 && result.get(last).address() == row.address()) {
                // The end of one sequence meets the beginning of the next: the beginning counts.
                if (row.line() != 0 || result.get(last).line() == 0) {
                    result.set(last, row);
                }
            } else {
                result.add(row);
            }
        }
        return result;
    }

    private void units() {
        while (section.hasRemaining()) {
            long length = Integer.toUnsignedLong(section.getInt());
            if (length > section.remaining()) {
                throw broken("has a line program of " + length + " bytes where " + section.remaining() + " are left");
            }
            ByteBuffer unit = section.slice(section.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
            unit(unit);
            section.position(section.position() + (int) length);
        }
    }

    private void unit(ByteBuffer unit) {
        int version = Short.toUnsignedInt(unit.getShort());
        if (version < OLDEST_VERSION || version > NEWEST_VERSION) {
            throw broken("has a line program of DWARF version " + version);
        }
        int headerLength = unit.getInt();
        int programStart = Math.addExact(unit.position(), headerLength);
        if (headerLength < 0 || programStart > unit.limit()) {
            throw broken("has a line program header of " + Integer.toUnsignedLong(headerLength) + " bytes");
        }
        int minimumInstruction = unit.get() & 0xff;
        if (version == NEWEST_VERSION) {
            unit.get(); // operations per instruction, which only very long instruction words use
        }
        unit.get(); // default of "is a statement"
        int lineBase = unit.get();
        int lineRange = unit.get() & 0xff;
        int opcodeBase = unit.get() & 0xff;
        if (lineRange == 0 || opcodeBase == 0) {
            throw broken("has a line program without opcodes");
        }
        int[] operands = new int[opcodeBase];
        for (int i = 1; i < opcodeBase; i++) {
            operands[i] = unit.get() & 0xff;
        }
        while (!text(unit).isEmpty()) {
            // A directory: only file names are kept.
        }
        List<String> files = new ArrayList<>();
        for (String name = text(unit); !name.isEmpty(); name = text(unit)) {
            files.add(name.substring(name.lastIndexOf('/') + 1));
            for (int i = 0; i < 3; i++) {
                unsigned(unit); // directory, time, size
            }
        }
        unit.position(programStart);
        LineProgram program = new LineProgram(unit, minimumInstruction, lineBase, lineRange, operands, files, rows);
        program.run();
    }

    private UserError broken(String fact) {
        return new UserError(
                DiagnosticCode.SALT3001,
                SourceLocation.file(origin),
                fact,
                "try: build the module again (mvn clean package)");
    }

    /** A string that ends with a zero byte. */
    static String text(ByteBuffer buffer) {
        int start = buffer.position();
        while (buffer.get() != 0) {
            // Searching for the end.
        }
        byte[] bytes = new byte[buffer.position() - start - 1];
        buffer.duplicate().position(start).get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** An unsigned LEB128 number (DWARF 4, 7.6); bits beyond 64 are dropped. */
    static long unsigned(ByteBuffer buffer) {
        long result = 0;
        int shift = 0;
        byte next;
        do {
            next = buffer.get();
            if (shift < Long.SIZE) {
                result |= (long) (next & 0x7f) << shift;
            }
            shift += 7;
        } while (next < 0);
        return result;
    }

    /** A signed LEB128 number (DWARF 4, 7.6). */
    static long signed(ByteBuffer buffer) {
        long result = 0;
        int shift = 0;
        byte next;
        do {
            next = buffer.get();
            if (shift < Long.SIZE) {
                result |= (long) (next & 0x7f) << shift;
            }
            shift += 7;
        } while (next < 0);
        return shift < Long.SIZE && (next & 0x40) != 0 ? result | -1L << shift : result;
    }
}
