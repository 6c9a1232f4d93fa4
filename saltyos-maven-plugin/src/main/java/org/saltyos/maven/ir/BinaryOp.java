package org.saltyos.maven.ir;

/**
 * Arithmetic with Java's semantics; the F operations are for F32 and F64, all others for I32 and I64. Integers: wrap-around, shift distances masked to the width (the distance is always I32), and
 * {@code MIN / -1 == MIN}. Divisors are never 0 here: a {@link Instruction.Check} precedes.
 */
public enum BinaryOp {
    ADD,
    SUB,
    MUL,
    SDIV,
    SREM,
    UDIV,
    UREM,
    AND,
    OR,
    XOR,
    SHL,
    ASHR,
    LSHR,
    /** The high half of the signed double-width product; I64 only. */
    SMULHI,
    /** The high half of the unsigned double-width product; I64 only. */
    UMULHI,
    /** Rounded to nearest, ties to even, like all of these. */
    FADD,
    FSUB,
    FMUL,
    FDIV,
    /** The exact remainder of the quotient rounded towards zero, with the sign of the dividend (JLS 15.17.3). */
    FREM,
    /** The smaller; -0.0 is smaller than 0.0, and NaN wins. */
    FMIN,
    /** The greater; 0.0 is greater than -0.0, and NaN wins. */
    FMAX;

    /** Whether it is for floating-point numbers. */
    public boolean isFloating() {
        return compareTo(FADD) >= 0;
    }
}
