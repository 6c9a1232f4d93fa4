package org.saltyos.maven.frontend;

import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.saltyos.maven.ir.Operand;

/** What stands on the operand stack or in a local while a method is lowered. */
sealed interface Value {
    /** Its static type. */
    Type type();

    /** Stack entries it takes in bytecode: 2 for long and double. */
    default int size() {
        return type().getSize();
    }

    /** A number, a reference, or the flattened components of a record. */
    record Plain(Type type, List<Operand> parts) implements Value {
        Operand only() {
            return parts.get(0);
        }
    }

    /** A new object whose constructor has not run. */
    record Fresh(Type type, AbstractInsnNode site) implements Value {}

    /** An unchecked exception, or text made for one: it exists only to be thrown, and throwing it is a panic. */
    record Doomed(Type type) implements Value {}

    /** {@code this} inside a record's constructor: its components are still variables. */
    record UnderConstruction(Type type) implements Value {}

    /** What an instruction that is an error would have given; nothing that becomes of it is an error of its own. */
    record Poison(Type type) implements Value {}

    /** A number or reference. */
    static Plain of(Type type, Operand operand) {
        return new Plain(type, List.of(operand));
    }

    /** An int. */
    static Plain ofInt(Operand operand) {
        return of(Type.INT_TYPE, operand);
    }

    /** A long. */
    static Plain ofLong(Operand operand) {
        return of(Type.LONG_TYPE, operand);
    }
}
