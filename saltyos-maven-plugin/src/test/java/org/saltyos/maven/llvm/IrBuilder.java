package org.saltyos.maven.llvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrGlobal;
import org.saltyos.maven.ir.IrImport;
import org.saltyos.maven.ir.IrModule;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Register;

/** Writes small functions for tests: one block after the other, registers numbered as they come. */
final class IrBuilder {
    private final List<Register> parameters = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Instruction> instructions = new ArrayList<>();
    private int registers;

    Register parameter(IrType type) {
        Register register = register(type);
        parameters.add(register);
        return register;
    }

    Register register(IrType type) {
        return new Register(registers++, type, false);
    }

    Register variable(IrType type) {
        return new Register(registers++, type, true);
    }

    IrBuilder add(Instruction... added) {
        instructions.addAll(List.of(added));
        return this;
    }

    /** Ends the block; blocks get the numbers 0, 1, 2... */
    IrBuilder end(Instruction.Terminator terminator) {
        blocks.add(new Block(new Block.Id(blocks.size()), instructions, terminator));
        instructions.clear();
        return this;
    }

    IrFunction function(String symbol, List<IrType> results, IrFunction.Attribute... attributes) {
        return new IrFunction(
                symbol, "Test." + symbol, "org/test/Test.java", 1, parameters, results, blocks, Set.of(attributes));
    }

    /** Ends with a return of the values and makes an exported function. */
    IrFunction exported(String symbol, IrType result, Operand value) {
        end(new Instruction.Return(9, List.of(value)));
        return function(symbol, List.of(result), IrFunction.Attribute.EXPORTED);
    }

    static Block.Id block(int number) {
        return new Block.Id(number);
    }

    static IrModule module(IrFunction... functions) {
        return new IrModule("test", List.of(functions), List.of(), List.of());
    }

    static IrModule module(List<IrFunction> functions, List<IrImport> imports, List<IrGlobal> globals) {
        return new IrModule("test", functions, imports, globals);
    }
}
