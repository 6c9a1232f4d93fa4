package org.saltyos.maven.reach;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.saltyos.maven.frontend.Allocation;
import org.saltyos.maven.frontend.Image;
import org.saltyos.maven.heap.ArrayAlias;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.FunctionBuilder;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.ObjectLayout;

/** The functions that make arrays of arrays, one for each type and number of sizes. */
final class ArrayMakers {
    private static final String SOURCE = "java/lang/Object.java";

    private final Image image;

    ArrayMakers(Image image) {
        this.image = image;
    }

    static String symbol(Type type, int dimensions) {
        return "new:" + type.getDescriptor() + ":" + dimensions;
    }

    /** From {@code dimensions} sizes, none negative, to the array; inner arrays are made by the function for one less. */
    IrFunction function(Type type, int dimensions) {
        FunctionBuilder code = new FunctionBuilder();
        List<Register> sizes = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            sizes.add(code.temporary(IrType.I32));
        }
        code.start(code.name());
        Operand array = Allocation.array(image, code, type, sizes.get(0));
        if (dimensions > 1) {
            fill(code, type, sizes, array);
        }
        code.end(new Instruction.Return(0, List.of(array)));
        return Dispatch.function(
                symbol(type, dimensions),
                "new " + type.getClassName(),
                SOURCE,
                sizes,
                List.of(IrType.reference(ObjectLayout.HEADER)),
                code);
    }

    private void fill(FunctionBuilder code, Type type, List<Register> sizes, Operand array) {
        Type element = Type.getType(type.getDescriptor().substring(1));
        Register index = code.variable(IrType.I32);
        code.add(new Instruction.Move(0, index, Operand.i32(0)));
        Block.Id head = code.name();
        Block.Id body = code.name();
        Block.Id done = code.name();
        code.end(new Instruction.Jump(0, head));
        code.start(head);
        Register at = code.move(IrType.I32, index);
        code.end(new Instruction.Branch(0, Predicate.LT, at, sizes.get(0), body, done, false));
        code.start(body);
        Register inner = code.temporary(IrType.reference(ObjectLayout.HEADER));
        code.add(new Instruction.Call(
                0, List.of(inner), symbol(element, sizes.size() - 1), List.copyOf(sizes.subList(1, sizes.size()))));
        code.add(new Instruction.ElementStore(0, MemoryKind.REF, array, at, inner, ArrayAlias.of(element)));
        Register next = code.binary(IrType.I32, BinaryOp.ADD, at, Operand.i32(1));
        code.add(new Instruction.Move(0, index, next));
        code.end(new Instruction.Jump(0, head));
        code.start(done);
    }
}
