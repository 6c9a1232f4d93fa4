package org.saltyos.processor.struct;

import java.util.Optional;
import javax.lang.model.type.TypeKind;

/** The primitive types a field can be stored as. */
enum Primitive {
    BOOLEAN(TypeKind.BOOLEAN, "boolean", 1),
    BYTE(TypeKind.BYTE, "byte", 1),
    SHORT(TypeKind.SHORT, "short", 2),
    CHAR(TypeKind.CHAR, "char", 2),
    INT(TypeKind.INT, "int", 4),
    LONG(TypeKind.LONG, "long", 8);

    private final TypeKind kind;
    private final String keyword;
    private final int size;

    Primitive(TypeKind kind, String keyword, int size) {
        this.kind = kind;
        this.keyword = keyword;
        this.size = size;
    }

    /** The Java keyword. */
    String keyword() {
        return keyword;
    }

    /** Size in bytes. */
    int size() {
        return size;
    }

    /** How many bits a value can have. */
    int bits() {
        return this == BOOLEAN ? 1 : size * 8;
    }

    /** The primitive of a javac type kind; empty for floating point and everything that is not primitive. */
    static Optional<Primitive> of(TypeKind kind) {
        for (Primitive primitive : values()) {
            if (primitive.kind == kind) {
                return Optional.of(primitive);
            }
        }
        return Optional.empty();
    }
}
