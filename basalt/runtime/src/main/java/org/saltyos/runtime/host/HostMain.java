package org.saltyos.runtime.host;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * What a program on Linux starts with. The goal {@code saltyos:native} makes the class {@code ProgramStart} of this package,
 * whose method {@code start} calls the program's main method with these arguments.
 */
public final class HostMain {
    private static final char REPLACEMENT = '\ufffd';

    private HostMain() {}

    /**
     * The arguments that Linux gave the program, without the program's name.
     *
     * @param count of the arguments, the program's name included
     * @param values addresses of the arguments
     */
    @Unsafe(because = "Linux passes that many addresses of texts, each ended by a zero byte")
    public static String[] arguments(long count, long values) {
        String[] arguments = new String[(int) Math.max(count - 1, 0)];
        for (int i = 0; i < arguments.length; i++) {
            long text = Mem.getLong(values + (i + 1L) * Long.BYTES);
            int length = 0;
            while (Mem.getByte(text + length) != 0) {
                length++;
            }
            arguments[i] = decode(text, length);
        }
        return arguments;
    }

    /** Decodes UTF-8; what is malformed becomes U+FFFD. */
    @Unsafe(because = "reads bytes below the length")
    static String decode(long text, int length) {
        char[] characters = new char[length];
        int count = 0;
        for (int i = 0; i < length; ) {
            int first = Mem.getByte(text + i) & 0xff;
            int more =
                    first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1;
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
