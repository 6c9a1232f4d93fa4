package org.saltyos.maven.world;

import org.objectweb.asm.Type;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.ir.MemoryKind;

/**
 * One machine value out of a Java value: the value itself, or one component of a record.
 *
 * @param path empty, or the names of the record components that lead to it, each with a dot before it
 * @param type its Java type, not a record
 * @param nullable for references
 * @param bytes for references: how many bytes can be read behind it when it is not null
 */
public record Leaf(String path, Type type, boolean nullable, int bytes) {
    /** How it lies in memory. */
    public MemoryKind memory() {
        return memoryOf(type);
    }

    /** How it lies in a register. */
    public Kind kind() {
        return memory().register();
    }

    /** Its register type. */
    public IrType irType() {
        return kind() == Kind.REF && !nullable ? IrType.reference(bytes) : IrType.of(kind());
    }

    /** How values of a Java type other than records lie in fields and array elements. */
    public static MemoryKind memoryOf(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN, Type.BYTE -> MemoryKind.I8;
            case Type.CHAR -> MemoryKind.U16;
            case Type.SHORT -> MemoryKind.I16;
            case Type.INT -> MemoryKind.I32;
            case Type.LONG -> MemoryKind.I64;
            case Type.FLOAT -> MemoryKind.F32;
            case Type.DOUBLE -> MemoryKind.F64;
            default -> MemoryKind.REF;
        };
    }
}
