package org.saltyos.runtime.host;

import org.saltyos.lang.Import;
import org.saltyos.lang.Symbol;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.machine.Machine;

/**
 * What the program asks of Linux, and the symbols of native-start.S. The model on HotSpot writes to the ports of the
 * simulated machine: port 1 is the standard output, port 2 the error output, port 0 takes the exit code.
 */
@Unsafe(because = "native-start.S defines these symbols with these signatures")
final class HostCalls {
    private HostCalls() {}

    /** Writes bytes to a file; the number written, or a negative error. */
    @Import("salty_write")
    static long write(long file, long address, long count) {
        Machine machine = Machine.current();
        for (long i = 0; i < count; i++) {
            machine.ports().write((int) file, 1, machine.memory().getByte(address + i));
        }
        return count;
    }

    /** Reads bytes from a file; the number read, 0 at its end, or a negative error. */
    @Import("salty_read")
    static long read(long file, long address, long count) {
        Machine machine = Machine.current();
        machine.memory().putByte(address, (byte) machine.ports().read((int) file, 1));
        return 1;
    }

    /** Ends the program; natively it does not return. */
    @Import("salty_exit")
    static void exit(long code) {
        Machine.current().ports().write(0, 1, (int) code);
    }

    /** Whether a file is a terminal: 1 or 0. */
    @Import("salty_is_terminal")
    static long isTerminal(long file) {
        return 0;
    }

    /** Nanoseconds of a clock: 0 is the time of day, 1 never goes back. */
    @Import("salty_clock")
    static long clock(long which) {
        return which == 0 ? System.currentTimeMillis() * 1_000_000 : System.nanoTime();
    }

    /** Waits for some nanoseconds, at least 0. */
    @Import("salty_sleep")
    static void sleep(long nanoseconds) {
        // the simulated machine's time does not pass
    }

    /** The buffer of the standard output. */
    @Symbol("salty_output_buffer")
    static long outputBuffer() {
        return Machine.current().register("salty_output_buffer");
    }

    /** The word with the lowest address of the guard below the stack; the word with its end follows. */
    @Symbol("salty_stack_guard")
    static long stackGuard() {
        return Machine.current().register("salty_stack_guard");
    }

    /** The line table of the program. */
    @Symbol("salty_lines")
    static long lines() {
        return Machine.current().register("salty_lines");
    }

    /** The end of the line table. */
    @Symbol("salty_lines_end")
    static long linesEnd() {
        return Machine.current().register("salty_lines_end");
    }
}
