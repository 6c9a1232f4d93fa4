package org.saltyos.abi.boot;

/**
 * Magic numbers, versions and limits of the formats in this package. All fields of all formats are little-endian.
 */
public final class BootFormat {
    /** First eight bytes of a boot archive: {@code SALTYARC}. */
    public static final long ARCHIVE_MAGIC = 0x4352_4159_544c_4153L;

    /** Version of {@link ArchiveHeaderLayout}. */
    public static final int ARCHIVE_VERSION = 1;

    /** First eight bytes of a flattened program: {@code SALTYIMG}. */
    public static final long IMAGE_MAGIC = 0x474d_4959_544c_4153L;

    /** Version of {@link ImageHeaderLayout}. */
    public static final int IMAGE_VERSION = 2;

    /** Most segments a flattened program has. */
    public static final int IMAGE_MAX_SEGMENTS = 8;

    /** Segment flag: may be executed (value of ELF's PF_X). */
    public static final int SEGMENT_EXECUTE = 1;

    /** Segment flag: may be written (value of ELF's PF_W). */
    public static final int SEGMENT_WRITE = 2;

    /** Segment flag: may be read (value of ELF's PF_R). */
    public static final int SEGMENT_READ = 4;

    /** First eight bytes of {@code system.bin}: {@code SALTYSYS}. */
    public static final long SYSTEM_MAGIC = 0x5359_5359_544c_4153L;

    /** Version of {@link SystemTableLayout}. */
    public static final int SYSTEM_VERSION = 2;

    /** Name of the server table inside the archive's CPIO part. */
    public static final String SYSTEM_FILE = "system.bin";

    /** Restart policy: a server that died stays dead. */
    public static final int RESTART_NEVER = 0;

    /** Restart policy: a server that faulted or stopped answering is started again. */
    public static final int RESTART_ON_FAULT = 1;

    /** Every part of an archive and every segment of a flattened program starts at a multiple of this many bytes. */
    public static final int ALIGNMENT = 4096;

    /** Flag of a server: its thread may use floating-point registers. */
    public static final int SERVER_FLOATING_POINT = 1;

    /** Flag of a needed service: the server may hand it on to others, under badges of its own choosing. */
    public static final int SERVICE_DELEGATED = 1;

    private BootFormat() {}
}
