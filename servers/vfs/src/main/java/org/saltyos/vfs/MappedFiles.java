package org.saltyos.vfs;

import java.util.HashMap;
import java.util.Map;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.process.MappedFile;

/**
 * Which files processes have mapped, as the process manager says. A mapped file stays though it has no name and nobody has it
 * open; what was shared returns to the arena when the last mapping is over.
 */
final class MappedFiles {
    /** A file that is mapped. */
    private static final class Entry {
        final RegularFile file;
        int mappings;

        Entry(RegularFile file) {
            this.file = file;
        }
    }

    private final SharedPages memory;
    private final Map<Integer, Entry> entries = new HashMap<>();

    /** Files of before a restart, until the process manager has told which of them are mapped. */
    private Map<Integer, Node> before = new HashMap<>();

    /** Without mapped files. */
    MappedFiles(SharedPages memory) {
        this.memory = memory;
    }

    /**
     * Goes on with files that were shared when a file server before this one ended.
     *
     * @param files all that there are, by their numbers
     * @throws PosixFault ENOMEM, EIO
     */
    void recover(Map<Integer, Node> files) throws PosixFault {
        before = files;
        int number = memory.next(-1);
        while (number >= 0) {
            if (files.get(number) instanceof RegularFile file) {
                file.shareAgain(memory);
                enter(file);
            } else {
                memory.drop(number); // it had no name, or its last one went
            }
            number = memory.next(number);
        }
    }

    private Entry enter(RegularFile file) {
        Entry entry = entries.get(file.number());
        if (entry == null) {
            entry = new Entry(file);
            entries.put(file.number(), entry);
            file.hold();
        }
        return entry;
    }

    /**
     * A file is mapped once more.
     *
     * @throws PosixFault EACCES, ENODEV
     */
    MappedFile map(OpenFile open) throws PosixFault {
        if (!(open.node() instanceof RegularFile file)) {
            throw PosixFault.ENODEV;
        }
        if (!open.isReadable()) {
            throw PosixFault.EACCES;
        }
        enter(file).mappings++;
        return new MappedFile(file.number(), open.isWritable());
    }

    /** A mapping is over. */
    void unmapped(int number) {
        Entry entry = entries.get(number);
        if (entry != null) {
            entry.mappings--;
            leaveIfUnused(number, entry);
        }
    }

    private void leaveIfUnused(int number, Entry entry) {
        if (entry.mappings > 0) {
            return;
        }
        entries.remove(number);
        boolean nameless = entry.file.links() == 0;
        if (!nameless) {
            unshare(entry.file);
        }
        entry.file.letGo();
    }

    /** Where there is no memory to tell what has changed, the file stays as it is, and can be read and written all the same. */
    private static void unshare(RegularFile file) {
        try {
            file.unshare();
        } catch (PosixFault fault) {
            return; // the next mapping's end tries again
        }
    }

    private RegularFile file(int number) throws PosixFault {
        Entry entry = entries.get(number);
        if (entry == null) {
            throw PosixFault.EIO;
        }
        return entry.file;
    }

    /**
     * The object with the pages of a mapped file.
     *
     * @throws PosixFault EIO, ENOMEM
     */
    MemoryObject share(int number, Endpoint pager) throws PosixFault {
        return file(number).share(memory, pager).object();
    }

    /**
     * Makes a page of a file be there for those who share it.
     *
     * @throws PosixFault EIO, ENOSPC, ENOMEM
     */
    void supply(int number, long page) throws PosixFault {
        file(number).supply(page);
    }

    /**
     * Copies a page of a file.
     *
     * @throws PosixFault EIO; EINVAL when it lies behind the end
     */
    void page(int number, long page, long target) throws PosixFault {
        RegularFile file = file(number);
        if (page < 0 || page > RegularFile.MAX_SIZE / RegularFile.PIECE || page * RegularFile.PIECE >= file.size()) {
            throw PosixFault.EINVAL;
        }
        int read = file.read(page * RegularFile.PIECE, target, RegularFile.PIECE);
        RawMemory.clear(target + read, RegularFile.PIECE - read);
    }

    /** The process manager says how often a file is mapped; one that is gone stays gone. */
    void keep(int number, int mappings) {
        Entry entry = entries.get(number);
        if (entry == null && before.get(number) instanceof RegularFile file && file.links() > 0) {
            entry = enter(file);
        }
        if (entry != null) {
            entry.mappings = mappings;
        }
    }

    /** All others of before are mapped no more. */
    void keptAll() {
        before = new HashMap<>();
        for (Integer number : entries.keySet().toArray(new Integer[0])) {
            Entry entry = entries.get(number);
            if (entry != null) {
                leaveIfUnused(number, entry);
            }
        }
    }

    /** All processes have ended. */
    void endAll() {
        for (Entry entry : entries.values()) {
            entry.mappings = 0;
        }
        keptAll();
    }
}
