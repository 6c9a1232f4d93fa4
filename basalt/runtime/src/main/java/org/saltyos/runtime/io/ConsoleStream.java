package org.saltyos.runtime.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saltyos.runtime.Replace;
import org.saltyos.runtime.host.Output;

/**
 * {@code java.io.PrintStream} without character sets: text is written as UTF-8, to the standard output, the error output
 * or any other stream. Half of a surrogate pair waits for the other half, as it does in the JDK's encoder.
 */
@Replace("java.io.PrintStream")
public class ConsoleStream extends FilterOutputStream implements Appendable {
    private static final int NO_FILE = 0;

    private final int file;
    private final boolean autoFlush;
    private boolean trouble;
    private char pending;

    /** A stream to {@link Output#OUT} or {@link Output#ERROR}. */
    @SuppressWarnings("NullAway") // as in the JDK after close: the file stands for the stream
    public ConsoleStream(int file) {
        super(null);
        this.file = file;
        this.autoFlush = false;
    }

    public ConsoleStream(OutputStream out) {
        this(out, false);
    }

    public ConsoleStream(OutputStream out, boolean autoFlush) {
        super(Objects.requireNonNull(out, "Null output stream"));
        this.file = NO_FILE;
        this.autoFlush = autoFlush;
    }

    // Bytes.

    @Override
    public void write(int b) {
        put((byte) b);
        endOfCall((byte) b == '\n');
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    public void writeBytes(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        for (int i = 0; i < length; i++) {
            put(bytes[from + i]);
        }
        endOfCall(true);
    }

    private void put(byte b) {
        if (file != NO_FILE) {
            Output.put(file, b);
            return;
        }
        try {
            out.write(b);
        } catch (IOException e) {
            trouble = true;
        }
    }

    private void endOfCall(boolean endOfLine) {
        if (file != NO_FILE) {
            Output.endOfCall(file, endOfLine);
        } else if (autoFlush && endOfLine) {
            flush();
        }
    }

    @Override
    public void flush() {
        if (file != NO_FILE) {
            Output.flush();
            return;
        }
        try {
            out.flush();
        } catch (IOException e) {
            trouble = true;
        }
    }

    @Override
    public void close() {
        flush();
        if (file == NO_FILE) {
            try {
                out.close();
            } catch (IOException e) {
                trouble = true;
            }
        }
    }

    public boolean checkError() {
        flush();
        return trouble || file != NO_FILE && Output.isBroken();
    }

    protected void setError() {
        trouble = true;
    }

    protected void clearError() {
        trouble = false;
    }

    // Text.

    private void text(String text) {
        boolean endOfLine = false;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            endOfLine |= c == '\n';
            character(c);
        }
        endOfCall(endOfLine);
    }

    private void text(char[] text) {
        boolean endOfLine = false;
        for (char c : text) {
            endOfLine |= c == '\n';
            character(c);
        }
        endOfCall(endOfLine);
    }

    private void character(char c) {
        if (c < 0x80 && pending == 0) {
            put((byte) c);
        } else {
            rare(c);
        }
    }

    private void rare(char c) {
        char high = pending;
        pending = 0;
        if (high != 0) {
            if (Character.isLowSurrogate(c)) {
                codePoint(Character.toCodePoint(high, c));
                return;
            }
            put((byte) '?');
        }
        if (Character.isHighSurrogate(c)) {
            pending = c;
        } else if (Character.isLowSurrogate(c)) {
            put((byte) '?');
        } else {
            codePoint(c);
        }
    }

    private void codePoint(int c) {
        if (c < 0x80) {
            put((byte) c);
        } else if (c < 0x800) {
            put((byte) (0xc0 | c >> 6));
            put((byte) (0x80 | c & 0x3f));
        } else if (c < 0x10000) {
            put((byte) (0xe0 | c >> 12));
            put((byte) (0x80 | c >> 6 & 0x3f));
            put((byte) (0x80 | c & 0x3f));
        } else {
            put((byte) (0xf0 | c >> 18));
            put((byte) (0x80 | c >> 12 & 0x3f));
            put((byte) (0x80 | c >> 6 & 0x3f));
            put((byte) (0x80 | c & 0x3f));
        }
    }

    public void print(boolean value) {
        text(value ? "true" : "false");
    }

    public void print(char value) {
        character(value);
        endOfCall(value == '\n');
    }

    public void print(int value) {
        text(String.valueOf(value));
    }

    public void print(long value) {
        text(String.valueOf(value));
    }

    public void print(float value) {
        text(String.valueOf(value));
    }

    public void print(double value) {
        text(String.valueOf(value));
    }

    public void print(char[] value) {
        text(value);
    }

    public void print(@Nullable String value) {
        text(value == null ? "null" : value);
    }

    public void print(@Nullable Object value) {
        text(String.valueOf(value));
    }

    public void println() {
        character('\n');
        endOfCall(true);
    }

    public void println(boolean value) {
        print(value);
        println();
    }

    public void println(char value) {
        print(value);
        println();
    }

    public void println(int value) {
        print(value);
        println();
    }

    public void println(long value) {
        print(value);
        println();
    }

    public void println(float value) {
        print(value);
        println();
    }

    public void println(double value) {
        print(value);
        println();
    }

    public void println(char[] value) {
        print(value);
        println();
    }

    public void println(@Nullable String value) {
        print(value);
        println();
    }

    public void println(@Nullable Object value) {
        // First the text, as in the JDK: toString may print, too.
        String text = String.valueOf(value);
        print(text);
        println();
    }

    public ConsoleStream printf(String format, @Nullable Object... arguments) {
        return format(format, arguments);
    }

    public ConsoleStream printf(Locale locale, String format, @Nullable Object... arguments) {
        return format(locale, format, arguments);
    }

    public ConsoleStream format(String format, @Nullable Object... arguments) {
        print(String.format(format, arguments));
        return this;
    }

    public ConsoleStream format(Locale locale, String format, @Nullable Object... arguments) {
        print(String.format(locale, format, arguments));
        return this;
    }

    @Override
    public ConsoleStream append(@Nullable CharSequence text) {
        print(String.valueOf(text));
        return this;
    }

    @Override
    public ConsoleStream append(@Nullable CharSequence text, int start, int end) {
        CharSequence all = text == null ? "null" : text;
        return append(all.subSequence(start, end));
    }

    @Override
    public ConsoleStream append(char c) {
        print(c);
        return this;
    }
}
