package org.saltyos.runtime.host;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** The first method of a program on Linux in the managed language. */
public final class HostMain {
    private static final char REPLACEMENT = '\ufffd';

    private HostMain() {}

    /**
     * Runs the program with the arguments that Linux gave it.
     *
     * @param count of the arguments, the program's name included
     * @param values addresses of the arguments
     * @return the exit code
     */
    @Unsafe(because = "Linux passes that many addresses of texts, each ended by a zero byte")
    public static long start(long count, long values) {
        String[] arguments = new String[(int) Math.max(count - 1, 0)];
        for (int i = 0; i < arguments.length; i++) {
            long text = Mem.getLong(values + (i + 1L) * Long.BYTES);
            int length = 0;
            while (Mem.getByte(text + length) != 0) {
                length++;
            }
            arguments[i] = decode(text, length);
        }
        UserMain.main(arguments);
        return 0;
    }

    /** Decodes UTF-8; what is malformed becomes U+FFFD. */
    @Unsafe(because = "reads bytes below the length")
    static String decode(long text, int length) {
        char[] characters = new char[length];
        int count = 0;
        for (int i = 0; i < length; ) {
            int first = Mem.getByte(text + i) & 0xff;
            int more = first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1;
            int point = more <= 0 ? first : first & 0x3f >> more;
            int end = i + 1;
            while (end <= i + more && end < length && (Mem.getByte(text + end) & 0xc0) == 0x80) {
                point = point << 6 | Mem.getByte(text + end) & 0x3f;
                end++;
            }
            boolean whole = more >= 0 && end == i + 1 + more;
            boolean shortest = more < 2 || point >= (more == 2 ? 0x800 : 0x10000);
            if (!whole || !shortest || point > Character.MAX_CODE_POINT || point >= 0xd800 && point < 0xe000) {
                characters[count++] = REPLACEMENT;
                end = whole ? i + 1 : end;
            } else if (point < 0x10000) {
                characters[count++] = (char) point;
            } else {
                characters[count++] = Character.highSurrogate(point);
                characters[count++] = Character.lowSurrogate(point);
            }
            i = end;
        }
        return new String(characters, 0, count);
    }
}
