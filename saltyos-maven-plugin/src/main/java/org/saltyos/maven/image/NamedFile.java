package org.saltyos.maven.image;

import java.nio.charset.StandardCharsets;

/**
 * A file of an archive or a medium.
 *
 * @param name as the archive shows it
 * @param mode kind and permissions, as in {@code stat} (POSIX, sys/stat.h)
 * @param content all its bytes, or the text of a symbolic link; not copied
 */
public record NamedFile(String name, int mode, byte[] content) {
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040755;
    private static final int LINK = 0120777;
    private static final int READ_ONLY = REGULAR | 0444;
    private static final int ORDINARY = REGULAR | 0644;
    private static final int EXECUTABLE = REGULAR | 0755;

    /** A file that nobody changes. */
    public NamedFile(String name, byte[] content) {
        this(name, READ_ONLY, content);
    }

    /** A program. */
    static NamedFile program(String name, byte[] content) {
        return new NamedFile(name, EXECUTABLE, content);
    }

    /** A file that may be changed. */
    static NamedFile ordinary(String name, byte[] content) {
        return new NamedFile(name, ORDINARY, content);
    }

    /** A directory. */
    static NamedFile directory(String name) {
        return new NamedFile(name, DIRECTORY, new byte[0]);
    }

    /** A symbolic link. */
    static NamedFile link(String name, String target) {
        return new NamedFile(name, LINK, target.getBytes(StandardCharsets.UTF_8));
    }
}
