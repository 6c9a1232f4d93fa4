package org.saltyos.processor.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;
import org.saltyos.lang.Struct;

/**
 * Explains the types of accessors. A struct record that this very compilation generates does not exist yet when another
 * layout mentions it: javac shows an error type, which is resolved by the name of its layout.
 */
public final class TypeResolver {
    private static final String SUFFIX = "Layout";

    private final Elements elements;
    private final Set<String> layouts;
    private final String homePackage;
    private boolean mustWait;

    /**
     * Makes a resolver for the accessors of one layout.
     *
     * @param layouts qualified names of the layouts of this compilation
     * @param home the layout whose accessors are read
     */
    public TypeResolver(ProcessingEnvironment environment, Set<String> layouts, TypeElement home) {
        this.elements = environment.getElementUtils();
        this.layouts = layouts;
        this.homePackage = elements.getPackageOf(home).getQualifiedName().toString();
    }

    /** Whether a type was met that only a later round can explain. */
    public boolean mustWait() {
        return mustWait;
    }

    String homePackage() {
        return homePackage;
    }

    /** The field type of {@code type}; empty when it cannot be one, or not yet. */
    Optional<FieldType> resolve(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            Optional<FieldType> found = byLayoutName(type);
            mustWait |= found.isEmpty();
            return found;
        }
        if (type.getKind() != TypeKind.DECLARED) {
            return Primitive.of(type.getKind()).map(FieldType::of);
        }
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        if (element.getKind() != ElementKind.RECORD
                || element.getRecordComponents().size() != 1) {
            return Optional.empty();
        }
        RecordComponentElement component = element.getRecordComponents().get(0);
        return Primitive.of(component.asType().getKind())
                .map(primitive -> new FieldType(
                        sourceName(element.getQualifiedName().toString()),
                        primitive,
                        Optional.of(component.getSimpleName().toString()),
                        shape(elements.getTypeElement(element.getQualifiedName() + SUFFIX))));
    }

    private Optional<FieldType> byLayoutName(TypeMirror type) {
        String wanted = type.toString() + SUFFIX;
        String inHome = homePackage.isEmpty() ? wanted : homePackage + "." + wanted;
        List<String> found = new ArrayList<>();
        for (String layout : layouts) {
            if (layout.equals(wanted) || layout.equals(inHome)) {
                return Optional.of(pointer(layout));
            }
            if (layout.endsWith("." + wanted)) {
                found.add(layout);
            }
        }
        return found.size() == 1 ? Optional.of(pointer(found.get(0))) : Optional.empty();
    }

    private FieldType pointer(String layout) {
        String record = layout.substring(0, layout.length() - SUFFIX.length());
        return new FieldType(
                sourceName(record), Primitive.LONG, Optional.of("address"), shape(elements.getTypeElement(layout)));
    }

    private static Optional<FieldType.Shape> shape(@Nullable TypeElement layout) {
        return Optional.ofNullable(layout)
                .map(element -> element.getAnnotation(Struct.class))
                .map(struct -> new FieldType.Shape(struct.size(), struct.align()));
    }

    private String sourceName(String qualified) {
        String prefix = homePackage + ".";
        boolean near = qualified.startsWith(prefix) && qualified.indexOf('.', prefix.length()) < 0;
        return near ? qualified.substring(prefix.length()) : qualified;
    }
}
