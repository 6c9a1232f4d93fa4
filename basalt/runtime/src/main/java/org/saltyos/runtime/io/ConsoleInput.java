package org.saltyos.runtime.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.saltyos.runtime.host.Input;

/** {@code System.in} of a program on Linux. */
public final class ConsoleInput extends InputStream {
    private static final int FAILED = -2;

    @Override
    public int read() throws IOException {
        return checked(Input.read());
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        return count == 0 ? 0 : checked(Input.read(target, offset, count));
    }

    @Override
    public int available() {
        return Input.available();
    }

    private static int checked(int result) throws IOException {
        if (result == FAILED) {
            throw new IOException("Input/output error");
        }
        return result;
    }
}
