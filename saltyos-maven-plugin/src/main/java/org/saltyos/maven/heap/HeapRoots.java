package org.saltyos.maven.heap;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldNode;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.world.Leaf;
import org.saltyos.maven.world.ObjectLayout;
import org.saltyos.maven.world.Shapes;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/** Collects the places of an image that can refer to objects made at run time. */
final class HeapRoots {
    private final World world;
    private final Shapes shapes;
    private final List<ImageHeap.Place> places = new ArrayList<>();

    HeapRoots(World world, Shapes shapes) {
        this.world = world;
        this.shapes = shapes;
    }

    void addStatic(String symbol, FieldNode field) {
        List<Leaf> leaves = shapes.leaves(Type.getType(field.desc), true);
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.get(i).memory() == MemoryKind.REF) {
                places.add(new ImageHeap.Place(symbol, i * 8));
            }
        }
    }

    /** Adds the elements of an array of references, or the fields of an object that code can still assign. */
    void addObject(String symbol, Object object, String internalName) {
        Class<?> c = object.getClass();
        if (!c.isArray()) {
            addFields(symbol, world.get(internalName));
        } else if (!c.getComponentType().isPrimitive()) {
            for (int i = 0; i < Array.getLength(object); i++) {
                places.add(new ImageHeap.Place(symbol, ObjectLayout.HEADER + i * 8));
            }
        }
    }

    private void addFields(String symbol, WorldClass c) {
        ObjectLayout layout = shapes.layout(c);
        for (WorldClass each : world.hierarchy().lineage(c)) {
            for (FieldNode field : each.node().fields) {
                if ((field.access & (Opcodes.ACC_STATIC | Opcodes.ACC_FINAL)) == 0) {
                    for (ObjectLayout.Slot slot : layout.slots(each, field.name)) {
                        if (slot.leaf().memory() == MemoryKind.REF) {
                            places.add(new ImageHeap.Place(symbol, slot.offset()));
                        }
                    }
                }
            }
        }
    }

    List<ImageHeap.Place> places() {
        return places;
    }
}
