package org.saltyos.basalt.file;

/** How a file is opened: one of the first three, and any of the others. The numbers are those of Linux on x86_64. */
public final class OpenFlag {
    /** For reading. */
    public static final int READ = 0;

    /** For writing. */
    public static final int WRITE = 1;

    /** For both. */
    public static final int READ_WRITE = 2;

    /** The bits of the three above. */
    public static final int ACCESS_MASK = 3;

    /** It is made if it is not there. */
    public static final int CREATE = 0x40;

    /** With {@link #CREATE}: it must not be there. */
    public static final int EXCLUSIVE = 0x80;

    /** It is emptied. */
    public static final int TRUNCATE = 0x200;

    /** Each write goes to its end. */
    public static final int APPEND = 0x400;

    /** EAGAIN in place of waiting. */
    public static final int NONBLOCKING = 0x800;

    /** It must be a directory. */
    public static final int DIRECTORY = 0x1_0000;

    /** A symbolic link at the end is not followed: ELOOP. */
    public static final int NO_FOLLOW = 0x2_0000;

    /** The descriptor is closed when the process becomes another program. */
    public static final int CLOSE_ON_EXECUTE = 0x8_0000;

    private OpenFlag() {}
}
