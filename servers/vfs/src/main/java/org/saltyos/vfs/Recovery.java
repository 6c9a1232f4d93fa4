package org.saltyos.vfs;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;

/**
 * Makes the tree that a journal tells of. The first record that is not whole, or makes no sense, ends it: what follows may build
 * on it. Files whose last name went are gone, as those who had them open are.
 */
final class Recovery {
    /** Bytes behind the end that are made zero: records of an operation that did not become valid. */
    private static final int CLEARED = 4096;

    private final FileSystem files;
    private final Arena arena;
    private final long archive;
    private final Map<Integer, Node> nodes = new HashMap<>();
    private final Map<Integer, RegularFile> owners = new HashMap<>();
    private long made;
    private boolean cut;

    /**
     * For an empty file system.
     *
     * @param archive address of the boot archive
     */
    Recovery(FileSystem files, Arena arena, long archive) {
        this.files = files;
        this.arena = arena;
        this.archive = archive;
        nodes.put(files.root().number(), files.root());
    }

    /**
     * Reads the journal and goes on writing it.
     *
     * @return whether there was one
     * @throws PosixFault ENOSPC when there is no memory for a new one
     */
    boolean run() throws PosixFault {
        arena.openHeader();
        int area = JournalHeader.area(arena);
        if (area < 0) {
            arena.clearJournal(0);
            files.journal().open(files.root(), 0, arena.journal(0));
            files.journal().reserve();
            JournalHeader.use(arena, 0);
            return false;
        }
        long end = read(area);
        arena.trim();
        files.journal().open(files.root(), area, end);
        files.journal().reserve();
        return true;
    }

    private long read(int area) throws PosixFault {
        long end = arena.journal(area) + arena.journalBytes();
        long at = arena.journal(area);
        while (at < end) {
            // Pages that are not there are zero, which ends the journal.
            makeTo(area, at + Long.BYTES);
            JournalRecord record = new JournalRecord(at);
            if (record.isEnd()) {
                break;
            }
            makeTo(area, Math.min(end, record.next()));
            if (!record.isValid(end) || !apply(record)) {
                cut = true;
                break;
            }
            at = record.next();
        }
        int rest = (int) Math.min(CLEARED, end - at);
        makeTo(area, at + rest);
        RawMemory.clear(at, rest);
        return at;
    }

    /** Makes all pages of the area that lie before an address be there. */
    private void makeTo(int area, long end) throws PosixFault {
        long pages = (end - arena.journal(area) + Arena.PAGE - 1) / Arena.PAGE;
        if (pages > made) {
            arena.openJournal(area, made, pages - made);
            made = pages;
        }
    }

    /** All files that there are, by their numbers. */
    Map<Integer, Node> files() {
        return nodes;
    }

    /** What a person is told. */
    String report() {
        String kept = "vfs: " + nodes.size() + " files are as they were\n";
        return cut ? "vfs: the journal is damaged; what happened last is lost\n" + kept : kept;
    }

    private boolean apply(JournalRecord record) {
        int number = (int) record.value(0);
        @Nullable Node node = nodes.get(number);
        switch (record.kind()) {
            case Journal.DIRECTORY:
            case Journal.FILE:
            case Journal.LINK:
                return number > 0 && make(record, number);
            case Journal.NAME:
                return name(record, node);
            case Journal.NO_NAME:
                return unname(record, node);
            default:
                // A file whose last name went may have been written to all the same, and is not known after a snapshot.
                return node == null || change(record, node);
        }
    }

    private boolean make(JournalRecord record, int number) {
        if (nodes.containsKey(number)) {
            return false;
        }
        files.nextIs(number);
        Node made = switch (record.kind()) {
            case Journal.DIRECTORY -> new Directory(files, (int) record.value(1));
            case Journal.LINK -> new SymbolicLink(files, record.text(1));
            default -> new RegularFile(files, (int) record.value(1));
        };
        made.changedAt(record.time());
        nodes.put(number, made);
        return true;
    }

    private boolean name(JournalRecord record, @Nullable Node directory) {
        Node node = nodes.get((int) record.value(1));
        byte[] name = record.text(2);
        if (directory == null || node == null || name.length == 0) {
            return false;
        }
        if (!(directory instanceof Directory parent) || parent.find(name) != null) {
            return false;
        }
        parent.add(name, node);
        parent.changedAt(record.time());
        return true;
    }

    private boolean unname(JournalRecord record, @Nullable Node directory) {
        byte[] name = record.text(1);
        if (directory == null || !(directory instanceof Directory holder)) {
            return false;
        }
        Node node = holder.find(name);
        if (node == null) {
            return false;
        }
        holder.forget(name);
        holder.changedAt(record.time());
        if (node.links() == 0) {
            nodes.remove(node.number());
        }
        return true;
    }

    private boolean change(JournalRecord record, Node node) {
        long value = record.value(1);
        if (node instanceof RegularFile file) {
            switch (record.kind()) {
                case Journal.PIECE:
                    return piece(file, value, record.value(2));
                case Journal.SIZE:
                    file.hasSize(value);
                    break;
                case Journal.ARCHIVED:
                    file.contents(archive + value, record.value(2));
                    break;
                default:
                    break;
            }
        }
        if (record.kind() == Journal.MODE) {
            node.mode((int) value);
        }
        node.changedAt(record.time());
        return true;
    }

    /** The page belongs to the file from now on, whoever had it before. */
    private boolean piece(RegularFile file, long index, long page) {
        if (!arena.isPage(page) || index < 0 || index >= RegularFile.MAX_SIZE / RegularFile.PIECE) {
            return false;
        }
        RegularFile before = owners.put((int) page, file);
        if (before != null) {
            before.loses((int) page);
        }
        arena.claim((int) page);
        file.has((int) index, (int) page);
        return true;
    }
}
