package org.saltyos.processor.struct;

import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/**
 * One field of a struct.
 *
 * @param getter where the field is declared
 * @param type what its accessors take and return
 * @param offset bytes from the start of the struct
 * @param count number of elements of an inline array, empty for a single value
 * @param storage how one element lies in memory
 * @param union whether overlap is permitted
 * @param setter whether there is a setter
 */
record StructField(
        ExecutableElement getter,
        FieldType type,
        int offset,
        Optional<Integer> count,
        Storage storage,
        boolean union,
        boolean setter) {

    /** How one element lies in memory. */
    sealed interface Storage {
        /** Bytes of one element. */
        int size();

        /** Exactly the accessor's primitive. */
        record Plain(int size) implements Storage {}

        /** An unsigned number narrower than the accessor's primitive. */
        record Narrow(int size) implements Storage {}

        /** Bits {@code lsb} to {@code lsb + width - 1} of a word of {@code size} bytes, the highest perhaps a sign. */
        record BitGroup(int size, int lsb, int width, boolean signed) implements Storage {}

        /** Another struct. */
        record Inner(int size, int align) implements Storage {}
    }

    /** The field's name, as Java and assembly know it. */
    String name() {
        return getter.getSimpleName().toString();
    }

    /** Name of the constant that holds the offset. */
    String constant() {
        String upper = name().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        return upper.equals("SIZE") ? "SIZE_OFFSET" : upper;
    }

    /** Bytes from the field's start to its end. */
    int bytes() {
        return storage.size() * count.orElse(1);
    }

    /** Alignment that a single access wants. */
    int naturalAlign() {
        return storage instanceof Storage.Inner inner ? inner.align() : storage.size();
    }

    /** The first bit the field occupies, counted from the start of the struct. */
    long firstBit() {
        return offset * 8L + (storage instanceof Storage.BitGroup bits ? bits.lsb() : 0);
    }

    /** The bit after the last one the field occupies. */
    long endBit() {
        return storage instanceof Storage.BitGroup bits && count.isEmpty()
                ? firstBit() + bits.width()
                : (offset + (long) bytes()) * 8;
    }
}
