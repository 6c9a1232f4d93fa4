package org.saltyos.vfs;

/**
 * A record of the journal where it lies. Word 0: length in words (bits 0 to 15), kind (16 to 23), checksum (32 to 63); word 1: time
 * of the change; then what the kind says.
 */
final class JournalRecord {
    private static final int KIND_SHIFT = 16;
    private static final int KIND_MASK = 0xff;
    private static final int LENGTH_MASK = 0xffff;
    private static final long FACTOR = 0x9e37_79b9_7f4a_7c15L;
    private static final int MIX = 29;
    private static final int HEADER_WORDS = 2;

    private final long address;

    /** The record at an address inside the area. */
    JournalRecord(long address) {
        this.address = address;
    }

    /** The first word of a record whose other words are written. */
    static long header(int kind, long address, long words) {
        long low = words | (long) kind << KIND_SHIFT;
        long sum = low;
        for (long i = 1; i < words; i++) {
            sum = (sum ^ RawMemory.word(address + i * Long.BYTES)) * FACTOR;
            sum ^= sum >>> MIX;
        }
        return low | (sum ^ sum >>> Integer.SIZE) << Integer.SIZE;
    }

    /** Whether no record was written here. */
    boolean isEnd() {
        return RawMemory.word(address) == 0;
    }

    /** Whether it is whole and ends before {@code end}. */
    boolean isValid(long end) {
        long words = words();
        return words > HEADER_WORDS
                && address + words * Long.BYTES <= end
                && RawMemory.word(address) == header(kind(), address, words);
    }

    int kind() {
        return (int) (RawMemory.word(address) >>> KIND_SHIFT) & KIND_MASK;
    }

    private long words() {
        return RawMemory.word(address) & LENGTH_MASK;
    }

    /** Where the next record is. */
    long next() {
        return address + words() * Long.BYTES;
    }

    long time() {
        return RawMemory.word(address + Long.BYTES);
    }

    /** Word number {@code index} of what the kind says; 0 behind the record's end. */
    long value(int index) {
        return index + HEADER_WORDS < words()
                ? RawMemory.word(address + (index + HEADER_WORDS) * (long) Long.BYTES)
                : 0;
    }

    /** The text whose length is word number {@code index}; empty if it does not lie in the record. */
    byte[] text(int index) {
        long length = value(index);
        if (length < 0 || (length + Long.BYTES - 1) / Long.BYTES > words() - HEADER_WORDS - index - 1) {
            return new byte[0];
        }
        byte[] bytes = new byte[(int) length];
        RawMemory.get(address + (index + 1 + HEADER_WORDS) * (long) Long.BYTES, bytes, 0, bytes.length);
        return bytes;
    }
}
