package org.saltyos.maven.heap;

import org.objectweb.asm.Type;
import org.saltyos.maven.world.Leaf;

/** The alias names of array elements: arrays of different element kinds never share memory. */
public final class ArrayAlias {
    private ArrayAlias() {}

    /** The alias name for elements of a type. */
    public static String of(Type element) {
        return "array " + Leaf.memoryOf(element);
    }
}
