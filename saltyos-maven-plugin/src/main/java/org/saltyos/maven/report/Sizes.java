package org.saltyos.maven.report;

import java.util.Locale;

/** Numbers of bytes as people read them. */
public final class Sizes {
    private static final long KIBIBYTE = 1024;
    private static final long MEBIBYTE = 1024 * KIBIBYTE;

    private Sizes() {}

    /** A number of bytes with its unit, for example {@code 12.5 KiB}. */
    public static String text(long bytes) {
        if (bytes < KIBIBYTE) {
            return bytes + " B";
        }
        return bytes < MEBIBYTE
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / (double) KIBIBYTE)
                : String.format(Locale.ROOT, "%.2f MiB", bytes / (double) MEBIBYTE);
    }
}
