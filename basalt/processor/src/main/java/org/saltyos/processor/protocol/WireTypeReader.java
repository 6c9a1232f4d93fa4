package org.saltyos.processor.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.saltyos.processor.protocol.WireType.Form;
import org.saltyos.processor.protocol.WireType.Word;

/** Decides how the type of a parameter or result travels. */
final class WireTypeReader {
    static final String BYTES = "org.saltyos.basalt.ipc.Bytes";

    private WireTypeReader() {}

    /** The wire type of {@code type}; empty when it cannot travel. */
    static Optional<WireType> read(TypeMirror type) {
        if (type.getKind() == TypeKind.VOID) {
            return Optional.of(WireType.VOID);
        }
        if (travels(type.getKind())) {
            return Optional.of(new WireType(type.toString(), Form.PRIMITIVE, List.of(new Word("", type.getKind()))));
        }
        if (type.getKind() != TypeKind.DECLARED) {
            return Optional.empty();
        }
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        String name = element.getQualifiedName().toString();
        if (name.equals(BYTES)) {
            return Optional.of(new WireType(name, Form.BYTES, List.of(new Word("length", TypeKind.INT))));
        }
        if (element.getKind() != ElementKind.RECORD
                || !element.getTypeParameters().isEmpty()) {
            return Optional.empty();
        }
        List<Word> words = new ArrayList<>();
        for (RecordComponentElement component : element.getRecordComponents()) {
            if (!travels(component.asType().getKind())) {
                return Optional.empty();
            }
            words.add(new Word(
                    component.getSimpleName().toString(), component.asType().getKind()));
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new WireType(name, Form.RECORD, words));
    }

    private static boolean travels(TypeKind kind) {
        return switch (kind) {
            case BOOLEAN, BYTE, SHORT, CHAR, INT, LONG -> true;
            default -> false;
        };
    }
}
