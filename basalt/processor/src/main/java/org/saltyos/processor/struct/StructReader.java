package org.saltyos.processor.struct;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import org.saltyos.lang.At;
import org.saltyos.lang.Count;
import org.saltyos.lang.Struct;
import org.saltyos.lang.Union;
import org.saltyos.processor.Problems;
import org.saltyos.processor.struct.StructField.Storage;

/** Reads a layout interface: pairs getters with setters and reports everything that is not one of them. */
public final class StructReader {
    private static final String SUFFIX = "Layout";
    private static final Set<String> TAKEN = Set.of("address", "hashCode", "toString");

    private final TypeResolver types;
    private final Problems problems;

    /** Reads with the given resolver and reports to {@code problems}. */
    public StructReader(TypeResolver types, Problems problems) {
        this.types = types;
        this.problems = problems;
    }

    /** The struct that {@code layout} declares; empty or incomplete when problems were reported. */
    public Optional<StructModel> read(TypeElement layout) {
        String layoutName = layout.getSimpleName().toString();
        if (layout.getKind() != ElementKind.INTERFACE
                || layout.getNestingKind() != NestingKind.TOP_LEVEL
                || !layout.getTypeParameters().isEmpty()
                || !layoutName.endsWith(SUFFIX)
                || layoutName.equals(SUFFIX)) {
            problems.error(
                    layout,
                    "@Struct belongs on a top-level interface without type parameters whose name ends in Layout;"
                            + " the record takes the name without Layout");
            return Optional.empty();
        }
        Struct struct = layout.getAnnotation(Struct.class);
        List<StructField> fields = readFields(layout);
        StructModel model = new StructModel(
                layout,
                types.homePackage(),
                layoutName.substring(0, layoutName.length() - SUFFIX.length()),
                struct.size(),
                struct.align(),
                struct.mmio(),
                layout.getModifiers().contains(Modifier.PUBLIC),
                List.copyOf(fields));
        if (!types.mustWait()) {
            new LayoutCheck(model, problems).run();
        }
        return Optional.of(model);
    }

    private List<StructField> readFields(TypeElement layout) {
        Map<String, ExecutableElement> setters = new LinkedHashMap<>();
        List<ExecutableElement> getters = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(layout.getEnclosedElements())) {
            if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
                if (method.getAnnotation(At.class) != null) {
                    problems.error(method, "@At belongs on an abstract getter; this method has a body");
                }
            } else if (method.getAnnotation(At.class) != null) {
                getters.add(method);
            } else if (method.getReturnType().getKind() == TypeKind.VOID) {
                setters.put(method.getSimpleName().toString(), method);
            } else if (!isAddress(method)) {
                problems.error(method, "field " + method.getSimpleName() + " needs @At with its offset in bytes");
            }
        }
        List<StructField> fields = new ArrayList<>();
        for (ExecutableElement getter : getters) {
            Optional<ExecutableElement> setter =
                    Optional.ofNullable(setters.remove(getter.getSimpleName().toString()));
            readField(getter, setter).ifPresent(fields::add);
        }
        for (ExecutableElement orphan : setters.values()) {
            problems.error(
                    orphan, "setter " + orphan.getSimpleName() + " has no getter of the same name that carries @At");
        }
        return fields;
    }

    /** The record's own component may be declared, so that default methods of the layout can use it. */
    private static boolean isAddress(ExecutableElement method) {
        return method.getSimpleName().contentEquals("address")
                && method.getParameters().isEmpty()
                && method.getReturnType().getKind() == TypeKind.LONG;
    }

    private Optional<StructField> readField(ExecutableElement getter, Optional<ExecutableElement> setter) {
        String name = getter.getSimpleName().toString();
        if (TAKEN.contains(name)) {
            problems.error(
                    getter, "a field cannot be called " + name + ": the record already has a method of that name");
            return Optional.empty();
        }
        Optional<FieldType> type = types.resolve(getter.getReturnType());
        if (type.isEmpty()) {
            if (!types.mustWait()) {
                problems.error(
                        getter,
                        "field " + name + " has type " + getter.getReturnType()
                                + ", which cannot be stored: use boolean, byte, short, char, int, long"
                                + " or a record with exactly one such component");
            }
            return Optional.empty();
        }
        Count count = getter.getAnnotation(Count.class);
        boolean array = count != null;
        checkIndex(getter, array, 0);
        setter.ifPresent(method -> checkSetter(method, type.get(), array));
        Optional<Storage> storage = new StorageReader(problems).read(getter, type.get(), setter.isPresent());
        return storage.map(found -> new StructField(
                getter,
                type.get(),
                getter.getAnnotation(At.class).value(),
                count == null ? Optional.empty() : Optional.of(count.value()),
                found,
                getter.getAnnotation(Union.class) != null,
                setter.isPresent()));
    }

    private void checkIndex(ExecutableElement method, boolean array, int valueParameters) {
        List<? extends VariableElement> parameters = method.getParameters();
        boolean right = parameters.size() == (array ? 1 : 0) + valueParameters
                && (!array || parameters.get(0).asType().getKind() == TypeKind.INT);
        if (!right) {
            problems.error(
                    method,
                    array
                            ? "accessors of the inline array " + method.getSimpleName() + " take an int index first"
                            : "accessors of " + method.getSimpleName()
                                    + " take no index: add @Count if it is an inline array");
        }
    }

    private void checkSetter(ExecutableElement setter, FieldType type, boolean array) {
        checkIndex(setter, array, 1);
        if (setter.getParameters().isEmpty()) {
            return;
        }
        VariableElement value =
                setter.getParameters().get(setter.getParameters().size() - 1);
        Optional<FieldType> valueType = types.resolve(value.asType());
        if (!types.mustWait() && !valueType.equals(Optional.of(type))) {
            problems.error(
                    setter,
                    "setter " + setter.getSimpleName() + " takes " + value.asType() + " but its getter returns "
                            + type.name());
        }
    }
}
