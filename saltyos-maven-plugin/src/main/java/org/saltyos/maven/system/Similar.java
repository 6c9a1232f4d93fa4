package org.saltyos.maven.system;

import java.util.Collection;

/** Finds the name that a misspelt one was meant to be. */
final class Similar {
    private Similar() {}

    /** The known name at the smallest edit distance, empty if none is within a third of the length. */
    static String nearest(String wrong, Collection<String> known) {
        String nearest = "";
        int best = wrong.length() / 3 + 1;
        for (String name : known) {
            int distance = distance(wrong, name);
            if (distance < best) {
                best = distance;
                nearest = name;
            }
        }
        return nearest;
    }

    /** Levenshtein's distance, row by row. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
