package org.saltyos.maven.ir;

/**
 * Arithmetic with Java's semantics: wrap-around, shift distances masked to the width (the distance is always I32), and
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
    UMULHI
}
