package org.saltyos.runtime.jdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saltyos.runtime.Replace;

/**
 * {@code java.io.InputStreamReader} for UTF-8, ISO 8859-1 and ASCII, without the buffers and coders of {@code java.nio}. What
 * is malformed becomes U+FFFD, as with the JDK's.
 */
@Replace("java.io.InputStreamReader")
public final class InputStreamReaderObject extends Reader {
    private static final char REPLACEMENT = '\ufffd';
    private static final int NONE = -1;

    private final InputStream in;
    private final Charset charset;
    private boolean closed;

    /** Bytes that were read too far, as none is taken back by a stream; and the second half of a pair. */
    private int pushedBack = NONE;

    private int low = NONE;

    /** Reads UTF-8. */
    public InputStreamReaderObject(InputStream in) {
        this(in, StandardCharsets.UTF_8);
    }

    /** Reads what a name stands for. */
    public InputStreamReaderObject(InputStream in, String charset) throws UnsupportedEncodingException {
        this(in, Charset.forName(charset));
    }

    /** Reads a character set. */
    public InputStreamReaderObject(InputStream in, Charset charset) {
        super(in);
        this.in = in;
        this.charset = Objects.requireNonNull(charset);
    }

    /** The name of the character set. */
    public @Nullable String getEncoding() {
        return closed ? null : charset.equals(StandardCharsets.UTF_8) ? "UTF8" : charset.name();
    }

    @Override
    public int read() throws IOException {
        ensureOpen();
        if (low != NONE) {
            int second = low;
            low = NONE;
            return second;
        }
        int first = next();
        if (first < 0x80 || charset.equals(StandardCharsets.ISO_8859_1)) {
            return first;
        }
        return charset.equals(StandardCharsets.UTF_8) ? multiple(first) : REPLACEMENT;
    }

    @Override
    public int read(char[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        int done = 0;
        // After the first character, only what is there: a person at a terminal waits for an answer.
        while (done < count && (done == 0 || low != NONE || pushedBack != NONE || in.available() > 0)) {
            int character = read();
            if (character < 0) {
                return done == 0 ? -1 : done;
            }
            target[offset + done] = (char) character;
            done++;
        }
        return done;
    }

    /** The character of a sequence of bytes, RFC 3629; of a pair the first half. */
    private int multiple(int first) throws IOException {
        int more = first < 0xc2 ? NONE : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : NONE;
        int point = first & 0x3f >> more;
        for (int i = 0; i < more; i++) {
            int each = next();
            int least = i > 0 ? 0x80 : first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
            int most = i > 0 ? 0xbf : first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
            if (each < least || each > most) {
                pushedBack = each;
                return REPLACEMENT;
            }
            point = point << 6 | each & 0x3f;
        }
        if (more == NONE) {
            return REPLACEMENT;
        }
        if (point > Character.MAX_VALUE) {
            low = Character.lowSurrogate(point);
            return Character.highSurrogate(point);
        }
        return point;
    }

    private int next() throws IOException {
        int byteRead = pushedBack == NONE ? in.read() : pushedBack;
        pushedBack = NONE;
        return byteRead;
    }

    @Override
    public boolean ready() throws IOException {
        ensureOpen();
        return low != NONE || pushedBack != NONE || in.available() > 0;
    }

    private void ensureOpen() throws IOException {
        if (closed) {
            throw new IOException("Stream closed");
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            in.close();
        }
    }
}
