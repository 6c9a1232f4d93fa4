package org.saltyos.maven.heap;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldNode;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Leaf;
import org.saltyos.maven.world.ObjectLayout;
import org.saltyos.maven.world.Shapes;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/** Lays out what initialisers left behind as bytes and references; objects it meets become part of the heap. */
final class ContentWriter {
    private final ImageHeap heap;
    private final World world;
    private final Shapes shapes;
    private final Initialisers initialisers;
    private final ClassContent classes;
    private final IdentityTables tables;

    ContentWriter(ImageHeap heap, World world, Shapes shapes, Initialisers initialisers) {
        this.heap = heap;
        this.world = world;
        this.shapes = shapes;
        this.initialisers = initialisers;
        this.classes = new ClassContent(heap, shapes);
        this.tables = new IdentityTables(heap, world, initialisers);
    }

    /** A mutable static field: one machine value every eight bytes. */
    Content ofStatic(WorldClass owner, FieldNode field, String path) {
        Type type = Type.getType(field.desc);
        boolean nullable = world.isManaged() || Annotations.isNullable(field);
        List<Leaf> leaves = shapes.leaves(type, nullable);
        ObjectLayout.Slot[] slots = new ObjectLayout.Slot[leaves.size()];
        int size = 0;
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new ObjectLayout.Slot(leaves.get(i), i * 8);
            size = slots[i].offset() + slots[i].leaf().memory().size();
        }
        Content content = new Content(size);
        Object value = heap.staticValue(owner, field, path);
        put(content, List.of(slots), value, type, nullable, path);
        return content;
    }

    /** An object, an array or a string. */
    Content of(Object object, String path) {
        if (object instanceof Class<?> type) {
            return classes.of(type, world.get("java/lang/Class"), path);
        }
        if (object instanceof String text && !world.isManaged()) {
            Content content = new Content(ObjectLayout.HEADER + text.length());
            content.bytes.putInt(0, text.length());
            content.bytes.putInt(ObjectLayout.TYPE_NUMBER, heap.typeNumber("java/lang/String"));
            for (int i = 0; i < text.length(); i++) {
                content.bytes.put(ObjectLayout.HEADER + i, (byte) text.charAt(i));
            }
            return content;
        }
        return object.getClass().isArray() ? array(object, path) : instance(object, path);
    }

    private Content array(Object array, String path) {
        Type element = Type.getType(array.getClass().getComponentType());
        MemoryKind memory = Leaf.memoryOf(element);
        int length = Array.getLength(array);
        Content content = new Content(ObjectLayout.HEADER + length * memory.size());
        content.bytes.putInt(0, length);
        content.bytes.putInt(ObjectLayout.TYPE_NUMBER, heap.typeNumber(Type.getDescriptor(array.getClass())));
        for (int i = 0; i < length; i++) {
            Operand value = heap.constant(Array.get(array, i), element, true, path + "[" + i + "]")
                    .get(0);
            content.put(ObjectLayout.HEADER + i * memory.size(), memory, value);
        }
        return content;
    }

    private Content instance(Object object, String path) {
        WorldClass c = world.get(world.nameInImage(Type.getInternalName(object.getClass())));
        ObjectLayout layout = shapes.layout(c);
        Content content = new Content(layout.size());
        content.bytes.putInt(ObjectLayout.TYPE_NUMBER, heap.typeNumber(c.name()));
        if (world.isManaged()) {
            content.bytes.putInt(ObjectLayout.IDENTITY_HASH, heap.identityHash(object));
        }
        for (WorldClass each : world.hierarchy().lineage(c)) {
            if (!world.isManaged()
                    && object instanceof Enum<?> constant
                    && each.name().equals("java/lang/Enum")) {
                Type string = Type.getType(String.class);
                put(content, layout.slots(each, "name"), constant.name(), string, false, path);
                put(content, layout.slots(each, "ordinal"), constant.ordinal(), Type.INT_TYPE, false, path);
            } else if (world.isManaged() || !each.isLibrary()) {
                for (FieldNode field : each.node().fields) {
                    if ((field.access & Opcodes.ACC_STATIC) == 0) {
                        put(
                                content,
                                layout.slots(each, field.name),
                                fieldValue(each, object, field.name),
                                Type.getType(field.desc),
                                world.isManaged() || Annotations.isNullable(field),
                                path + "." + field.name);
                    }
                }
            }
        }
        return content;
    }

    private @Nullable Object fieldValue(WorldClass owner, Object object, String field) {
        Optional<Object> different = world.isManaged() ? tables.inImage(object, field) : Optional.empty();
        if (different.isEmpty()) {
            return initialisers.fieldValue(owner, object, field);
        }
        return different.get() == JvmConstants.NONE ? null : different.get();
    }

    private void put(
            Content content,
            List<ObjectLayout.Slot> slots,
            @Nullable Object value,
            Type type,
            boolean nullable,
            String path) {
        List<Operand> operands = heap.constant(value, type, nullable, path);
        for (int i = 0; i < slots.size(); i++) {
            content.put(slots.get(i).offset(), slots.get(i).leaf().memory(), operands.get(i));
        }
    }
}
