package org.saltyos.processor.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.saltyos.processor.protocol.WireType.Form;
import org.saltyos.processor.protocol.WireType.Value;

/** Source that stubs and dispatchers have in common: values out of words, and the constants of enums. */
final class MessageText {
    private MessageText() {}

    /** Source of the value whose first word has index {@code first} in the message {@code source}. */
    static String decode(WireType type, int first, String source) {
        List<String> parts = new ArrayList<>();
        for (Value value : type.values()) {
            parts.add(value.decode(word(first + value.index(), source)));
        }
        return type.form() == Form.RECORD
                ? "new " + type.name() + "(" + String.join(", ", parts) + ")"
                : String.join("", parts);
    }

    /** Source of word {@code index} of the message {@code source}. */
    static String word(int index, String source) {
        return index < ProtocolModel.REGISTER_WORDS ? source + ".word" + index + "()" : "Ipc.word(" + index + ")";
    }

    /** Writes a field with the constants of each enum that {@code types} are made of. */
    static void writeEnums(SourceText out, Collection<WireType> types) {
        types.stream()
                .flatMap(type -> type.enums().stream())
                .distinct()
                .sorted()
                .forEach(name -> {
                    out.line();
                    out.line(
                            1,
                            "private static final " + name + "[] " + WireType.constants(name) + " = " + name
                                    + ".values();");
                });
    }
}
