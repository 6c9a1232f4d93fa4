package org.saltyos.maven.ir;

/** Bit operations on I32 or I64, whose counts come back in the operand's own kind, and the F operations on F32 or F64. */
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
    BIT_REVERSE,
    /** The sign reversed, also of zeros and NaN. */
    FNEG,
    /** The sign cleared. */
    FABS,
    /** The square root, rounded to nearest; NaN for negative numbers. */
    FSQRT,
    /** The greatest whole number that is not greater; keeps -0.0, infinities and NaN, like the next two. */
    FFLOOR,
    /** The smallest whole number that is not smaller. */
    FCEIL,
    /** The nearest whole number, of two the even one. */
    FRINT;

    /** Whether it is for floating-point numbers. */
    public boolean isFloating() {
        return compareTo(FNEG) >= 0;
    }
}
