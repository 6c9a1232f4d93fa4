package org.saltyos.processor.struct;

import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import org.saltyos.lang.Bits;
import org.saltyos.lang.Nested;
import org.saltyos.lang.Unsigned;
import org.saltyos.processor.Problems;
import org.saltyos.processor.struct.StructField.Storage;

/** Decides how one element of a field lies in memory, from the annotations on its getter. */
final class StorageReader {
    private final Problems problems;

    StorageReader(Problems problems) {
        this.problems = problems;
    }

    /** The storage of the field; empty after a reported problem. */
    Optional<Storage> read(ExecutableElement getter, FieldType type, boolean setter) {
        Unsigned unsigned = getter.getAnnotation(Unsigned.class);
        Bits bits = getter.getAnnotation(Bits.class);
        Nested nested = getter.getAnnotation(Nested.class);
        int special = (unsigned == null ? 0 : 1) + (bits == null ? 0 : 1) + (nested == null ? 0 : 1);
        if (special > 1) {
            return fail(getter, "a field carries at most one of @Unsigned, @Bits and @Nested");
        }
        if (unsigned != null) {
            return narrow(getter, type, unsigned.value());
        }
        if (bits != null) {
            return bitGroup(getter, type, bits);
        }
        if (nested != null) {
            return inner(getter, type, setter);
        }
        return Optional.of(new Storage.Plain(type.primitive().size()));
    }

    private Optional<Storage> narrow(ExecutableElement getter, FieldType type, int size) {
        Primitive primitive = type.primitive();
        if (size != 1 && size != 2 && size != 4 && size != 8) {
            return fail(getter, "@Unsigned takes 1, 2, 4 or 8 bytes, not " + size);
        }
        // An int or a long can be read without its sign by methods of Integer and Long; smaller types become an int at
        // once.
        boolean word = size == primitive.size() && (primitive == Primitive.INT || primitive == Primitive.LONG);
        if (word && type.component().isEmpty()) {
            return Optional.of(new Storage.Plain(size));
        }
        if (primitive == Primitive.BOOLEAN || size >= primitive.size()) {
            return fail(
                    getter,
                    "@Unsigned(" + size + ") needs an accessor type wider than " + size + " bytes, not "
                            + primitive.keyword());
        }
        return Optional.of(new Storage.Narrow(size));
    }

    private Optional<Storage> bitGroup(ExecutableElement getter, FieldType type, Bits bits) {
        int size = bits.storage();
        if (size != 1 && size != 2 && size != 4 && size != 8) {
            return fail(getter, "@Bits storage is 1, 2, 4 or 8 bytes, not " + size);
        }
        if (bits.lsb() < 0 || bits.width() < 1 || bits.lsb() > size * 8 - bits.width()) {
            return fail(
                    getter,
                    "bits " + bits.lsb() + " to " + (bits.lsb() + bits.width() - 1) + " do not fit into " + size
                            + " bytes of storage");
        }
        if (bits.width() > type.primitive().bits()) {
            return fail(
                    getter,
                    bits.width() + " bits do not fit into " + type.primitive().keyword());
        }
        if (bits.signed() && (type.primitive() == Primitive.BOOLEAN || type.primitive() == Primitive.CHAR)) {
            return fail(getter, type.primitive().keyword() + " has no sign");
        }
        return Optional.of(new Storage.BitGroup(size, bits.lsb(), bits.width(), bits.signed()));
    }

    private Optional<Storage> inner(ExecutableElement getter, FieldType type, boolean setter) {
        if (type.struct().isEmpty()) {
            return fail(getter, "@Nested needs the record of another @Struct, not " + type.name());
        }
        if (setter) {
            return fail(getter, "a @Nested field has no setter: write through the record that the getter returns");
        }
        FieldType.Shape shape = type.struct().get();
        return Optional.of(new Storage.Inner(shape.size(), shape.align()));
    }

    private Optional<Storage> fail(ExecutableElement getter, String sentence) {
        problems.error(getter, "field " + getter.getSimpleName() + ": " + sentence);
        return Optional.empty();
    }
}
