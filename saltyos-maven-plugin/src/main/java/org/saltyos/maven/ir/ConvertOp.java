package org.saltyos.maven.ir;

/** Conversions between kinds and widths. */
public enum ConvertOp {
    /** I32 to I64, sign-extended. */
    SEXT,
    /** I32 to I64, zero-extended. */
    ZEXT,
    /** I64 to I32, low half. */
    TRUNC,
    /** I32 to I32, sign-extended from its low 8 bits. */
    SEXT8,
    /** I32 to I32, sign-extended from its low 16 bits. */
    SEXT16,
    /** I32 to I32, zero-extended from its low 8 bits. */
    ZEXT8,
    /** I32 to I32, zero-extended from its low 16 bits. */
    ZEXT16,
    /** REF to I64: the address. */
    ADDRESS,
    /** I64 to REF: the object at an address, or null. */
    REFERENCE,
    /** I32 or I64 to F32 or F64, rounded to nearest, ties to even. */
    TO_FLOATING,
    /** F32 or F64 to I32 or I64: towards zero, to the nearest number there is beyond the range, NaN to 0 (JLS 5.1.3). */
    FROM_FLOATING,
    /** F32 to F64, exact. */
    WIDEN_FLOATING,
    /** F64 to F32, rounded to nearest, ties to even. */
    NARROW_FLOATING,
    /** Between a floating kind and the integer kind of its width: the same bits. */
    RAW_BITS
}
