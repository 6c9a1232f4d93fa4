package org.saltyos.processor.protocol;

import java.util.List;
import java.util.Locale;
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
        /** One word: the constant's place in its declaration. */
        ENUM,
        /** One word for each component. */
        RECORD,
        /** One word for the length; the bytes follow behind all words. */
        BYTES,
        /** One word for the length in bytes; the text follows behind all words, in UTF-8. */
        TEXT,
        /** No word: the capability travels beside the message. */
        CAPABILITY
    }

    /**
     * One word of a value.
     *
     * @param accessor the record component, empty for a primitive
     * @param kind the primitive that travels, sign-extended; {@code DECLARED} for an enum
     * @param type the enum's name, otherwise empty
     */
    record Word(String accessor, TypeKind kind, String type) {
        /** Source that turns the value {@code source} into a {@code long}. */
        String encode(String source) {
            String part = accessor.isEmpty() ? source : source + "." + accessor + "()";
            return switch (kind) {
                case BOOLEAN -> "(" + part + " ? 1 : 0)";
                case DECLARED -> part + ".ordinal()";
                default -> part;
            };
        }

        /** Source that turns the word {@code source} into the value. */
        String decode(String source) {
            return switch (kind) {
                case BOOLEAN -> source + " != 0";
                case LONG -> source;
                case BYTE, SHORT, CHAR, INT -> "(" + kind.name().toLowerCase(Locale.ROOT) + ") " + source;
                case DECLARED -> "Ipc.constant(" + constants(type) + ", " + source + ")";
                default -> throw new IllegalStateException("not a wire kind: " + kind);
            };
        }
    }

    static final WireType VOID = new WireType("void", Form.NONE, List.of());

    /** Name of the generated field that holds the constants of the enum {@code type}. */
    static String constants(String type) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return simple.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT) + "_VALUES";
    }

    /** Whether bytes follow behind the words. */
    boolean variable() {
        return form == Form.BYTES || form == Form.TEXT;
    }

    /** Source of the number of bytes that the value {@code source} of a variable type takes. */
    String byteCount(String source) {
        return form == Form.TEXT ? "Utf8.length(" + source + ")" : source + ".length()";
    }

    /** Names of the enums it is made of. */
    List<String> enums() {
        return words.stream()
                .filter(word -> word.kind() == TypeKind.DECLARED)
                .map(Word::type)
                .toList();
    }
}
