package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Substitute;

/** Bodies for methods of the JDK's support of arrays that read them as raw memory. */
@Substitute("jdk.internal.util.ArraysSupport")
final class ArraysSupportMethods {
    private ArraysSupportMethods() {}

    /** All elements are left to the caller, which looks at those that remain one by one. */
    static int vectorizedMismatch(
            Object left, long leftOffset, Object right, long rightOffset, int length, int log2ArrayIndexScale) {
        return ~length;
    }
}
