package org.saltyos.maven.qemu;

import java.nio.file.Path;

/**
 * A QEMU that can run our guests.
 *
 * @param program the file of {@code qemu-system-x86_64}
 * @param version its version
 */
public record Qemu(Path program, Version version) {
    /** Oldest version accepted: the first whose TCG processor "max" has all that the kernel may use. */
    public static final Version OLDEST = new Version(6, 0);

    /**
     * A version of QEMU.
     *
     * @param major for example 7
     * @param minor for example 2
     */
    public record Version(int major, int minor) implements Comparable<Version> {
        @Override
        public int compareTo(Version other) {
            return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }
    }
}
