package org.saltyos.maven.ir;

/** How a value lies in memory. Loads of the narrow kinds extend to I32; stores take the low bits. */
public enum MemoryKind {
    I8(1, Kind.I32),
    U8(1, Kind.I32),
    I16(2, Kind.I32),
    U16(2, Kind.I32),
    I32(4, Kind.I32),
    I64(8, Kind.I64),
    F32(4, Kind.F32),
    F64(8, Kind.F64),
    REF(8, Kind.REF);

    private final int size;
    private final Kind register;

    MemoryKind(int size, Kind register) {
        this.size = size;
        this.register = register;
    }

    /** Bytes in memory. */
    public int size() {
        return size;
    }

    /** The kind of register it loads into. */
    public Kind register() {
        return register;
    }
}
