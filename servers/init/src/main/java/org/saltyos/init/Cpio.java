package org.saltyos.init;

import org.saltyos.basalt.archive.ArchiveFile;

/** Finds files in the boot archive by their names. */
final class Cpio {
    private Cpio() {}

    /**
     * The contents of a file.
     *
     * @throws InitFault MISSING_FILE when no file has this name, CORRUPT_ARCHIVE when the archive is broken before it
     */
    static Span find(Span archive, Ascii name) throws InitFault {
        ArchiveFile file = ArchiveFile.first(archive.address(), archive.size());
        while (!file.isEnd()) {
            if (file.isNamed(name.address(), name.length())) {
                return contents(file);
            }
            file = file.next();
        }
        throw reason(file);
    }

    /**
     * The contents of a file.
     *
     * @throws InitFault MISSING_FILE when no file has this name, CORRUPT_ARCHIVE when the archive is broken before it
     */
    static Span find(Span archive, String name) throws InitFault {
        ArchiveFile file = ArchiveFile.first(archive.address(), archive.size());
        while (!file.isEnd()) {
            if (file.isNamed(name)) {
                return contents(file);
            }
            file = file.next();
        }
        throw reason(file);
    }

    private static Span contents(ArchiveFile file) {
        return new Span(file.contents(), file.size());
    }

    /** Why a file was not found, by what the walk ended at. */
    private static InitFault reason(ArchiveFile end) {
        return end.isTrailer() ? InitFault.MISSING_FILE : InitFault.CORRUPT_ARCHIVE;
    }
}
