package org.saltyos.basalt.posix;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Utf8;

/**
 * Writes text to a descriptor, in pieces: at the latest when {@link #flush} is called. What goes wrong is kept and told by
 * {@link #failure}, so that a program can write without asking each time; after a failure nothing more is written.
 */
public final class Printer {
    private static final int CAPACITY = 4096;

    private final int descriptor;
    private final byte[] buffer = new byte[CAPACITY];
    private int length;
    private int failure;

    /** Writes to {@code descriptor}, in UTF-8. */
    public Printer(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Writes text. */
    public Printer print(String text) {
        byte[] bytes = Utf8.encode(text);
        write(bytes, 0, bytes.length);
        return this;
    }

    /** Writes a number. */
    public Printer print(long number) {
        return print(Long.toString(number));
    }

    /** Writes text and a line end. */
    public Printer line(String text) {
        print(text);
        return line();
    }

    /** Writes a line end. */
    public Printer line() {
        if (length == CAPACITY) {
            flush();
        }
        buffer[length] = '\n';
        length++;
        return this;
    }

    /** Writes bytes. */
    public void write(byte[] bytes, int first, int count) {
        int done = 0;
        while (done < count) {
            if (length == CAPACITY) {
                flush();
            }
            int part = Math.min(CAPACITY - length, count - done);
            System.arraycopy(bytes, first + done, buffer, length, part);
            length += part;
            done += part;
        }
    }

    /** Writes the first {@code count} bytes of {@link SharedBuffer} at once; call {@link #flush} before they are read into it. */
    public void writeShared(int count) {
        if (length > 0) {
            throw new IllegalStateException("what was written before would take the place of what lies in the buffer");
        }
        if (failure == 0) {
            try {
                SharedBuffer.write(descriptor, count);
            } catch (PosixFault fault) {
                failure = fault.code();
            }
        }
    }

    /** Lets everything that was written go out. */
    public void flush() {
        int count = length;
        length = 0;
        if (failure != 0 || count == 0) {
            return;
        }
        try {
            Files.write(descriptor, buffer, 0, count);
        } catch (PosixFault fault) {
            failure = fault.code();
        }
    }

    /** Code of the {@link PosixFault} that ended the writing, 0 if there was none. */
    public int failure() {
        return failure;
    }
}
