package org.saltyos.garbage;

import java.util.Locale;

/** Strings of all shapes: Latin, wide, built, cut and compared. */
final class StringWork {
    private static final int ROUNDS = 100;

    private StringWork() {}

    static long run() {
        long hash = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String text = "round " + i + ", half " + i / 2.0 + ", wide \u03c0\ud83d\ude00" + (char) ('a' + i % 26);
            StringBuilder reversed =
                    new StringBuilder(text).reverse().insert(0, i).append(true);
            hash = hash * 31 + text.hashCode();
            hash = hash * 31 + reversed.toString().hashCode();
            hash = hash * 31
                    + text.indexOf("half")
                    + Integer.signum(text.substring(2, 9).compareTo("und 10"));
            hash = hash * 31 + text.toUpperCase(Locale.ROOT).hashCode();
            hash = hash * 31 + String.join("/", text.split(", ")).hashCode();
            hash = hash * 31 + kind(text.substring(0, 5) + i % 3);
        }
        return hash;
    }

    private static int kind(String text) {
        return switch (text) {
            case "round0" -> 1;
            case "round1" -> 2;
            default -> text.codePointCount(0, text.length());
        };
    }
}
