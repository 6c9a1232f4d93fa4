package org.saltyos.maven.qemu;

import java.util.List;

/**
 * The machine a guest runs on.
 *
 * @param memoryMib its memory in MiB, 2 to 65536
 * @param processor QEMU's processor model and flags, for example {@code max,-pcid}
 * @param processors how many, 1 to 16; with more than one and without icount, each has a thread of the host
 * @param extra further arguments for QEMU, at the end of its command
 */
public record Machine(int memoryMib, String processor, int processors, List<String> extra) {
    /** Most processors the kernel uses. */
    public static final int MOST_PROCESSORS = 16;

    /** What tests use when they say nothing: 128 MiB, every feature QEMU can emulate. */
    public static final Machine DEFAULT = new Machine(128, "max", 1, List.of());

    /** A machine with one processor. */
    public Machine(int memoryMib, String processor, List<String> extra) {
        this(memoryMib, processor, 1, extra);
    }

    public Machine {
        extra = List.copyOf(extra);
        if (memoryMib < 2 || memoryMib > 65536) {
            throw new IllegalArgumentException("memory of " + memoryMib + " MiB is outside 2 to 65536");
        }
        if (processors < 1 || processors > MOST_PROCESSORS) {
            throw new IllegalArgumentException(processors + " processors are outside 1 to " + MOST_PROCESSORS);
        }
    }
}
