package org.saltyos.processor.struct;

import java.util.Optional;
import org.saltyos.processor.struct.StructField.Storage;

/** Writes the expressions that read and write one field. */
final class AccessorWriter {
    private final StructField field;
    private final String memory;
    private final FieldType type;

    AccessorWriter(StructField field, String memory) {
        this.field = field;
        this.memory = memory;
        this.type = field.type();
    }

    /** Source of the getter's result. */
    String read() {
        Storage storage = field.storage();
        if (storage instanceof Storage.Inner) {
            return type.wrap(place());
        }
        if (storage instanceof Storage.Narrow narrow) {
            String mask = "0x" + "ff".repeat(narrow.size()) + (type.primitive() == Primitive.LONG ? "L" : "");
            return type.wrap(narrowCast(load(narrow.size()) + " & " + mask));
        }
        if (storage instanceof Storage.BitGroup bits) {
            return type.wrap(readBits(bits));
        }
        String loaded = load(type.primitive().size());
        return type.wrap(
                switch (type.primitive()) {
                    case BOOLEAN -> loaded + " != 0";
                    case CHAR -> "(char) " + loaded;
                    case BYTE, SHORT, INT, LONG -> loaded;
                });
    }

    /** Source of the setter's statement. */
    String write() {
        String value = type.unwrap("value");
        Storage storage = field.storage();
        if (storage instanceof Storage.Narrow narrow) {
            return store(narrow.size(), "(" + integer(narrow.size()) + ") " + value);
        }
        if (storage instanceof Storage.BitGroup bits) {
            return writeBits(bits, value);
        }
        return store(
                type.primitive().size(),
                switch (type.primitive()) {
                    case BOOLEAN -> "(byte) (" + value + " ? 1 : 0)";
                    case CHAR -> "(short) " + value;
                    case BYTE, SHORT, INT, LONG -> value;
                });
    }

    /** Source of the condition that a value must meet so that nothing of it is lost; empty where every value fits. */
    Optional<String> fits() {
        Storage storage = field.storage();
        Primitive primitive = type.primitive();
        String value = type.unwrap("value");
        boolean wide = primitive == Primitive.LONG;
        if (storage instanceof Storage.Narrow narrow) {
            long mask = narrow.size() == 8 ? -1L : (1L << narrow.size() * 8) - 1;
            return Optional.of("(" + value + " & " + literal(~mask, wide) + ") == 0");
        }
        if (storage instanceof Storage.BitGroup bits && primitive != Primitive.BOOLEAN) {
            int spare = (wide ? Long.SIZE : Integer.SIZE) - bits.width();
            if (spare == 0 || bits.width() == primitive.bits()) {
                return Optional.empty();
            }
            return Optional.of(
                    bits.signed()
                            ? value + " << " + spare + " >> " + spare + " == " + value
                            : "(" + value + " & " + literal(~mask(bits), wide) + ") == 0");
        }
        return Optional.empty();
    }

    private String readBits(Storage.BitGroup bits) {
        return bits.signed() ? readSigned(bits) : readUnsigned(bits);
    }

    /** Moves the group to the top of the word and back, which copies its sign. */
    private String readSigned(Storage.BitGroup bits) {
        boolean wide = bits.size() == 8;
        int left = (wide ? Long.SIZE : Integer.SIZE) - bits.lsb() - bits.width();
        int right = (wide ? Long.SIZE : Integer.SIZE) - bits.width();
        String group = load(bits.size()) + " << " + left + " >> " + right;
        boolean exact =
                type.primitive() == (wide ? Primitive.LONG : Primitive.INT) || type.primitive() == Primitive.LONG;
        return exact ? group : "(" + type.primitive().keyword() + ") (" + group + ")";
    }

    private String readUnsigned(Storage.BitGroup bits) {
        boolean wide = bits.size() == 8 || type.primitive() == Primitive.LONG;
        String shift = bits.lsb() == 0 ? "" : " >>> " + bits.lsb();
        String group = load(bits.size()) + shift + " & " + literal(mask(bits), wide);
        if (type.primitive() == Primitive.BOOLEAN) {
            return "(" + group + ") != 0";
        }
        boolean exact = wide ? type.primitive() == Primitive.LONG : type.primitive() == Primitive.INT;
        return exact ? group : "(" + type.primitive().keyword() + ") (" + group + ")";
    }

    private String writeBits(Storage.BitGroup bits, String value) {
        boolean wide = bits.size() == 8;
        String number = switch (type.primitive()) {
            case BOOLEAN -> wide ? "(" + value + " ? 1L : 0L)" : "(" + value + " ? 1 : 0)";
            case LONG -> wide ? value : "(int) " + value;
            case BYTE, SHORT, CHAR, INT -> value;
        };
        String shift = bits.lsb() == 0 ? "" : " << " + bits.lsb();
        String kept = load(bits.size()) + " & " + literal(~(mask(bits) << bits.lsb()), wide);
        String word = kept + " | (" + number + " & " + literal(mask(bits), wide) + ")" + shift;
        return store(bits.size(), bits.size() < 4 ? "(" + integer(bits.size()) + ") (" + word + ")" : word);
    }

    private String narrowCast(String expression) {
        return switch (type.primitive()) {
            case SHORT, CHAR -> "(" + type.primitive().keyword() + ") (" + expression + ")";
            case BOOLEAN, BYTE, INT, LONG -> expression;
        };
    }

    private static long mask(Storage.BitGroup bits) {
        return bits.width() == 64 ? -1L : (1L << bits.width()) - 1;
    }

    private static String literal(long value, boolean wide) {
        return wide ? "0x" + Long.toHexString(value) + "L" : "0x" + Integer.toHexString((int) value);
    }

    private String load(int size) {
        return memory + ".get" + accessor(size) + "(" + place() + ")";
    }

    private String store(int size, String value) {
        return memory + ".put" + accessor(size) + "(" + place() + ", " + value + ")";
    }

    private String place() {
        String base = "address + " + field.constant();
        if (field.count().isEmpty()) {
            return base;
        }
        String index = "Objects.checkIndex(index, " + field.count().get() + ")";
        int stride = field.storage().size();
        return base + " + " + (stride == 1 ? index : "(long) " + index + " * " + stride);
    }

    private static String accessor(int size) {
        return switch (size) {
            case 1 -> "Byte";
            case 2 -> "Short";
            case 4 -> "Int";
            default -> "Long";
        };
    }

    private static String integer(int size) {
        return switch (size) {
            case 1 -> "byte";
            case 2 -> "short";
            case 4 -> "int";
            default -> "long";
        };
    }
}
