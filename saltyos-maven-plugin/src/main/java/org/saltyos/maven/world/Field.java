package org.saltyos.maven.world;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;

/** A field together with the class that declares it; equal when both are. */
public record Field(WorldClass owner, FieldNode node) {
    public String name() {
        return node.name;
    }

    public boolean isStatic() {
        return (node.access & Opcodes.ACC_STATIC) != 0;
    }

    public boolean isVolatile() {
        return (node.access & Opcodes.ACC_VOLATILE) != 0;
    }

    /** Whether it keeps the value that its class's initialiser gave it. */
    public boolean isConstant() {
        return World.isConstant(node);
    }

    /** What people read: {@code Class.field}. */
    public String displayName() {
        return owner.simpleName() + "." + node.name;
    }
}
