package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMAddCase;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildBr;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildCondBr;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildInsertValue;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildRet;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildRetVoid;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildSwitch;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildUnreachable;
import static org.bytedeco.llvm.global.LLVM.LLVMGetPoison;
import static org.bytedeco.llvm.global.LLVM.LLVMPositionBuilderAtEnd;

import java.util.List;
import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.saltyos.maven.ir.Instruction.Branch;
import org.saltyos.maven.ir.Instruction.Check;
import org.saltyos.maven.ir.Instruction.Jump;
import org.saltyos.maven.ir.Instruction.Panic;
import org.saltyos.maven.ir.Instruction.Return;
import org.saltyos.maven.ir.Instruction.Switch;
import org.saltyos.maven.ir.Operand;

/**
 * Control flow, and the checks that end the program when a bug is found.
 *
 * <p>A failing check is one trap instruction with the kind as its operand; each check keeps a trap of its own, because
 * the address of the trap is what leads back to the source line.
 */
final class ControlEmitter {
    private final ModuleContext context;
    private final LLVMBuilderRef builder;
    private final FunctionState state;
    private final ArithmeticEmitter arithmetic;
    private final Attributes attributes;

    ControlEmitter(FunctionState state, ArithmeticEmitter arithmetic, Attributes attributes) {
        this.state = state;
        this.context = state.context;
        this.builder = context.builder;
        this.arithmetic = arithmetic;
        this.attributes = attributes;
    }

    void emit(Check check) {
        LLVMValueRef holds = arithmetic.condition(check.predicate(), check.left(), check.right());
        LLVMBasicBlockRef passed = state.newBlock("passed");
        LLVMBasicBlockRef failed = state.newBlock("failed");
        context.metadata.likely(LLVMBuildCondBr(builder, holds, passed, failed));
        LLVMPositionBuilderAtEnd(builder, failed);
        trap(check.panicKind());
        LLVMPositionBuilderAtEnd(builder, passed);
    }

    void emit(Jump jump) {
        LLVMBuildBr(builder, state.block(jump.target()));
    }

    void emit(Branch branch) {
        LLVMValueRef holds = arithmetic.condition(branch.predicate(), branch.left(), branch.right());
        LLVMValueRef instruction =
                LLVMBuildCondBr(builder, holds, state.block(branch.ifTrue()), state.block(branch.ifFalse()));
        if (branch.unlikely()) {
            context.metadata.unlikely(instruction);
        }
    }

    void emit(Switch instruction) {
        LLVMValueRef built = LLVMBuildSwitch(
                builder,
                state.get(instruction.value()),
                state.block(instruction.otherwise()),
                instruction.cases().size());
        instruction
                .cases()
                .forEach(
                        (value, block) -> LLVMAddCase(built, context.constant(context.i32, value), state.block(block)));
    }

    void emit(Return instruction) {
        List<Operand> values = instruction.values();
        switch (values.size()) {
            case 0 -> LLVMBuildRetVoid(builder);
            case 1 -> LLVMBuildRet(builder, state.get(values.get(0)));
            default -> {
                LLVMValueRef result = LLVMGetPoison(context.result(
                        values.stream().map(v -> context.type(v.kind())).toList()));
                for (int i = 0; i < values.size(); i++) {
                    result = LLVMBuildInsertValue(builder, result, state.get(values.get(i)), i, "");
                }
                LLVMBuildRet(builder, result);
            }
        }
    }

    void emit(Panic panic) {
        trap(panic.panicKind());
    }

    private void trap(int kind) {
        LLVMValueRef call = context.intrinsic("llvm.ubsantrap", List.of(), context.constant(context.i8, kind));
        attributes.separate(call);
        LLVMBuildUnreachable(builder);
    }
}
