package org.saltyos.vfs;

/** The one word of the arena's header page: that it is an arena of this kind, and which area is the journal. */
final class JournalHeader {
    /** {@code SALTYFS} and a version; the area is in the lowest byte of all. */
    private static final long MAGIC = 0x5346_5954_4c41_5301L << Byte.SIZE;

    private JournalHeader() {}

    /** The area that is the journal, -1 if this is no arena yet. */
    static int area(Arena arena) {
        long word = RawMemory.word(arena.header());
        long area = word ^ MAGIC;
        return area == 0 || area == 1 ? (int) area : -1;
    }

    /** Lets an area be the journal. */
    static void use(Arena arena, int area) {
        RawMemory.putWord(arena.header(), MAGIC | area);
    }
}
