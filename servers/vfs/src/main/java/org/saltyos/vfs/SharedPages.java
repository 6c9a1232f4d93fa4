package org.saltyos.vfs;

import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.errno.PosixFault;

/**
 * Memory objects with the pages of files that processes share. They outlive the file server. Files are known by their numbers, pages by
 * their place in the file.
 */
public interface SharedPages {
    /**
     * The lowest number above another of a file that has an object; -1 if there is none. Asked at the start only: later the file server
     * knows.
     *
     * @param file -1, then the last answer
     * @throws PosixFault EIO when nobody knows
     */
    int next(int file) throws PosixFault;

    /**
     * Opens a file's object; a new one has no pages.
     *
     * @param pager whom the kernel asks for pages of a new one
     * @throws PosixFault ENOMEM, also when there are too many
     */
    void open(int file, Endpoint pager) throws PosixFault;

    /** The object of a file for which it is open. */
    MemoryObject object(int file);

    /** Gives an object a size in pages; those beyond it are gone for everybody. */
    void resize(int file, long pages);

    /**
     * Fills a page with what lies at {@code source}, unless the page is there.
     *
     * @throws PosixFault ENOMEM
     */
    void supply(int file, long page, long source) throws PosixFault;

    /**
     * Where a page that is there can be read and written, until the next page is asked for.
     *
     * @throws PosixFault EIO when it cannot be shown
     */
    long show(int file, long page) throws PosixFault;

    /** Ends the object of a file; its pages are gone for everybody. */
    void drop(int file);
}
