package org.saltyos.init;

import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * A text in the boot archive.
 *
 * @param address of its first character
 * @param length number of characters, not negative
 */
record Ascii(long address, int length) {
    /** The character at {@code index}, 0 to length - 1. */
    @Unsafe(because = "an Ascii is made only of ranges that were checked to lie inside the boot archive")
    byte at(int index) {
        return Mem.getByte(address + index);
    }

    /** Whether it has exactly these characters. */
    boolean is(String text) {
        if (text.length() != length) {
            return false;
        }
        return startsWith(text);
    }

    /** Whether it begins with these characters. */
    boolean startsWith(String text) {
        if (text.length() > length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (at(i) != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Adds the characters to {@code target}. */
    void appendTo(Bytes target) {
        for (int i = 0; i < length; i++) {
            target.append(at(i));
        }
    }
}
