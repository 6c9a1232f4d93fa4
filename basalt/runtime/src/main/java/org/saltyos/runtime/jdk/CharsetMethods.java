package org.saltyos.runtime.jdk;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.saltyos.runtime.Substitute;

/** Bodies for methods of Charset: the character sets are the three that String knows by itself. */
@Substitute("java.nio.charset.Charset")
final class CharsetMethods {
    private CharsetMethods() {}

    static Charset defaultCharset() {
        return StandardCharsets.UTF_8;
    }

    static boolean isSupported(String name) {
        return find(name) != null;
    }

    static Charset forName(String name) {
        Charset found = find(name);
        if (found == null) {
            throw new UnsupportedCharsetException(name);
        }
        return found;
    }

    private static Charset find(String name) {
        if (name == null) {
            throw new IllegalArgumentException("Null charset name");
        }
        if (name.isEmpty()) {
            throw new IllegalCharsetNameException(name);
        }
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8", "UNICODE-1-1-UTF-8" -> StandardCharsets.UTF_8;
            case "ISO-8859-1", "ISO8859_1", "ISO8859-1", "LATIN1", "L1", "ISO_8859-1", "8859_1", "CP819", "IBM819" ->
                StandardCharsets.ISO_8859_1;
            case "US-ASCII", "ASCII", "ASCII7", "ISO646-US", "ISO_646.IRV:1991", "CP367", "646" ->
                StandardCharsets.US_ASCII;
            default -> null;
        };
    }
}
