package org.saltyos.runtime.host;

import org.jspecify.annotations.Nullable;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;
import org.saltyos.runtime.heap.Heap;
import org.saltyos.runtime.heap.Statistics;

/** Start and end of the process, and what its environment asks for. */
public final class HostProcess {
    /** Letters of {@code SALTYOS_HEAP}: s collects at every allocation, p poisons, v verifies, t prints figures at the end. */
    private static final String VARIABLE = "SALTYOS_HEAP=";

    private static boolean withStatistics;
    private static long variables;

    private HostProcess() {}

    /**
     * Reads the environment.
     *
     * @param environment addresses of texts, ended by 0
     * @return debug flags of the heap
     */
    @Unsafe(because = "Linux ends the list by 0 and each text by a zero byte")
    static long options(long environment) {
        variables = environment;
        for (long at = environment; Mem.getLong(at) != 0; at += Long.BYTES) {
            long text = Mem.getLong(at);
            int i = 0;
            while (i < VARIABLE.length() && Mem.getByte(text + i) == (byte) VARIABLE.charAt(i)) {
                i++;
            }
            if (i == VARIABLE.length()) {
                return flags(text + i);
            }
        }
        return 0;
    }

    @Unsafe(because = "Linux ends each text by a zero byte")
    private static long flags(long text) {
        long flags = 0;
        for (long at = text; Mem.getByte(at) != 0; at++) {
            switch (Mem.getByte(at)) {
                case 's' -> flags |= Heap.STRESS;
                case 'p' -> flags |= Heap.POISON;
                case 'v' -> flags |= Heap.VERIFY;
                case 't' -> withStatistics = true;
                default -> {}
            }
        }
        return flags;
    }

    /**
     * The value of a variable of the environment, null if there is none of that name.
     *
     * @param name in ASCII
     */
    @Unsafe(because = "Linux ends the list by 0 and each text by a zero byte")
    public static @Nullable String variable(String name) {
        if (variables == 0) {
            return null; // a server, which has no environment
        }
        for (long at = variables; Mem.getLong(at) != 0; at += Long.BYTES) {
            long text = Mem.getLong(at);
            int i = 0;
            while (i < name.length() && Mem.getByte(text + i) == (byte) name.charAt(i)) {
                i++;
            }
            if (i == name.length() && Mem.getByte(text + i) == '=') {
                int length = 0;
                while (Mem.getByte(text + i + 1 + length) != 0) {
                    length++;
                }
                return HostMain.decode(text + i + 1, length);
            }
        }
        return null;
    }

    /** Ends the program after everything was written. */
    @Unsafe(because = "the process ends")
    public static void exit(long code) {
        Output.flush();
        if (withStatistics) {
            statistics();
        }
        HostCalls.exit(code & 0xff);
    }

    private static void statistics() {
        figure("collections ", Statistics.collections());
        figure(", ticks ", Statistics.time());
        figure(", longest ", Statistics.longest());
        figure(", allocated ", Statistics.allocated());
        figure(", copied ", Statistics.copied());
        figure(", cleared ", Statistics.cleared());
        figure(", live ", Statistics.live());
        figure(", pinned blocks ", Statistics.pinned());
        figure(", crowded blocks ", Statistics.crowded());
        Output.text(Output.ERROR, "\n");
        Output.flush();
    }

    private static void figure(String name, long value) {
        Output.text(Output.ERROR, name);
        Output.decimal(Output.ERROR, value);
    }

    /** Nanoseconds since some moment, never going back. */
    @Unsafe(because = "reads a clock that every Linux has")
    public static long nanoTime() {
        return HostCalls.clock(1);
    }

    /** Milliseconds since 1970. */
    @Unsafe(because = "reads a clock that every Linux has")
    public static long currentTimeMillis() {
        return HostCalls.clock(0) / 1_000_000;
    }

    /** Waits for some nanoseconds, after everything was written. */
    @Unsafe(because = "only this thread waits, and there is no other")
    public static void sleep(long nanoseconds) {
        Output.flush();
        HostCalls.sleep(nanoseconds);
    }
}
