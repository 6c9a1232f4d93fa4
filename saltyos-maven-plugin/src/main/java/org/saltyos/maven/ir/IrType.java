package org.saltyos.maven.ir;

/**
 * The type of a register, parameter or result.
 *
 * @param kind its machine kind
 * @param nonNull for references: never null
 * @param bytes for references that are not null: this many bytes behind them can always be read; else 0
 */
public record IrType(Kind kind, boolean nonNull, int bytes) {
    public static final IrType I32 = new IrType(Kind.I32, false, 0);
    public static final IrType I64 = new IrType(Kind.I64, false, 0);
    public static final IrType F32 = new IrType(Kind.F32, false, 0);
    public static final IrType F64 = new IrType(Kind.F64, false, 0);
    /** A reference that may be null. */
    public static final IrType NULLABLE = new IrType(Kind.REF, false, 0);

    /** A reference that is never null, to an object of at least {@code bytes} bytes. */
    public static IrType reference(int bytes) {
        return new IrType(Kind.REF, true, bytes);
    }

    /** The type of registers that hold any value of a kind: references may be null. */
    public static IrType of(Kind kind) {
        return new IrType(kind, false, 0);
    }

    @Override
    public String toString() {
        return kind != Kind.REF ? kind.text() : nonNull ? "ref!" + bytes : "ref?";
    }
}
