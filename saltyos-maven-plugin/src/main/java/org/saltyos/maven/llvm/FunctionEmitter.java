package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMPositionBuilderAtEnd;

import org.bytedeco.llvm.LLVM.LLVMMetadataRef;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;

/** Translates the body of one function, handing each instruction to the emitter of its family. */
final class FunctionEmitter {
    private final FunctionState state;
    private final DebugInformation debug;
    private final ArithmeticEmitter arithmetic;
    private final MemoryEmitter memory;
    private final AtomicEmitter atomics;
    private final ControlEmitter control;
    private final CallEmitter calls;

    FunctionEmitter(FunctionState state, Attributes attributes, DebugInformation debug) {
        this.state = state;
        this.debug = debug;
        arithmetic = new ArithmeticEmitter(state);
        memory = new MemoryEmitter(state, attributes);
        atomics = new AtomicEmitter(state, memory);
        control = new ControlEmitter(state, arithmetic, attributes);
        calls = new CallEmitter(state);
    }

    void emit() {
        IrFunction function = state.function;
        LLVMMetadataRef scope = debug.function(state.value, function);
        DebugVariables variables = debug.variables(scope, function);
        for (Block block : function.blocks()) {
            LLVMPositionBuilderAtEnd(state.context.builder, state.block(block.id()));
            for (Instruction instruction : block.instructions()) {
                debug.at(variables.scope(instruction.line()), instruction.line());
                emit(instruction);
            }
            debug.at(
                    variables.scope(block.terminator().line()),
                    block.terminator().line());
            terminate(block.terminator());
        }
        debug.nowhere();
        variables.declare(state);
        state.finish();
    }

    private void emit(Instruction instruction) {
        if (instruction instanceof Instruction.Move move) {
            state.set(move.target(), state.get(move.source()));
        } else if (instruction instanceof Instruction.Check check) {
            control.emit(check);
        } else if (!arithmetic(instruction) && !memory(instruction) && !atomic(instruction) && !call(instruction)) {
            throw new CompilerBug("no translation of " + instruction);
        }
    }

    private boolean arithmetic(Instruction instruction) {
        if (instruction instanceof Instruction.Binary binary) {
            arithmetic.emit(binary);
        } else if (instruction instanceof Instruction.Unary unary) {
            arithmetic.emit(unary);
        } else if (instruction instanceof Instruction.RotateLeft rotate) {
            arithmetic.emit(rotate);
        } else if (instruction instanceof Instruction.Convert convert) {
            arithmetic.emit(convert);
        } else if (instruction instanceof Instruction.Compare compare) {
            arithmetic.emit(compare);
        } else if (instruction instanceof Instruction.CompareThreeWay compare) {
            arithmetic.emit(compare);
        } else {
            return false;
        }
        return true;
    }

    private boolean memory(Instruction instruction) {
        if (instruction instanceof Instruction.Load load) {
            memory.emit(load);
        } else if (instruction instanceof Instruction.Store store) {
            memory.emit(store);
        } else if (instruction instanceof Instruction.ArrayLength length) {
            memory.emit(length);
        } else if (instruction instanceof Instruction.ElementLoad load) {
            memory.emit(load);
        } else if (instruction instanceof Instruction.ElementStore store) {
            memory.emit(store);
        } else if (instruction instanceof Instruction.NewObject made) {
            memory.emit(made);
        } else if (instruction instanceof Instruction.NewArray made) {
            memory.emit(made);
        } else if (instruction instanceof Instruction.CopyMemory copy) {
            memory.emit(copy);
        } else if (instruction instanceof Instruction.FillMemory fill) {
            memory.emit(fill);
        } else if (instruction instanceof Instruction.SymbolAddress symbol) {
            memory.emit(symbol);
        } else {
            return false;
        }
        return true;
    }

    private boolean atomic(Instruction instruction) {
        if (instruction instanceof Instruction.AtomicLoad load) {
            atomics.emit(load);
        } else if (instruction instanceof Instruction.AtomicStore store) {
            atomics.emit(store);
        } else if (instruction instanceof Instruction.AtomicUpdate update) {
            atomics.emit(update);
        } else if (instruction instanceof Instruction.CompareExchange exchange) {
            atomics.emit(exchange);
        } else if (instruction instanceof Instruction.Fence fence) {
            atomics.emit(fence);
        } else {
            return false;
        }
        return true;
    }

    private boolean call(Instruction instruction) {
        if (instruction instanceof Instruction.Call call) {
            calls.emit(call);
        } else if (instruction instanceof Instruction.InlineAssembly assembly) {
            calls.emit(assembly);
        } else {
            return false;
        }
        return true;
    }

    private void terminate(Instruction.Terminator terminator) {
        if (terminator instanceof Instruction.Jump jump) {
            control.emit(jump);
        } else if (terminator instanceof Instruction.Branch branch) {
            control.emit(branch);
        } else if (terminator instanceof Instruction.Switch choice) {
            control.emit(choice);
        } else if (terminator instanceof Instruction.Return result) {
            control.emit(result);
        } else if (terminator instanceof Instruction.Panic panic) {
            control.emit(panic);
        } else {
            throw new CompilerBug("no translation of " + terminator);
        }
    }
}
