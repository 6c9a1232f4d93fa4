package org.saltyos.basalt.posix;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.lang.Inline;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * The memory that this process shares with its servers, as its buffer: the file server puts there what it reads and takes from there
 * what it writes, so nothing is copied to an array and back. Contents stay until the next call of {@link Files}, {@link Command} or
 * {@link Processes}. For one thread.
 */
@Unsafe(because = "every access is checked to lie inside the exchange memory, which every process has mapped")
public final class SharedBuffer {
    /** Bytes that it holds. */
    public static final int BYTES = ProgramLayout.EXCHANGE_BYTES;

    private SharedBuffer() {}

    /**
     * Reads from a descriptor, as {@link Files#read}: what is read lies at index 0 and behind it.
     *
     * @param count bytes at most, not more than {@link #BYTES}
     * @return so many; 0 at the end
     */
    public static int read(int descriptor, int count) throws PosixFault {
        return Files.readShared(descriptor, count);
    }

    /**
     * Writes all of the first {@code count} bytes, as {@link Files#write}. What lies in the buffer afterwards is not known.
     *
     * @param count not more than {@link #BYTES}
     */
    public static void write(int descriptor, int count) throws PosixFault {
        int done = Files.writeShared(descriptor, count);
        int rest = count - done;
        while (rest > 0) {
            Mem.move(ProgramLayout.EXCHANGE, ProgramLayout.EXCHANGE + done, rest);
            done = Files.writeShared(descriptor, rest);
            rest -= done;
        }
    }

    /** The byte at {@code index}. */
    public static byte get(int index) {
        return Mem.getByte(at(index, 1));
    }

    /** Sets the byte at {@code index}. */
    public static void put(int index, byte value) {
        Mem.putByte(at(index, 1), value);
    }

    /** The eight bytes from {@code index} on, the lowest first. */
    public static long getLong(int index) {
        return Mem.getLong(at(index, Long.BYTES));
    }

    /** Sets eight bytes from {@code index} on, the lowest first. */
    public static void putLong(int index, long value) {
        Mem.putLong(at(index, Long.BYTES), value);
    }

    @Inline
    private static long at(int index, int width) {
        if (index < 0 || index > BYTES - width) {
            throw new IndexOutOfBoundsException("outside of the buffer");
        }
        return ProgramLayout.EXCHANGE + index;
    }
}
