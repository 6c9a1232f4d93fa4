package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Substitute;

/** Bodies for methods of NullPointerException, which has no message natively: HotSpot makes it from the bytecode. */
@Substitute("java.lang.NullPointerException")
final class NullPointerMethods {
    private NullPointerMethods() {}

    static String getExtendedNPEMessage(NullPointerException self) {
        return null;
    }
}
