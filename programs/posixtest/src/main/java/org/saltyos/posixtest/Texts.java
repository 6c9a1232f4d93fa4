package org.saltyos.posixtest;

import java.util.Arrays;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.Printer;

/** How the table writes bytes: visible ASCII as it is, everything else as {@code %XX}. */
final class Texts {
    private static final int RADIX = 16;
    private static final String DIGITS = "0123456789ABCDEF";

    private Texts() {}

    /** The contents of a file. */
    static String file(String path) throws PosixFault {
        int file = Files.open(path, OpenFlag.READ, 0);
        byte[] all = new byte[4096];
        int length = 0;
        int count = Files.read(file, all, 0, all.length);
        while (count > 0) {
            length += count;
            all = length == all.length ? Arrays.copyOf(all, 2 * length) : all;
            count = Files.read(file, all, length, all.length - length);
        }
        Files.close(file);
        return Utf8.decode(all, 0, length);
    }

    /** Writes a line to the standard output. */
    static void write(String line) {
        new Printer(Files.OUTPUT).line(line).flush();
    }

    /** The bytes that a word stands for: {@code %XX} is a byte, {@code @N:TEXT} is TEXT N times, two quotes are none. */
    static byte[] bytes(String word) {
        String text = word.equals("''") ? "" : word;
        int colon = text.indexOf(':');
        if (text.startsWith("@") && colon > 0) {
            text = text.substring(colon + 1).repeat(Integer.parseInt(text.substring(1, colon)));
        }
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                bytes[length] = (byte) Integer.parseInt(text.substring(i + 1, i + 3), RADIX);
                i += 2;
            } else {
                bytes[length] = (byte) text.charAt(i);
            }
            length++;
        }
        return Arrays.copyOf(bytes, length);
    }

    /** The name that a word stands for. */
    static String name(String word) {
        byte[] bytes = bytes(word);
        return Utf8.decode(bytes, 0, bytes.length);
    }

    /** Bytes as the table writes them. */
    static String shown(byte[] bytes, int count) {
        StringBuilder text = new StringBuilder("'");
        for (int i = 0; i < count; i++) {
            int value = bytes[i] & 0xff;
            if (value >= '!' && value <= '~' && value != '%') {
                text.append((char) value);
            } else {
                text.append('%').append(DIGITS.charAt(value / RADIX)).append(DIGITS.charAt(value % RADIX));
            }
        }
        return text.append('\'').toString();
    }

    /** A name as the table writes it. */
    static String shown(String name) {
        byte[] bytes = Utf8.encode(name);
        return shown(bytes, bytes.length);
    }
}
