package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Substitute;

/** Bodies for methods of the JDK's parser of floating-point numbers. */
@Substitute("jdk.internal.math.FloatingDecimal")
final class FloatingDecimalMethods {
    private FloatingDecimalMethods() {}

    /** Hexadecimal floating-point strings go through a pattern that exists only in the JVM of the build. */
    static Object parseHexString(String text) {
        throw new UnsupportedOperationException("hexadecimal floating-point strings are outside the subset: " + text);
    }
}
