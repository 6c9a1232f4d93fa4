package org.saltyos.vfs;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.saltyos.basalt.errno.PosixFault;

/** Writes a tree into a journal as if it had just been made. Files without a name are left out: they end with the file server. */
final class Snapshot {
    private final Journal journal;
    private final Set<Integer> written = new HashSet<>();
    private final ArrayDeque<Directory> waiting = new ArrayDeque<>();

    Snapshot(Journal journal) {
        this.journal = journal;
    }

    /**
     * Writes the whole tree.
     *
     * @throws PosixFault ENOSPC
     */
    void write(Directory root) throws PosixFault {
        written.add(root.number());
        waiting.add(root);
        while (!waiting.isEmpty()) {
            names(waiting.remove());
        }
    }

    private void names(Directory directory) throws PosixFault {
        byte[] name = directory.after(OpenFile.NO_NAME);
        while (name != null) {
            Node node = directory.find(name);
            if (node != null) {
                boolean isNew = written.add(node.number());
                if (isNew) {
                    file(node);
                }
                journal.reserveInSnapshot();
                journal.named(directory, name, node);
                if (isNew && node instanceof Directory child) {
                    waiting.add(child);
                }
            }
            name = directory.after(name);
        }
        journal.reserveInSnapshot();
        journal.time(directory);
    }

    private void file(Node node) throws PosixFault {
        journal.reserveInSnapshot();
        journal.made(node);
        if (node instanceof RegularFile file) {
            file.describe(journal);
        }
    }
}
