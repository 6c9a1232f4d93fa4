package org.saltyos.maven.ir;

import org.saltyos.maven.diag.SourceLocation;

/**
 * A promise about the machine code of a function.
 *
 * @param kind which
 * @param symbol of the function
 * @param displayName what people call it
 * @param location where it is declared
 * @param limit what the promise allows at most; 0 where it has no number
 */
public record Contract(Kind kind, String symbol, String displayName, SourceLocation location, long limit) {
    /** What is promised; the annotations of the same names say it in full. */
    public enum Kind {
        NO_CHECKS,
        NO_PANIC,
        VECTORIZED,
        MAX_FRAME,
        MAX_CODE,
        STACK,
        INLINE,
        /** Not a promise to check but the number of activations that stack depths may rely on. */
        DEPTH
    }
}
