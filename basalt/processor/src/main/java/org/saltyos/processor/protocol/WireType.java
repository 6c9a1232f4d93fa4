package org.saltyos.processor.protocol;

import java.util.List;
import javax.lang.model.type.TypeKind;

/**
 * A parameter's or result's type and the message words it takes.
 *
 * @param name the type as the generated source writes it
 * @param form how the value is taken apart
 * @param words one entry for each message word
 */
record WireType(String name, Form form, List<Word> words) {
    /** How a value becomes words. */
    enum Form {
        /** No value. */
        NONE,
        /** One word. */
        PRIMITIVE,
        /** One word for each component. */
        RECORD,
        /** One word for the length; the bytes follow in the IPC buffer. */
        BYTES
    }

    /**
     * One word of a value.
     *
     * @param accessor the record component, empty for a primitive
     * @param kind the primitive that travels, sign-extended
     */
    record Word(String accessor, TypeKind kind) {
        /** Source that turns the value {@code source} into a {@code long}. */
        String encode(String source) {
            String part = accessor.isEmpty() ? source : source + "." + accessor + "()";
            return kind == TypeKind.BOOLEAN ? "(" + part + " ? 1 : 0)" : part;
        }

        /** Source that turns the word {@code source} into the primitive. */
        String decode(String source) {
            return switch (kind) {
                case BOOLEAN -> source + " != 0";
                case LONG -> source;
                case BYTE, SHORT, CHAR, INT -> "(" + kind.name().toLowerCase(java.util.Locale.ROOT) + ") " + source;
                default -> throw new IllegalStateException("not a wire kind: " + kind);
            };
        }
    }

    static final WireType VOID = new WireType("void", Form.NONE, List.of());
}
