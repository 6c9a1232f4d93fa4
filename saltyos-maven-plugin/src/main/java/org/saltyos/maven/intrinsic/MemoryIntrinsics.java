package org.saltyos.maven.intrinsic;

import java.util.List;
import java.util.Map;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.ConvertOp;
import org.saltyos.maven.ir.FunctionBuilder;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Register;

/** Raw memory ({@code Mem}) and device registers ({@code Mmio}). */
final class MemoryIntrinsics {
    private MemoryIntrinsics() {}

    static void register(Map<String, Intrinsic> all) {
        access(all, 8, MemoryKind.I8);
        access(all, 16, MemoryKind.I16);
        access(all, 32, MemoryKind.I32);
        access(all, 64, MemoryKind.I64);
        all.put("mem.copy", (code, arguments) -> {
            code.add(new Instruction.CopyMemory(
                    code.line(), arguments.get(0), arguments.get(1), arguments.get(2), false));
            return List.of();
        });
        all.put("mem.move", (code, arguments) -> {
            code.add(new Instruction.CopyMemory(
                    code.line(), arguments.get(0), arguments.get(1), arguments.get(2), true));
            return List.of();
        });
        all.put("mem.addressOfObject", (code, arguments) -> {
            Register address = code.temporary(IrType.I64);
            code.add(new Instruction.Convert(code.line(), address, ConvertOp.ADDRESS, arguments.get(0)));
            return List.of(address);
        });
        all.put("mem.objectAt", (code, arguments) -> {
            Register object = code.temporary(IrType.NULLABLE);
            code.add(new Instruction.Convert(code.line(), object, ConvertOp.REFERENCE, arguments.get(0)));
            return List.of(object);
        });
        all.put("mem.fill", (code, arguments) -> {
            code.add(new Instruction.FillMemory(code.line(), arguments.get(0), arguments.get(1), arguments.get(2)));
            return List.of();
        });
        all.put("mem.addressOfBytes", (code, arguments) -> List.of(firstElement(code, arguments.get(0))));
        all.put("mem.getBytes", (code, arguments) -> {
            Operand elements = element(code, arguments.get(1), arguments.get(2));
            Operand count = wide(code, arguments.get(3));
            code.add(new Instruction.CopyMemory(code.line(), elements, arguments.get(0), count, false));
            return List.of();
        });
        all.put("mem.putBytes", (code, arguments) -> {
            Operand elements = element(code, arguments.get(1), arguments.get(2));
            Operand count = wide(code, arguments.get(3));
            code.add(new Instruction.CopyMemory(code.line(), arguments.get(0), elements, count, false));
            return List.of();
        });
    }

    private static Operand firstElement(FunctionBuilder code, Operand array) {
        Register base = code.temporary(IrType.I64);
        code.add(new Instruction.Convert(code.line(), base, ConvertOp.ADDRESS, array));
        return code.binary(IrType.I64, BinaryOp.ADD, base, Operand.i64(8));
    }

    private static Operand element(FunctionBuilder code, Operand array, Operand index) {
        return code.binary(IrType.I64, BinaryOp.ADD, firstElement(code, array), wide(code, index));
    }

    private static Operand wide(FunctionBuilder code, Operand number) {
        Register wide = code.temporary(IrType.I64);
        code.add(new Instruction.Convert(code.line(), wide, ConvertOp.SEXT, number));
        return wide;
    }

    private static void access(Map<String, Intrinsic> all, int bits, MemoryKind memory) {
        for (String family : List.of("mem", "mmio")) {
            boolean device = family.equals("mmio");
            all.put(family + ".get" + bits, (code, arguments) -> {
                Register target = code.temporary(memory.register() == Kind.I64 ? IrType.I64 : IrType.I32);
                code.add(new Instruction.Load(code.line(), target, memory, arguments.get(0), 0, null, device, false));
                return List.of(target);
            });
            all.put(family + ".put" + bits, (code, arguments) -> {
                code.add(new Instruction.Store(
                        code.line(), memory, arguments.get(0), 0, arguments.get(1), null, device));
                return List.of();
            });
        }
    }
}
