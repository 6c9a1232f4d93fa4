package org.saltyos.init;

import org.saltyos.abi.boot.ArchiveHeader;
import org.saltyos.abi.boot.BootFormat;

/** The boot archive as init sees it: the files in its CPIO part. */
final class BootArchive {
    private static Span files = new Span(0, 0);
    private static Span system = new Span(0, 0);

    private BootArchive() {}

    /**
     * Opens the archive and finds the server table.
     *
     * @throws InitFault when it is not one
     */
    static void open(long address, long size) throws InitFault {
        Span whole = new Span(address, size);
        whole.part(0, ArchiveHeader.SIZE);
        ArchiveHeader header = new ArchiveHeader(address);
        if (header.magic() != BootFormat.ARCHIVE_MAGIC || header.version() != BootFormat.ARCHIVE_VERSION) {
            throw InitFault.CORRUPT_ARCHIVE;
        }
        files = whole.part(header.cpioOffset(), header.cpioSize());
        system = Cpio.find(files, BootFormat.SYSTEM_FILE);
    }

    /** The CPIO part: all files. */
    static Span files() {
        return files;
    }

    /** Contents of {@code system.bin}. */
    static Span system() {
        return system;
    }

    /**
     * Contents of a file.
     *
     * @throws InitFault MISSING_FILE when there is none of this name
     */
    static Span find(Ascii name) throws InitFault {
        return Cpio.find(files, name);
    }
}
