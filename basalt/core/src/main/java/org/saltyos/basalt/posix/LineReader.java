package org.saltyos.basalt.posix;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Utf8;

/** Reads a descriptor line by line. */
public final class LineReader {
    private static final int CAPACITY = 4096;

    private final int descriptor;
    private final byte[] buffer = new byte[CAPACITY];
    private byte[] line = new byte[256];
    private int next;
    private int end;
    private boolean complete;

    /** Reads {@code descriptor}, as UTF-8. */
    public LineReader(int descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * The next line without its end; null behind the last.
     *
     * @throws PosixFault what the read says
     */
    public @Nullable String next() throws PosixFault {
        int length = 0;
        complete = false;
        while (true) {
            if (next == end) {
                end = Files.read(descriptor, buffer, 0, CAPACITY);
                next = 0;
                if (end == 0) {
                    return length == 0 ? null : Utf8.decode(line, 0, length);
                }
            }
            byte value = buffer[next];
            next++;
            if (value == '\n') {
                complete = true;
                return Utf8.decode(line, 0, length);
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, length * 2);
            }
            line[length] = value;
            length++;
        }
    }

    /** Whether the last line had an end, which the last one of a file may lack. */
    public boolean isComplete() {
        return complete;
    }
}
