package org.saltyos.maven.qemu;

import java.util.List;

/**
 * The machine a guest runs on.
 *
 * @param memoryMib its memory in MiB, 2 to 65536
 * @param processor QEMU's processor model and flags, for example {@code max,-pcid}
 * @param extra further arguments for QEMU, at the end of its command
 */
public record Machine(int memoryMib, String processor, List<String> extra) {
    /** What tests use when they say nothing: 128 MiB, every feature QEMU can emulate. */
    public static final Machine DEFAULT = new Machine(128, "max", List.of());

    public Machine {
        extra = List.copyOf(extra);
        if (memoryMib < 2 || memoryMib > 65536) {
            throw new IllegalArgumentException("memory of " + memoryMib + " MiB is outside 2 to 65536");
        }
    }
}
