package org.saltyos.runtime;

import org.jspecify.annotations.NullMarked;

/**
 * {@code String.split} at a text. The compiler sends calls here whose pattern is a literal that means itself, so that they do
 * not bring regular expressions into the image.
 */
@NullMarked
final class Splitting {
    private Splitting() {}

    /** The pieces of a text, as {@link String#split(String, int)} gives them; the separator is not empty. */
    static String[] at(String text, String separator, int limit) {
        int pieces = 1;
        int at = text.indexOf(separator);
        while (at >= 0 && pieces != limit) {
            pieces++;
            at = text.indexOf(separator, at + separator.length());
        }
        String[] result = new String[pieces];
        int from = 0;
        for (int i = 0; i < pieces - 1; i++) {
            int end = text.indexOf(separator, from);
            result[i] = text.substring(from, end);
            from = end + separator.length();
        }
        result[pieces - 1] = text.substring(from);
        return limit == 0 && pieces > 1 ? withoutEmptyEnd(result) : result;
    }

    private static String[] withoutEmptyEnd(String[] pieces) {
        int kept = pieces.length;
        while (kept > 0 && pieces[kept - 1].isEmpty()) {
            kept--;
        }
        String[] result = new String[kept];
        System.arraycopy(pieces, 0, result, 0, kept);
        return result;
    }
}
