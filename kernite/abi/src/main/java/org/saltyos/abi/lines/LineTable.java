package org.saltyos.abi.lines;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * Reads a line table in memory. A broken table gives no answers, never an access outside of it.
 *
 * @param address of the table's first byte
 * @param size in bytes
 */
public record LineTable(long address, long size) {
    /** First four bytes of a line table: {@code SLTL}. */
    public static final int MAGIC = 0x4c54_4c53;

    /** Version of the format. */
    public static final int VERSION = 1;

    private static final int ROW_BYTES = 8;
    private static final int ROW_FILE = 4;
    private static final int ROW_LINE = 6;
    private static final int FUNCTION_BYTES = 8;
    private static final int FUNCTION_NAME = 4;
    private static final int FILE_BYTES = 4;
    private static final long INT_MASK = 0xffff_ffffL;

    /** Whether there is a table of this version whose parts all lie inside. */
    public boolean isValid() {
        if (address == 0 || size < LineTableHeader.SIZE) {
            return false;
        }
        LineTableHeader header = header();
        // Each count has 32 bits, so the sum below cannot overflow.
        return header.magic() == MAGIC
                && header.version() == VERSION
                && strings() - address + header.stringBytes() <= size
                && (header.stringBytes() == 0 || getByte(strings() + header.stringBytes() - 1) == 0);
    }

    /**
     * The line of an instruction.
     *
     * @return 1 and up, or 0 when unknown
     */
    public int line(long instruction) {
        long row = rowOf(instruction);
        return row < 0 ? 0 : getShort(rowAddress(row) + ROW_LINE);
    }

    /**
     * The source file of an instruction.
     *
     * @return address of the file's name, which a zero byte ends, or 0 when unknown
     */
    public long fileName(long instruction) {
        long row = rowOf(instruction);
        if (row < 0 || getShort(rowAddress(row) + ROW_LINE) == 0) {
            return 0;
        }
        long file = getShort(rowAddress(row) + ROW_FILE);
        return file < header().fileCount() ? name(getInt(files() + file * FILE_BYTES)) : 0;
    }

    /**
     * The function that an instruction is part of.
     *
     * @return address of the function's name, which a zero byte ends, or 0 when unknown
     */
    public long functionName(long instruction) {
        if (!isValid()) {
            return 0;
        }
        long index = lastAtOrBefore(functions(), FUNCTION_BYTES, header().functionCount(), instruction);
        return index < 0 ? 0 : name(getInt(functions() + index * FUNCTION_BYTES + FUNCTION_NAME));
    }

    private long rowOf(long instruction) {
        return isValid()
                ? lastAtOrBefore(address + LineTableHeader.SIZE, ROW_BYTES, header().rowCount(), instruction)
                : -1;
    }

    /** Index of the last entry whose address is not above {@code instruction}, or -1; binary search. */
    private long lastAtOrBefore(long array, int stride, long count, long instruction) {
        long base = header().base();
        long wanted = instruction - base;
        if (Long.compareUnsigned(instruction, base) < 0 || wanted < 0 || wanted > INT_MASK) {
            return -1;
        }
        long low = 0;
        long high = count;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (getInt(array + middle * stride) <= wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private long name(long offset) {
        return offset < header().stringBytes() ? strings() + offset : 0;
    }

    private LineTableHeader header() {
        return new LineTableHeader(address);
    }

    private long rowAddress(long index) {
        return address + LineTableHeader.SIZE + index * ROW_BYTES;
    }

    private long functions() {
        return rowAddress(header().rowCount());
    }

    private long files() {
        return functions() + header().functionCount() * FUNCTION_BYTES;
    }

    private long strings() {
        return files() + header().fileCount() * FILE_BYTES;
    }

    @Unsafe(because = "isValid checked that all parts lie inside the table, and indexes are below the parts' counts")
    private static long getInt(long place) {
        return Mem.getInt(place) & INT_MASK;
    }

    @Unsafe(because = "isValid checked that all parts lie inside the table, and indexes are below the parts' counts")
    private static int getShort(long place) {
        return Mem.getShort(place) & 0xffff;
    }

    @Unsafe(because = "the caller checked that the byte lies inside the table")
    private static byte getByte(long place) {
        return Mem.getByte(place);
    }
}
