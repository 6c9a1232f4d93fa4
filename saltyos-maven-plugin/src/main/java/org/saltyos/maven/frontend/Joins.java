package org.saltyos.maven.frontend;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.world.WorldClass;

/**
 * Places where ways through a method come together. What is a record on one way and a value of a wider type behind the place has to be an
 * object: a record that is a value would arrive there as its components, and one with a single component would even fit.
 */
final class Joins {
    private final MethodLowering m;
    private final Map<String, Set<Type>> stored = new HashMap<>();
    private final Map<String, Set<Type>> loaded = new HashMap<>();

    Joins(MethodLowering m) {
        this.m = m;
    }

    /** Compares the operand stack with what a block takes that control goes to. */
    void check(List<Value> stack, Frame<BasicValue> target) {
        for (int i = 0; i < Math.min(stack.size(), target.getStackSize()); i++) {
            Type wanted = target.getStack(i).getType();
            if (wanted == null || !(stack.get(i) instanceof Value.Plain plain)) {
                continue;
            }
            WorldClass source = m.image.shapes().recordOf(plain.type());
            WorldClass joined = m.image.shapes().recordOf(wanted);
            if (source != joined) {
                m.needsObject(plain.type());
                m.needsObject(wanted);
                throw m.reject(
                        DiagnosticCode.SALT0203,
                        "a value of " + plain.type().getClassName() + " meets others as " + wanted.getClassName(),
                        "why: records are values without identity; there is no object that could stand there",
                        "try: return or assign each of them where it is made");
            }
        }
    }

    /** Takes note of a record that is stored in a local variable; {@code place} names the registers. */
    void stores(String place, Type record) {
        if (m.image.isManaged() && m.image.shapes().recordOf(record) != null) {
            stored.computeIfAbsent(place, key -> new HashSet<>()).add(record);
            loaded.getOrDefault(place, Set.of()).forEach(type -> meet(record, type));
        }
    }

    /** Takes note of a local variable that is read as an object. */
    void loads(String place, Type type) {
        if (m.image.isManaged()
                && type.getSort() == Type.OBJECT
                && m.image.shapes().recordOf(type) == null) {
            loaded.computeIfAbsent(place, key -> new HashSet<>()).add(type);
            stored.getOrDefault(place, Set.of()).forEach(record -> meet(record, type));
        }
    }

    /** Variables that have nothing to do with each other may share a place; those of types that fit may be one. */
    private void meet(Type record, Type type) {
        if (ObjectLowering.isSubtype(m, record, type)) {
            m.needsObject(record);
        }
    }
}
