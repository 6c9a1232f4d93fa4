package org.saltyos.vfs;

import java.util.Arrays;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.errno.PosixFault;

/**
 * The pages of one file that processes share. A page that was touched lies in the file's object, and what is in the arena in its
 * place is old until the object is given up; every other piece is where it always was.
 */
final class SharedContents {
    /** It is in the arena only. */
    private static final byte ABSENT = 0;

    /** It is in the object. */
    private static final byte PRESENT = 1;

    /** The file server before this one knew. */
    private static final byte UNKNOWN = 2;

    private final SharedPages memory;
    private final int file;
    private byte[] states = new byte[0];

    private SharedContents(SharedPages memory, int file) {
        this.memory = memory;
        this.file = file;
    }

    /**
     * For a file that nobody shares yet.
     *
     * @param size pages of the file
     * @throws PosixFault ENOMEM
     */
    static SharedContents begin(SharedPages memory, int file, long size, Endpoint pager) throws PosixFault {
        memory.open(file, pager);
        memory.resize(file, size);
        return new SharedContents(memory, file);
    }

    /**
     * For a file that was shared when a file server before this one ended.
     *
     * @param size pages of the file
     * @throws PosixFault ENOMEM
     */
    static SharedContents goOn(SharedPages memory, int file, int size) throws PosixFault {
        memory.open(file, new Endpoint(0));
        memory.resize(file, size);
        SharedContents contents = new SharedContents(memory, file);
        contents.states = new byte[size];
        Arrays.fill(contents.states, UNKNOWN);
        return contents;
    }

    MemoryObject object() {
        return memory.object(file);
    }

    /** The file has so many pages now; those beyond are gone. */
    void resize(long pages) {
        for (int i = (int) Math.min(pages, states.length); i < states.length; i++) {
            states[i] = ABSENT;
        }
        memory.resize(file, pages);
    }

    private byte state(int page) {
        return page < states.length ? states[page] : ABSENT;
    }

    /**
     * Makes a page be there.
     *
     * @param home where it lies in the arena
     * @throws PosixFault ENOMEM
     */
    void supply(int page, long home) throws PosixFault {
        if (state(page) == PRESENT) {
            return;
        }
        if (page >= states.length) {
            states = Arrays.copyOf(states, Math.max(page + 1, states.length * 2));
        }
        memory.supply(file, page, home);
        states[page] = PRESENT;
    }

    /**
     * Where a page's contents are.
     *
     * @param home where it lies in the arena
     * @throws PosixFault ENOMEM when that cannot be found out
     */
    long place(int page, long home) throws PosixFault {
        if (state(page) == UNKNOWN) {
            supply(page, home); // it is there, or it is now
        }
        return state(page) == PRESENT ? memory.show(file, page) : home;
    }

    /** Ends the object. */
    void drop() {
        memory.drop(file);
    }
}
