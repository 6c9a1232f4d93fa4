package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMAppendBasicBlockInContext;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildAlloca;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildBr;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildLoad2;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildStore;
import static org.bytedeco.llvm.global.LLVM.LLVMConstNull;
import static org.bytedeco.llvm.global.LLVM.LLVMCreateBuilderInContext;
import static org.bytedeco.llvm.global.LLVM.LLVMDisposeBuilder;
import static org.bytedeco.llvm.global.LLVM.LLVMGetParam;
import static org.bytedeco.llvm.global.LLVM.LLVMPositionBuilderAtEnd;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Register;

/**
 * What is known while one function is translated: where its registers and blocks are.
 *
 * <p>Registers written once are LLVM values; variable ones get a stack slot in an entry block of their own, which LLVM
 * turns back into values.
 */
final class FunctionState {
    final ModuleContext context;
    final Symbols symbols;
    final IrFunction function;
    final LLVMValueRef value;
    private final LLVMBasicBlockRef slots;
    private final Map<Integer, LLVMValueRef> registers = new HashMap<>();
    private final Map<Block.Id, LLVMBasicBlockRef> blocks = new HashMap<>();

    FunctionState(ModuleContext context, Symbols symbols, IrFunction function) {
        this.context = context;
        this.symbols = symbols;
        this.function = function;
        this.value = symbols.get(function.symbol());
        this.slots = LLVMAppendBasicBlockInContext(context.context, value, "entry");
        for (Block block : function.blocks()) {
            blocks.put(
                    block.id(),
                    LLVMAppendBasicBlockInContext(
                            context.context, value, block.id().toString()));
        }
        for (int i = 0; i < function.parameters().size(); i++) {
            set(function.parameters().get(i), LLVMGetParam(value, i));
        }
    }

    /** The LLVM block of a block of the function. */
    LLVMBasicBlockRef block(Block.Id id) {
        LLVMBasicBlockRef block = blocks.get(id);
        if (block == null) {
            throw new CompilerBug("no block " + id + " in " + function.symbol());
        }
        return block;
    }

    /** A new block for the inside of an instruction. */
    LLVMBasicBlockRef newBlock(String name) {
        return LLVMAppendBasicBlockInContext(context.context, value, name);
    }

    /** The value of an operand at this point. */
    LLVMValueRef get(Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            return context.constant(constant.kind(), constant.value());
        }
        if (operand instanceof Operand.Symbol symbol) {
            return symbols.get(symbol.name());
        }
        if (operand instanceof Operand.Null) {
            return LLVMConstNull(context.pointer);
        }
        Register register = (Register) operand;
        if (register.variable()) {
            return LLVMBuildLoad2(context.builder, context.type(register.kind()), slot(register), "");
        }
        LLVMValueRef held = registers.get(register.id());
        if (held == null) {
            throw new CompilerBug(register + " is read before it is written in " + function.symbol());
        }
        return held;
    }

    /** Gives a register its value at this point. */
    void set(Register register, LLVMValueRef result) {
        if (register.variable()) {
            LLVMBuildStore(context.builder, result, slot(register));
        } else if (registers.putIfAbsent(register.id(), result) != null) {
            throw new CompilerBug(register + " is written twice in " + function.symbol());
        }
    }

    /** The block of its own that comes first. */
    LLVMBasicBlockRef entry() {
        return slots;
    }

    /** The slot of a variable register, or the value of another, null if the function never touches it. */
    @Nullable
    LLVMValueRef place(Register register) {
        return registers.get(register.id());
    }

    /** Closes the entry block. */
    void finish() {
        LLVMPositionBuilderAtEnd(context.builder, slots);
        LLVMBuildBr(context.builder, block(function.blocks().get(0).id()));
    }

    private LLVMValueRef slot(Register register) {
        return registers.computeIfAbsent(register.id(), id -> {
            LLVMTypeRef type = context.type(register.kind());
            LLVMBuilderRef entry = LLVMCreateBuilderInContext(context.context);
            LLVMPositionBuilderAtEnd(entry, slots);
            LLVMValueRef slot = LLVMBuildAlloca(entry, type, "v" + id);
            LLVMDisposeBuilder(entry);
            return slot;
        });
    }
}
