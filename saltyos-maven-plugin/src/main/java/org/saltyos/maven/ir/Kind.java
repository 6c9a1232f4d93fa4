package org.saltyos.maven.ir;

/** What a register can hold. */
public enum Kind {
    /** A 32-bit number; also boolean, byte, short and char, extended as Java does. */
    I32,
    /** A 64-bit number. */
    I64,
    /** A Java float. */
    F32,
    /** A Java double. */
    F64,
    /** A reference to an object or array of the image, or null. */
    REF;

    /** Whether it holds floating-point numbers. */
    public boolean isFloating() {
        return this == F32 || this == F64;
    }

    /** The lower-case name used in IR text. */
    public String text() {
        return switch (this) {
            case I32 -> "i32";
            case I64 -> "i64";
            case F32 -> "f32";
            case F64 -> "f64";
            case REF -> "ref";
        };
    }
}
