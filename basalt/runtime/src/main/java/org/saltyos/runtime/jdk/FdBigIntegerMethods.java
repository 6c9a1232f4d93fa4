package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Substitute;

/**
 * A body for the text of the big numbers by which decimal texts are computed. No program ever sees one of them, but as every
 * object may be asked for its text, the JDK's body brings all of {@code BigInteger} along.
 */
@Substitute("jdk.internal.math.FDBigInteger")
final class FdBigIntegerMethods {
    private FdBigIntegerMethods() {}

    static String toString(Object self) {
        return self.getClass().getName();
    }
}
