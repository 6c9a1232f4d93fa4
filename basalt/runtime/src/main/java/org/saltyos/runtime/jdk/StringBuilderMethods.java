package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Substitute;

/** Bodies for methods of the builders of strings of JDK 21 and later, which go by way of buffers of {@code java.nio}. */
@Substitute("java.lang.AbstractStringBuilder")
final class StringBuilderMethods {
    private StringBuilderMethods() {}

    static Object repeat(Object self, int codePoint, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count is negative: " + count);
        }
        char[] text = count == 0 ? new char[0] : Character.toChars(codePoint);
        for (int i = 0; i < count; i++) {
            if (self instanceof StringBuilder builder) {
                builder.append(text);
            } else {
                ((StringBuffer) self).append(text);
            }
        }
        return self;
    }
}
