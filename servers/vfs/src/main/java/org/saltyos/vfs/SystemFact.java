package org.saltyos.vfs;

import java.util.function.Supplier;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.memory.MemoryCalls;
import org.saltyos.basalt.memory.MemoryFigures;

/** A fact about the whole system. The lines look as on Linux, so that what reads them there reads them here. */
final class SystemFact extends Fact {
    /** What {@code /proc/version} says. */
    static final String VERSION = "SaltyOS 0.1 x86_64\n";

    private static final long NANOSECONDS_PER_CENTISECOND = 10_000_000;
    private static final int CENTISECONDS = 100;
    private static final int BYTES_PER_KIB = 1024;
    private static final int WIDTH = 8;

    private final Supplier<String> source;

    SystemFact(FileSystem fileSystem, Supplier<String> source) {
        super(fileSystem);
        this.source = source;
    }

    @Override
    String make() throws PosixFault {
        String text = source.get();
        if (text.isEmpty()) {
            throw PosixFault.EIO;
        }
        return text;
    }

    /** Seconds since the start, with two decimals. */
    static String uptime() {
        long hundredths = SystemCalls.clock() / NANOSECONDS_PER_CENTISECOND;
        long fraction = hundredths % CENTISECONDS;
        return hundredths / CENTISECONDS + (fraction < 10 ? ".0" : ".") + fraction + "\n";
    }

    /** How much memory there is; empty when the memory server does not say. */
    static String memory(long cached, long dirty) {
        try {
            return memory(MemoryCalls.figures(), cached, dirty);
        } catch (RemoteFault fault) {
            return "";
        }
    }

    /**
     * How much memory there is: free is what belongs to nobody, available also what is lent out and not used.
     *
     * @param cached bytes of the page cache
     * @param dirty bytes of it that were not written back
     */
    static String memory(MemoryFigures figures, long cached, long dirty) {
        return kibibytes("MemTotal:      ", figures.total())
                + kibibytes("MemFree:       ", figures.free())
                + kibibytes("MemAvailable:  ", figures.free() + figures.poolFree())
                + kibibytes("Cached:        ", cached)
                + kibibytes("Dirty:         ", dirty);
    }

    /** A line that tells a number of bytes. */
    static String kibibytes(String name, long bytes) {
        String number = Long.toString(bytes / BYTES_PER_KIB);
        return name + " ".repeat(Math.max(0, WIDTH - number.length())) + number + " kB\n";
    }
}
