package org.saltyos.maven.heap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Leaf;
import org.saltyos.maven.world.Shapes;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/** What a value of the build's JVM is in machine code: a number, a reference to an image object, or a record's components. */
final class ConstantValues {
    private final ImageHeap heap;
    private final World world;
    private final Shapes shapes;
    private final Initialisers initialisers;

    ConstantValues(ImageHeap heap, World world, Shapes shapes, Initialisers initialisers) {
        this.heap = heap;
        this.world = world;
        this.shapes = shapes;
        this.initialisers = initialisers;
    }

    /** The machine values of a constant. */
    List<Operand> of(@Nullable Object value, Type type, boolean nullable, String path) {
        List<Operand> result = new ArrayList<>();
        add(value, type, nullable, path, result);
        return result;
    }

    private void add(@Nullable Object value, Type type, boolean nullable, String path, List<Operand> result) {
        WorldClass record = shapes.recordOf(type);
        if (record != null) {
            if (value == null) {
                throw nullInImage(path, type);
            }
            for (FieldNode component : Shapes.components(record)) {
                add(
                        initialisers.fieldValue(record, value, component.name),
                        Type.getType(component.desc),
                        Annotations.isNullable(component),
                        path + "." + component.name,
                        result);
            }
        } else if (Leaf.memoryOf(type) == MemoryKind.REF) {
            if (value == null) {
                if (!nullable) {
                    throw nullInImage(path, type);
                }
                result.add(new Operand.Null());
            } else {
                checkExactArray(value, type, path);
                result.add(heap.reference(value, path));
            }
        } else {
            Kind kind = Leaf.memoryOf(type).register();
            long number = number(value);
            result.add(new Operand.Constant(kind, kind == Kind.I32 ? (int) number : number));
        }
    }

    /** Arrays of objects have exactly the type that code sees, so that stores into them need no check. */
    private void checkExactArray(Object value, Type type, String path) {
        if (!world.isManaged() && type.getSort() == Type.ARRAY && !type.equals(Type.getType(value.getClass()))) {
            throw new UserError(
                    DiagnosticCode.SALT0203,
                    null,
                    path + " of type " + type.getClassName() + " holds an array of type "
                            + value.getClass().getTypeName(),
                    "why: stores through the wider type could fail; arrays keep their exact type here",
                    "try: create the array with the type of the field");
        }
    }

    private static UserError nullInImage(String path, Type type) {
        return new UserError(
                DiagnosticCode.SALT0301,
                null,
                path + " is null after build-time initialisation, but its type is not @Nullable",
                "why: code relies on references of type " + type.getClassName() + " never being null",
                "try: give it a value in a static initialiser, or annotate it with org.jspecify's @Nullable");
    }

    private static long number(@Nullable Object value) {
        if (value instanceof Boolean b) {
            return b ? 1 : 0;
        }
        if (value instanceof Character c) {
            return c;
        }
        if (value instanceof Float f) {
            return Float.floatToRawIntBits(f);
        }
        if (value instanceof Double d) {
            return Double.doubleToRawLongBits(d);
        }
        return value instanceof Number n ? n.longValue() : 0;
    }
}
