package org.saltyos.maven.reach;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldNode;
import org.saltyos.maven.frontend.Image;
import org.saltyos.maven.heap.ImageHeap;
import org.saltyos.maven.ir.IrGlobal;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.world.Leaf;
import org.saltyos.maven.world.ObjectLayout;
import org.saltyos.maven.world.WorldClass;

/**
 * What the collector knows of an image: the size and the references of every class, the places outside the heap that can
 * refer to it, and, for {@code getClass()}, the object of each class. {@code org.saltyos.runtime.heap} reads these tables.
 */
final class TypeTables {
    private static final String TYPES = "salty_types";
    private static final String ROOTS = "salty_roots";
    private static final String CLASSES = "salty_classes";
    private static final int TYPE_BYTES = 16;
    private static final int OBJECT = 0;
    private static final int PLAIN_ARRAY = 1;
    private static final int REFERENCE_ARRAY = 2;

    private final Image image;
    private final List<IrGlobal> result = new ArrayList<>();

    TypeTables(Image image) {
        this.image = image;
    }

    /** All tables, as data of the image. */
    List<IrGlobal> globals(boolean classObjects) {
        types();
        roots();
        classes(classObjects);
        return result;
    }

    private void types() {
        List<String> types = image.heap().numberedTypes();
        ByteBuffer bytes = buffer(TYPE_BYTES * (types.size() + 1));
        List<IrGlobal.Reference> references = new ArrayList<>();
        bytes.putInt(0, types.size());
        for (int i = 0; i < types.size(); i++) {
            int at = TYPE_BYTES * (i + 1);
            String name = types.get(i);
            if (name.startsWith("[")) {
                MemoryKind element = Leaf.memoryOf(Type.getType(name.substring(1)));
                bytes.putInt(at, element.size());
                bytes.putInt(at + 4, element == MemoryKind.REF ? REFERENCE_ARRAY : PLAIN_ARRAY);
            } else {
                WorldClass c = image.world().get(name);
                bytes.putInt(at, image.shapes().layout(c).size());
                bytes.putInt(at + 4, OBJECT);
                List<Integer> offsets = referenceOffsets(c);
                if (!offsets.isEmpty()) {
                    references.add(new IrGlobal.Reference(at + 8, map(i + 1, offsets)));
                }
            }
        }
        result.add(new IrGlobal(TYPES, bytes.array(), references, 8, true));
    }

    private String map(int number, List<Integer> offsets) {
        String symbol = TYPES + "." + number;
        ByteBuffer bytes = buffer(4 + 4 * offsets.size());
        bytes.putInt(0, offsets.size());
        for (int i = 0; i < offsets.size(); i++) {
            bytes.putInt(4 + 4 * i, offsets.get(i));
        }
        result.add(new IrGlobal(symbol, bytes.array(), List.of(), 8, true));
        return symbol;
    }

    private List<Integer> referenceOffsets(WorldClass c) {
        List<Integer> offsets = new ArrayList<>();
        ObjectLayout layout = image.shapes().layout(c);
        for (WorldClass each : image.world().hierarchy().lineage(c)) {
            for (FieldNode field : each.node().fields) {
                if ((field.access & Opcodes.ACC_STATIC) == 0) {
                    for (ObjectLayout.Slot slot : layout.slots(each, field.name)) {
                        if (slot.leaf().memory() == MemoryKind.REF) {
                            offsets.add(slot.offset());
                        }
                    }
                }
            }
        }
        return offsets;
    }

    private void roots() {
        List<ImageHeap.Place> places = image.heap().roots();
        List<IrGlobal.Reference> references = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            references.add(new IrGlobal.Reference(
                    8 * (i + 1), places.get(i).symbol(), places.get(i).offset()));
        }
        ByteBuffer bytes = buffer(8 * (places.size() + 1));
        bytes.putLong(0, places.size());
        result.add(new IrGlobal(ROOTS, bytes.array(), references, 8, true));
    }

    private void classes(boolean used) {
        List<String> types = image.heap().numberedTypes();
        List<IrGlobal.Reference> references = new ArrayList<>();
        for (int i = 0; used && i < types.size(); i++) {
            references.add(new IrGlobal.Reference(
                    8 * (i + 1),
                    image.heap().classObject(Type.getObjectType(types.get(i))).name()));
        }
        result.add(new IrGlobal(CLASSES, new byte[8 * (types.size() + 1)], references, 8, true));
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
