package org.saltyos.runtime.jdk;

import java.util.HashMap;
import java.util.Map;
import org.saltyos.runtime.Substitute;

/** Bodies for methods of String: the table of interned strings begins with the literals of the program. */
@Substitute("java.lang.String")
final class StringMethods {
    /** All strings of the image that are literals; the compiler fills it when the image is complete. */
    private static String[] literals;

    private static final Map<String, String> INTERNED = new HashMap<>();

    private StringMethods() {}

    static String intern(String self) {
        String[] known = literals;
        if (known != null) {
            literals = null;
            for (String each : known) {
                INTERNED.put(each, each);
            }
        }
        String present = INTERNED.putIfAbsent(self, self);
        return present == null ? self : present;
    }
}
