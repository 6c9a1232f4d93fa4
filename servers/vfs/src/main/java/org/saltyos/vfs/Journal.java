package org.saltyos.vfs;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;

/**
 * What happened to the files of one file system, in the order in which it happened: read again, it makes the same tree. A record
 * is a row of words; the first holds its length, kind and checksum and is written last, so that a record is there or is not,
 * wherever the file server ends. Several records that belong together become valid with the first word of the first of them.
 *
 * <p>When an area of the arena is full, the tree as it is goes into the other area, which then is the journal.
 */
final class Journal {
    /** Of a file system whose files end with the file server. */
    static final Journal NONE = new Journal(null);

    /** A directory: number, permissions. */
    static final int DIRECTORY = 1;

    /** A regular file: number, permissions. */
    static final int FILE = 2;

    /** A symbolic link: number, bytes of its target, the target. */
    static final int LINK = 3;

    /** A name: directory, file, bytes of the name, the name. */
    static final int NAME = 4;

    /** A name less: directory, bytes of the name, the name. */
    static final int NO_NAME = 5;

    /** A page of contents: file, place among its pieces, number in the arena. */
    static final int PIECE = 6;

    /** A size: file, bytes. */
    static final int SIZE = 7;

    /** Permissions: file, bits. */
    static final int MODE = 8;

    /** A time of change alone: file. */
    static final int TIME = 9;

    /** Contents that lie in the boot archive: file, offset, bytes. */
    static final int ARCHIVED = 10;

    /** Room that an operation finds after {@link #reserve}: more than its records ever take. */
    private static final int RESERVE = 2048;

    /** Pages of the area that are made at a time. */
    private static final int STEP = 8;

    private final @Nullable Arena arena;
    private @Nullable Directory root;
    private int area;
    private long start;
    private long tail;
    private long madeEnd;
    private long record;
    private int depth;
    private long firstOfBatch;
    private long firstHeader;
    private boolean quiet = true;

    /** A journal in an arena; null for none. It writes nothing before {@link #open}. */
    Journal(@Nullable Arena arena) {
        this.arena = arena;
    }

    /** The arena; only for a journal that writes. */
    Arena arena() {
        if (arena == null) {
            throw new IllegalStateException("files of this kind leave nothing behind");
        }
        return arena;
    }

    /** Whether what happens is written down. */
    boolean isOn() {
        return !quiet;
    }

    /** From now on records go behind the last one of an area. */
    void open(Directory tree, int newArea, long end) {
        root = tree;
        area = newArea;
        start = arena().journal(area);
        tail = end;
        madeEnd = Arena.PAGE * ((end + Arena.PAGE - 1) / Arena.PAGE);
        quiet = false;
    }

    /** Does not write for a while. */
    void pause() {
        quiet = true;
    }

    /**
     * Sees to it that the records of one operation find room.
     *
     * @throws PosixFault ENOSPC
     */
    void reserve() throws PosixFault {
        if (quiet) {
            return;
        }
        if (tail + RESERVE > arena().journalBytes() + start) {
            startAnew();
        }
        make(tail + RESERVE);
    }

    private void make(long end) throws PosixFault {
        while (madeEnd < end) {
            try {
                arena().openJournal(area, (madeEnd - start) / Arena.PAGE, STEP);
            } catch (PosixFault fault) {
                throw PosixFault.ENOSPC;
            }
            madeEnd += (long) STEP * Arena.PAGE;
        }
    }

    /** Writes the tree into the other area, and lets that be the journal. */
    private void startAnew() throws PosixFault {
        int before = area;
        long beforeTail = tail;
        long beforeMade = madeEnd;
        area = 1 - before;
        start = arena().journal(area);
        tail = start;
        madeEnd = start;
        try {
            new Snapshot(this).write(root());
            if (tail + RESERVE > arena().journalBytes() + start) {
                throw PosixFault.ENOSPC;
            }
        } catch (PosixFault fault) {
            arena().clearJournal(area);
            area = before;
            start = arena().journal(area);
            tail = beforeTail;
            madeEnd = beforeMade;
            throw fault;
        }
        JournalHeader.use(arena(), area);
        arena().clearJournal(before);
    }

