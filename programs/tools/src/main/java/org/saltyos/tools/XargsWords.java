package org.saltyos.tools;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Utf8;

/** Reads words for {@code xargs}: between blanks, with quotes and backslashes (POSIX.1-2017, xargs); or lines; or what ends in zeros. */
final class XargsWords {
    /** Words between blanks and line ends, in which quotes keep blanks together. */
    static final char WORDS = 'w';

    /** Whole lines without the blanks they start with. */
    static final char LINES = 'l';

    /** Texts that end in a zero byte. */
    static final char ZEROS = '0';

    private final ByteReader reader;
    private final char kind;
    private boolean unfinished;

    XargsWords(ByteReader reader, char kind) {
        this.reader = reader;
        this.kind = kind;
    }

    /** Whether the input ended within quotes. */
    boolean isUnfinished() {
        return unfinished;
    }

    /** The next one; null behind the last. */
    @Nullable
    String next() throws PosixFault {
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        boolean begun = false;
        int quote = 0;
        int c = reader.next();
        while (c >= 0) {
            boolean end = kind == ZEROS ? c == 0 : c == '\n' || kind == WORDS && (c == ' ' || c == '\t');
            if (quote == 0 && end) {
                if (begun || kind == ZEROS) {
                    break;
                }
            } else if (kind == WORDS && c == quote) {
                quote = 0;
            } else if (kind == WORDS && quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                begun = true;
            } else if (begun || kind != LINES || c != ' ' && c != '\t') {
                int taken = kind == WORDS && quote == 0 && c == '\\' ? reader.next() : c;
                word.write(Math.max(0, taken));
                begun = true;
            }
            c = reader.next();
        }
        unfinished = quote != 0;
        byte[] bytes = word.toByteArray();
        return unfinished || c < 0 && !begun ? null : Utf8.decode(bytes, 0, bytes.length);
    }
}
