package org.saltyos.maven.reach;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Type;
import org.saltyos.maven.frontend.Arrays;
import org.saltyos.maven.frontend.Image;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.FunctionBuilder;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.ObjectLayout;

/**
 * The functions that tell whether an object is of a class. In the closed world each is a switch over the type numbers of
 * the classes that exist.
 */
final class TypeTests {
    /** The symbol of the test whether an element may be stored into an array. */
    static final String STORE_SYMBOL = "storable";

    private static final String SOURCE = "java/lang/Object.java";

    private final Image image;

    TypeTests(Image image) {
        this.image = image;
    }

    static String symbol(Type type) {
        return "instanceof:" + type.getClassName();
    }

    /** Whether a numbered type, an internal name or array descriptor, is of another type. */
    private boolean isSubtype(String numbered, Type type) {
        return isSubtype(Type.getObjectType(numbered), type);
    }

    private boolean isSubtype(Type sub, Type base) {
        if (sub.getSort() == Type.ARRAY) {
            if (base.getSort() == Type.ARRAY) {
                Type element = elementOf(sub);
                Type wanted = elementOf(base);
                boolean references = element.getSort() >= Type.ARRAY && wanted.getSort() >= Type.ARRAY;
                return element.equals(wanted) || references && isSubtype(element, wanted);
            }
            return Arrays.isSupertype(base.getInternalName());
        }
        return base.getSort() == Type.OBJECT
                && image.world()
                        .hierarchy()
                        .isSubtype(
                                image.world().get(sub.getInternalName()),
                                image.world().get(base.getInternalName()));
    }

    private static Type elementOf(Type array) {
        return Type.getType(array.getDescriptor().substring(1));
    }

    /** The test for a type: from an object, not null, to 0 or 1. */
    IrFunction test(Type type) {
        FunctionBuilder code = new FunctionBuilder();
        Register object = code.temporary(IrType.reference(ObjectLayout.HEADER));
        code.start(code.name());
        Block.Id yes = code.name();
        Block.Id no = code.name();
        TreeMap<Integer, Block.Id> cases = new TreeMap<>();
        for (String each : image.heap().numberedTypes()) {
            if (isSubtype(each, type)) {
                cases.put(image.heap().knownTypeNumber(each), yes);
            }
        }
        if (cases.isEmpty()) {
            code.end(new Instruction.Return(0, List.of(Operand.i32(0))));
        } else {
            code.end(new Instruction.Switch(0, Dispatch.typeNumber(code, object), cases, no));
            answer(code, yes, 1);
            answer(code, no, 0);
        }
        String source = type.getSort() == Type.ARRAY
                ? SOURCE
                : image.world().get(type.getInternalName()).sourcePath();
        String simple = type.getClassName()
                .substring(type.getClassName().lastIndexOf('.') + 1)
                .replace('$', '.');
        return Dispatch.function(
                symbol(type), "instanceof " + simple, source, List.of(object), List.of(IrType.I32), code);
    }

    private static void answer(FunctionBuilder code, Block.Id block, int value) {
        code.start(block);
        code.end(new Instruction.Return(0, List.of(Operand.i32(value))));
    }

    /** The element types of all arrays of references, whose tests {@link #storeTest} calls. */
    Map<Integer, Type> elementTypes() {
        Map<Integer, Type> result = new LinkedHashMap<>();
        for (String each : image.heap().numberedTypes()) {
            if (each.startsWith("[") && elementOf(Type.getType(each)).getSort() >= Type.ARRAY) {
                result.put(image.heap().knownTypeNumber(each), elementOf(Type.getType(each)));
            }
        }
        return result;
    }

    /** From an array of references and an object, both not null, to whether the array may hold the object. */
    IrFunction storeTest() {
        FunctionBuilder code = new FunctionBuilder();
        Register array = code.temporary(IrType.reference(ObjectLayout.HEADER));
        Register object = code.temporary(IrType.reference(ObjectLayout.HEADER));
        code.start(code.name());
        TreeMap<Integer, Block.Id> cases = new TreeMap<>();
        Map<Block.Id, Type> tests = new LinkedHashMap<>();
        elementTypes().forEach((number, element) -> {
            Block.Id block = code.name();
            cases.put(number, block);
            tests.put(block, element);
        });
        Block.Id no = code.name();
        code.end(new Instruction.Switch(0, Dispatch.typeNumber(code, array), cases, no));
        tests.forEach((block, element) -> {
            code.start(block);
            Register result = code.temporary(IrType.I32);
            code.add(new Instruction.Call(0, List.of(result), symbol(element), List.of(object)));
            code.end(new Instruction.Return(0, List.of(result)));
        });
        answer(code, no, 0);
        return Dispatch.function(
                STORE_SYMBOL, "array store", SOURCE, List.of(array, object), List.of(IrType.I32), code);
    }
}
