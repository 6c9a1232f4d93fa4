package org.saltyos.maven.heap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldNode;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.world.ObjectLayout;
import org.saltyos.maven.world.Shapes;
import org.saltyos.maven.world.WorldClass;

/**
 * The bytes of an object of {@code java.lang.Class}, of which the managed language has a small one of its own. What no code
 * reads stays empty: most programs never ask for more than a name.
 */
final class ClassContent {
    private final ImageHeap heap;
    private final Shapes shapes;
    // Reflection makes a new array each time; the image has one.
    private final Map<Class<?>, Object> interfaces = new HashMap<>();
    private final Map<Class<?>, Object> constants = new HashMap<>();

    ClassContent(ImageHeap heap, Shapes shapes) {
        this.heap = heap;
        this.shapes = shapes;
    }

    /** The content for a class of the build's JVM. */
    Content of(Class<?> object, WorldClass layoutClass, String path) {
        ObjectLayout layout = shapes.layout(layoutClass);
        Content content = new Content(layout.size());
        content.bytes.putInt(ObjectLayout.TYPE_NUMBER, heap.typeNumber(layoutClass.name()));
        content.bytes.putInt(ObjectLayout.IDENTITY_HASH, heap.identityHash(object));
        for (FieldNode field : layoutClass.node().fields) {
            if ((field.access & Opcodes.ACC_STATIC) == 0 && heap.isReadOfClass(field.name)) {
                List<ObjectLayout.Slot> slots = layout.slots(layoutClass, field.name);
                List<Operand> operands = value(object, field, path);
                for (int i = 0; i < operands.size(); i++) {
                    content.put(slots.get(i).offset(), slots.get(i).leaf().memory(), operands.get(i));
                }
            }
        }
        return content;
    }

    private List<Operand> value(Class<?> object, FieldNode field, String path) {
        return switch (field.name) {
            case "name" -> List.of(heap.reference(object.getName().intern(), path));
            case "simpleName" -> List.of(heap.reference(object.getSimpleName().intern(), path));
            case "canonicalName" ->
                object.getCanonicalName() == null
                        ? List.of(new Operand.Null())
                        : List.of(heap.reference(object.getCanonicalName().intern(), path));
            case "interfaces" ->
                List.of(heap.reference(interfaces.computeIfAbsent(object, Class::getInterfaces), path));
            case "componentType" -> reference(object.getComponentType());
            case "superclass" -> reference(object.getSuperclass());
            case "enumConstants" ->
                object.isEnum()
                        ? List.of(heap.reference(constants.computeIfAbsent(object, Class::getEnumConstants), path))
                        : List.of(new Operand.Null());
            case "kind" -> List.of(Operand.i32(kind(object)));
            case "typeNumber" -> List.of(Operand.i32(typeNumber(object)));
            case "arrayTypeNumber" -> List.of(Operand.i32(arrayTypeNumber(object)));
            default -> new ArrayList<>();
        };
    }

    private List<Operand> reference(@Nullable Class<?> other) {
        return other == null ? List.of(new Operand.Null()) : List.of(heap.classObject(Type.getType(other)));
    }

    /** 0 when no object of exactly this class can exist. */
    private int typeNumber(Class<?> object) {
        return object.isArray()
                ? heap.typeNumber(object.descriptorString())
                : heap.knownTypeNumber(Type.getInternalName(object));
    }

    /** Arrays of any class can be made by reflection; arrays of arrays only where code knows their class. */
    private int arrayTypeNumber(Class<?> object) {
        if (object == void.class) {
            return 0;
        }
        String descriptor = "[" + object.descriptorString();
        return object.isArray() ? heap.knownTypeNumber(descriptor) : heap.typeNumber(descriptor);
    }

    /** What the class is: bit 0 interface, 1 primitive, 2 enum, 3 record, 4 annotation or synthetic. */
    private static int kind(Class<?> object) {
        return (object.isInterface() ? 1 : 0)
                | (object.isPrimitive() ? 2 : 0)
                | (object.isEnum() ? 4 : 0)
                | (object.isRecord() ? 8 : 0);
    }
}
