package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Substitute;

/** Bodies for methods of the JDK's writer of numbers, of 21 and later, which stores characters past all checks. */
@Substitute("jdk.internal.util.DecimalDigits")
final class DecimalDigitsMethods {
    private DecimalDigitsMethods() {}

    static void uncheckedPutCharLatin1(byte[] text, int index, int character) {
        text[index] = (byte) character;
    }

    static void uncheckedPutCharUTF16(byte[] text, int index, int character) {
        text[2 * index] = (byte) character;
        text[2 * index + 1] = (byte) (character >> Byte.SIZE);
    }
}
