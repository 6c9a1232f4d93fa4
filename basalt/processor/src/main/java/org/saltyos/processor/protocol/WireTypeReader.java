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
import org.saltyos.processor.protocol.WireType.Value;

/** Decides how the type of a parameter or result travels. */
final class WireTypeReader {
    static final String BYTES = "org.saltyos.basalt.ipc.Bytes";

    /** Records of this package hold the address of one capability. */
    private static final String CAPABILITIES = "org.saltyos.basalt.capability.";

    private WireTypeReader() {}

    /** The wire type of {@code type}; empty when it cannot travel. */
    static Optional<WireType> read(TypeMirror type) {
        if (type.getKind() == TypeKind.VOID) {
            return Optional.of(WireType.VOID);
        }
        Optional<Value> value = value("", type);
        if (value.isPresent()) {
            Form form = type.getKind() == TypeKind.DECLARED ? Form.ENUM : Form.PRIMITIVE;
            return Optional.of(new WireType(typeName(type), form, List.of(value.get()), 1));
        }
        if (type.getKind() != TypeKind.DECLARED) {
            return Optional.empty();
        }
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        String name = element.getQualifiedName().toString();
        if (name.equals(BYTES)) {
            return Optional.of(new WireType(name, Form.BYTES, List.of(new Value("length", TypeKind.INT, "")), 1));
        }
        if (name.equals(String.class.getName())) {
            return Optional.of(new WireType("String", Form.TEXT, List.of(new Value("", TypeKind.INT, "")), 1));
        }
        if (element.getKind() != ElementKind.RECORD
                || !element.getTypeParameters().isEmpty()) {
            return Optional.empty();
        }
        return name.startsWith(CAPABILITIES)
                ? Optional.of(new WireType(name, Form.CAPABILITY, List.of(), 0))
                : readRecord(element, name);
    }

    private static Optional<WireType> readRecord(TypeElement element, String name) {
        List<Value> components = new ArrayList<>();
        for (RecordComponentElement component : element.getRecordComponents()) {
            Optional<Value> value = value(component.getSimpleName().toString(), component.asType());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            components.add(value.get());
        }
        return components.isEmpty() ? Optional.empty() : Optional.of(WireType.ofRecord(name, components));
    }

    /** How a primitive or an enum travels; empty for other types. */
    private static Optional<Value> value(String accessor, TypeMirror type) {
        return switch (type.getKind()) {
            case BOOLEAN, BYTE, SHORT, CHAR, INT, LONG -> Optional.of(new Value(accessor, type.getKind(), ""));
            case DECLARED ->
                ((DeclaredType) type).asElement().getKind() == ElementKind.ENUM
                        ? Optional.of(new Value(accessor, TypeKind.DECLARED, typeName(type)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String typeName(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? ((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .toString()
                : type.toString();
    }
}
