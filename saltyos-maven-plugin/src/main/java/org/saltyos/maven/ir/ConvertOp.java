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
    ADDRESS
}
