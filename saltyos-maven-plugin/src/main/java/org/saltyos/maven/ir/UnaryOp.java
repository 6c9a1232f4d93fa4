package org.saltyos.maven.ir;

/** Bit operations on I32 or I64; counts come back in the operand's own kind. */
public enum UnaryOp {
    /** Number of one bits. */
    POPCOUNT,
    /** Number of leading zero bits; the width for 0. */
    LEADING_ZEROS,
    /** Number of trailing zero bits; the width for 0. */
    TRAILING_ZEROS,
    /** Bytes in reverse order. */
    BYTE_SWAP,
    /** Bits in reverse order. */
    BIT_REVERSE
}
