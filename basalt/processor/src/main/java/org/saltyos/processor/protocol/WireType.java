package org.saltyos.processor.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeKind;

/**
 * A parameter's or result's type and the message words it takes. Values of a record that are narrower than a word share words, so
 * that more messages travel in registers.
 *
 * @param name the type as the generated source writes it
 * @param form how the value is taken apart
 * @param values what it is made of, with the place of each in the message
 * @param size message words it takes
 */
record WireType(String name, Form form, List<Value> values, int size) {
    /** How a value becomes words. */
    enum Form {
        /** No value. */
        NONE,
        /** One word. */
        PRIMITIVE,
        /** One word: the constant's place in its declaration. */
        ENUM,
        /** Its components, in the first words that have room for them. */
        RECORD,
        /** One word for the length; the bytes follow behind all words. */
        BYTES,
        /** One word for the length in bytes; the text follows behind all words, in UTF-8. */
        TEXT,
        /** No word: the capability travels beside the message. */
        CAPABILITY
    }

    /**
     * A primitive or an enum in a word.
     *
     * @param accessor the record component, empty for a primitive
     * @param kind the primitive that travels, sign-extended if it has the word for itself; {@code DECLARED} for an enum
     * @param type the enum's name, otherwise empty
     * @param index of the word, counted from the first of the type
     * @param shift lowest bit that it takes
     * @param shares whether there is another one in the word
     */
    record Value(String accessor, TypeKind kind, String type, int index, int shift, boolean shares) {
        /** A value with a word of its own. */
        Value(String accessor, TypeKind kind, String type) {
            this(accessor, kind, type, 0, 0, false);
        }

        /** The same at a place. */
        Value at(int word, int bit, boolean sharesIt) {
            return new Value(accessor, kind, type, word, bit, sharesIt);
        }

        /** Bits that it takes. */
        int bits() {
            return switch (kind) {
                case BOOLEAN, BYTE -> Byte.SIZE;
                case SHORT, CHAR, DECLARED -> Short.SIZE;
                case INT -> Integer.SIZE;
                default -> Long.SIZE;
            };
        }

        /** Source that turns the value {@code source} into a {@code long} with its bits at their place. */
        String encode(String source) {
            String part = accessor.isEmpty() ? source : source + "." + accessor + "()";
            String number = switch (kind) {
                case BOOLEAN -> "(" + part + " ? 1 : 0)";
                case DECLARED -> part + ".ordinal()";
                default -> part;
            };
            if (!shares) {
                return number;
            }
            String bits = "(" + number + " & 0x" + Long.toHexString(-1L >>> Long.SIZE - bits()) + "L)";
            return shift == 0 ? bits : bits + " << " + shift;
        }

        /** Source that turns the word {@code source} into the value. */
        String decode(String source) {
            String bits = shift == 0 ? source : "(" + source + " >>> " + shift + ")";
            String narrow = shares ? "(" + (bits() == Byte.SIZE ? "byte" : "short") + ") " : "";
            return switch (kind) {
                case BOOLEAN -> narrow + bits + " != 0";
                case LONG -> source;
                case BYTE, SHORT, CHAR, INT -> "(" + kind.name().toLowerCase(Locale.ROOT) + ") " + bits;
                case DECLARED -> "Ipc.constant(" + constants(type) + ", " + narrow + bits + ")";
                default -> throw new IllegalStateException("not a wire kind: " + kind);
            };
        }
    }

    /** Source of message word {@code index} of the value {@code source}. */
    String encode(int index, String source) {
        return values.stream()
                .filter(value -> value.index() == index)
                .map(value -> value.encode(source))
                .collect(Collectors.joining(" | "));
    }

    /** A record of these components, each in the first word that has room for it. */
    static WireType ofRecord(String name, List<Value> components) {
        List<Integer> used = new ArrayList<>();
        List<Value> placed = new ArrayList<>();
        for (Value component : components) {
            int word = 0;
            while (word < used.size() && used.get(word) + component.bits() > Long.SIZE) {
                word++;
            }
            if (word == used.size()) {
                used.add(0);
            }
            placed.add(component.at(word, used.get(word), false));
            used.set(word, used.get(word) + component.bits());
        }
        placed.replaceAll(value -> value.at(value.index(), value.shift(), value.bits() != used.get(value.index())));
        return new WireType(name, Form.RECORD, placed, used.size());
    }

    static final WireType VOID = new WireType("void", Form.NONE, List.of(), 0);

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
        return values.stream()
                .filter(value -> value.kind() == TypeKind.DECLARED)
                .map(Value::type)
                .toList();
    }
}