    private Directory root() {
        if (root == null) {
            throw new IllegalStateException("the journal is not open");
        }
        return root;
    }

    /** As {@link #reserve} for a snapshot, which may take all of the area but the room of the operation that follows. */
    void reserveInSnapshot() throws PosixFault {
        if (tail + 2L * RESERVE > arena().journalBytes() + start) {
            throw PosixFault.ENOSPC;
        }
        make(tail + RESERVE);
    }

    /** From here to the {@link #end} that belongs to it, records become valid together. */
    void begin() {
        depth++;
        if (depth == 1) {
            firstOfBatch = 0;
        }
    }

    /** Ends what {@link #begin} began. */
    void end() {
        depth--;
        if (depth == 0 && firstOfBatch != 0) {
            RawMemory.putWord(firstOfBatch, firstHeader);
        }
    }

    private void begin(long file) {
        record = tail + 2 * Long.BYTES;
        put(file);
    }

    private void put(long word) {
        RawMemory.putWord(record, word);
        record += Long.BYTES;
    }

    private void putText(byte[] text) {
        put(text.length);
        long start = record;
        record += (text.length + Long.BYTES - 1L) & -Long.BYTES;
        if (record > start) {
            RawMemory.putWord(record - Long.BYTES, 0); // what the last word has behind the text
            RawMemory.put(start, text, 0, text.length);
        }
    }

    private void finish(int kind, long time) {
        RawMemory.putWord(tail + Long.BYTES, time);
        long header = JournalRecord.header(kind, tail, (record - tail) / Long.BYTES);
        if (depth > 0 && firstOfBatch == 0) {
            firstOfBatch = tail;
            firstHeader = header;
        } else {
            RawMemory.putWord(tail, header);
        }
        tail = record;
    }

    /** A new file of any kind. */
    void made(Node node) {
        if (quiet) {
            return;
        }
        begin(node.number());
        if (node instanceof SymbolicLink link) {
            putText(link.target());
            finish(LINK, node.modified());
        } else if (node instanceof Directory) {
            put(node.mode());
            finish(DIRECTORY, node.modified());
        } else {
            put(node.mode());
            finish(FILE, node.modified());
        }
    }

    /** A file has a name more. */
    void named(Directory directory, byte[] name, Node node) {
        if (quiet) {
            return;
        }
        begin(directory.number());
        put(node.number());
        putText(name);
        finish(NAME, directory.modified());
    }

    /** A name is gone. */
    void unnamed(Directory directory, byte[] name) {
        if (quiet) {
            return;
        }
        begin(directory.number());
        putText(name);
        finish(NO_NAME, directory.modified());
    }

    /** A file has a page of the arena. */
    void piece(RegularFile file, int index, int page) {
        if (quiet) {
            return;
        }
        begin(file.number());
        put(index);
        put(page);
        finish(PIECE, file.modified());
    }

    /** A file has the size that it has. */
    void size(RegularFile file) {
        value(SIZE, file, file.size());
    }

    /** A file has the permissions that it has. */
    void mode(Node node) {
        value(MODE, node, node.mode());
    }

    /** A file was changed when it was. */
    void time(Node node) {
        value(TIME, node, 0);
    }

    private void value(int kind, Node node, long value) {
        if (quiet) {
            return;
        }
        begin(node.number());
        put(value);
        finish(kind, node.modified());
    }

    /** A file's contents lie in the boot archive. */
    void archived(RegularFile file, long offset, long bytes) {
        if (quiet) {
            return;
        }
        begin(file.number());
        put(offset);
        put(bytes);
        finish(ARCHIVED, file.modified());
    }
}
