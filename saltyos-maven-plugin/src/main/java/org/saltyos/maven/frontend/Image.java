package org.saltyos.maven.frontend;

import org.saltyos.maven.heap.ImageHeap;
import org.saltyos.maven.heap.Initialisers;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.Shapes;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/** What all methods of one image share while they are lowered. */
public record Image(World world, Shapes shapes, Initialisers initialisers, ImageHeap heap, Sink sink) {
    private static final String FAULT = "org/saltyos/lang/Fault";

    /** Whether objects are made at run time. */
    public boolean isManaged() {
        return world.isManaged();
    }

    /** Whether a method is the constructor of a value: it returns it instead of filling an object. */
    public boolean makesValue(Method method) {
        return method.isConstructor() && shapes.isValue(method.owner());
    }

    /** Whether a class is a fault. */
    public boolean isFault(String name) {
        return isSubclass(name, FAULT);
    }

    /** Whether a class is an exception that natively is a panic. */
    public boolean isPanic(String name) {
        return isSubclass(name, "java/lang/RuntimeException") || isSubclass(name, "java/lang/Error");
    }

    /** Whether a class is a class {@code base} by name; false when either is unknown. */
    public boolean isSubclass(String name, String base) {
        for (WorldClass c = world.find(name); c != null; c = world.hierarchy().superclass(c)) {
            if (c.name().equals(base)) {
                return true;
            }
        }
        return false;
    }
}
