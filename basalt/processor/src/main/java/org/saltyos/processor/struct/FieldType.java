package org.saltyos.processor.struct;

import java.util.Optional;

/**
 * The type of a field's accessors.
 *
 * @param name the type as the generated source writes it
 * @param primitive what is stored
 * @param component the record's only component when the type is a record that is stored as that component
 * @param struct the size and alignment when the type is the pointer record of another struct
 */
record FieldType(String name, Primitive primitive, Optional<String> component, Optional<Shape> struct) {
    /**
     * Size and alignment of a struct.
     *
     * @param size in bytes
     * @param align in bytes
     */
    record Shape(int size, int align) {}

    /** The type of a primitive accessor. */
    static FieldType of(Primitive primitive) {
        return new FieldType(primitive.keyword(), primitive, Optional.empty(), Optional.empty());
    }

    /** Source that turns the stored value into the accessor's value. */
    String wrap(String expression) {
        return component.isPresent() ? "new " + name + "(" + expression + ")" : expression;
    }

    /** Source that turns the accessor's value into the stored value. */
    String unwrap(String expression) {
        return component.map(accessor -> expression + "." + accessor + "()").orElse(expression);
    }
}
