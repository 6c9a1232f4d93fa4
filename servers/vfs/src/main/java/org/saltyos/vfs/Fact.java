package org.saltyos.vfs;

import java.util.function.Supplier;
import org.saltyos.basalt.file.FileType;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.posix.PosixFault;

/** A file whose text is made whenever it is read from its start. */
final class Fact extends Node {
    private static final long NANOSECONDS_PER_CENTISECOND = 10_000_000;
    private static final int CENTISECONDS = 100;

    private final Supplier<String> source;
    private byte[] text = new byte[0];

    Fact(FileSystem fileSystem, Supplier<String> source) {
        super(fileSystem, 0444);
        this.source = source;
    }

    /** Seconds since the start, with two decimals, as Linux shows them. */
    static String uptime() {
        long hundredths = SystemCalls.clock() / NANOSECONDS_PER_CENTISECOND;
        long fraction = hundredths % CENTISECONDS;
        return hundredths / CENTISECONDS + (fraction < 10 ? ".0" : ".") + fraction + "\n";
    }

    @Override
    FileType type() {
        return FileType.REGULAR;
    }

    @Override
    long size() {
        return 0;
    }

    @Override
    boolean isSeekable() {
        return true;
    }

    @Override
    int read(long offset, long address, int count) {
        if (offset == 0) {
            text = Utf8.encode(source.get());
        }
        int taken = (int) Math.max(0, Math.min(count, text.length - offset));
        if (taken > 0) {
            RawMemory.put(address, text, (int) offset, taken);
        }
        return taken;
    }

    @Override
    int write(long offset, long address, int count) throws PosixFault {
        throw PosixFault.EACCES;
    }
}
