package org.saltyos.basalt.heap;

import org.saltyos.basalt.console.ConsoleClient;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.posix.LastWords;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;
import org.saltyos.runtime.Substitute;

/**
 * What library code asks of the system it runs on, in a server or program with a heap. {@code System.out} and
 * {@code System.err} of a server are the console, which its manifest has to name among its needs; those of a program are its
 * descriptors 1 and 2. {@code System.nanoTime} is the kernel's clock.
 */
@Substitute("org.saltyos.runtime.host.HostCalls")
final class HostCallsMethods {
    private static final int CHUNK_BYTES = 256;
    private static final int BROKEN = -5; // EIO
    private static final Bytes CHUNK = new Bytes(CHUNK_BYTES);

    private HostCallsMethods() {}

    @Unsafe(because = "the caller's buffer has that many bytes")
    static long write(long file, long address, long count) {
        int chunk = (int) Math.min(count, CHUNK_BYTES);
        CHUNK.clear();
        for (int i = 0; i < chunk; i++) {
            CHUNK.append(Mem.getByte(address + i));
        }
        return (Startup.isProgram() ? LastWords.write((int) file, CHUNK) : writeToConsole()) ? chunk : BROKEN;
    }

    private static boolean writeToConsole() {
        try {
            new ConsoleClient(Startup.service("console")).write(CHUNK);
            return true;
        } catch (RemoteFault fault) {
            return false;
        }
    }

    /** The standard input of a program; a server has none, which is its end. */
    static long read(long file, long address, long count) {
        if (!Startup.isProgram()) {
            return 0;
        }
        int moved = LastWords.read((int) file, address, (int) Math.min(count, Integer.MAX_VALUE));
        return moved < 0 ? BROKEN : moved;
    }

    static void exit(long code) {
        if (Startup.isProgram()) {
            Processes.exit((int) code);
        } else {
            Startup.finish((int) code);
        }
    }

    /** Each line is written at its end. */
    static long isTerminal(long file) {
        return 1;
    }

    static long clock(long which) {
        if (which == 0) {
            throw new UnsupportedOperationException("there is no time of day");
        }
        return SystemCalls.clock();
    }

    static void sleep(long nanoseconds) {
        long now = SystemCalls.clock();
        SystemCalls.sleepUntil(now + Math.min(nanoseconds, Long.MAX_VALUE - now));
    }
}
