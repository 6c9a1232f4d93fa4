package org.saltyos.maven.world;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Which body a virtual call runs for an object's class: selection as in JVMS 5.4.6. */
public final class MethodSelection {
    private static final int NEVER_SELECTED = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;

    private final World world;

    /** Selection over the classes of a world. */
    public MethodSelection(World world) {
        this.world = world;
    }

    /**
     * The method that runs when {@code declared} is called on an object of a class: the nearest one that overrides it, else
     * the most specific of the interfaces. It can be abstract; null if there is none.
     */
    public @Nullable Method select(WorldClass receiver, Method declared) {
        if ((declared.node().access & NEVER_SELECTED) != 0) {
            return declared;
        }
        for (WorldClass c = receiver; c != null; c = world.hierarchy().superclass(c)) {
            MethodNode node = c.method(declared.name(), declared.descriptor());
            if (node != null && overrides(new Method(c, node), declared)) {
                return new Method(c, node);
            }
        }
        return world.hierarchy().interfaceMethod(receiver, declared.name(), declared.descriptor());
    }

    /**
     * Whether a method of a class can override a method of a superclass or interface with the same name and descriptor.
     * What only its package sees is overridden there, or by way of a method between the two that does so.
     */
    private boolean overrides(Method own, Method declared) {
        if (own.equals(declared)) {
            return true;
        }
        if ((own.node().access & NEVER_SELECTED) != 0) {
            return false;
        }
        if (isSeenBySubclasses(declared)
                || own.owner().packageName().equals(declared.owner().packageName())) {
            return true;
        }
        WorldClass c = world.hierarchy().superclass(own.owner());
        while (c != null && c != declared.owner()) {
            MethodNode node = c.method(declared.name(), declared.descriptor());
            if (node != null && overrides(own, new Method(c, node)) && overrides(new Method(c, node), declared)) {
                return true;
            }
            c = world.hierarchy().superclass(c);
        }
        return false;
    }

    private static boolean isSeenBySubclasses(Method method) {
        return (method.node().access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
    }
}
