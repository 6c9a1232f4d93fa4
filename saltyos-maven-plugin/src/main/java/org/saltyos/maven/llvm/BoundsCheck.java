package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMMetadataRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.jspecify.annotations.Nullable;

/**
 * A bounds check: its block goes on to {@code passed} if {@code base + offset}, unsigned, is below {@code length}, else it traps.
 *
 * @param branch the branch at the end of the check's block
 * @param base what is common to the indexes of neighbours
 * @param offset what is added to the base, less than {@link #FARTHEST} away from 0
 * @param length the length of an array, never negative
 * @param passed where it goes on
 * @param failed a block that only ends the program
 */
record BoundsCheck(
        LLVMValueRef branch,
        LLVMValueRef base,
        long offset,
        LLVMValueRef length,
        LLVMBasicBlockRef passed,
        LLVMBasicBlockRef failed) {
    private static final long FARTHEST = 1 << 16;

    /** The check that a block ends with. */
    static @Nullable BoundsCheck of(LLVMBasicBlockRef block) {
        LLVMValueRef branch = LLVMGetBasicBlockTerminator(block);
        if (LLVMGetInstructionOpcode(branch) != LLVMBr || LLVMIsConditional(branch) == 0) {
            return null;
        }
        LLVMValueRef condition = LLVMGetCondition(branch);
        LLVMBasicBlockRef failed = LLVMGetSuccessor(branch, 1);
        if (LLVMIsAICmpInst(condition) == null || LLVMGetICmpPredicate(condition) != LLVMIntULT || !isTrap(failed)) {
            return null;
        }
        LLVMValueRef index = LLVMGetOperand(condition, 0);
        LLVMValueRef length = LLVMGetOperand(condition, 1);
        if (!isLength(length)) {
            return null;
        }
        LLVMBasicBlockRef passed = LLVMGetSuccessor(branch, 0);
        if (LLVMIsABinaryOperator(index) != null) {
            int opcode = LLVMGetInstructionOpcode(index);
            LLVMValueRef added = LLVMGetOperand(index, 1);
            boolean adds = opcode == LLVMAdd || opcode == LLVMOr && LLVMGetIsDisjoint(index) != 0;
            if (adds && LLVMIsAConstantInt(added) != null && Math.abs(LLVMConstIntGetSExtValue(added)) < FARTHEST) {
                long offset = LLVMConstIntGetSExtValue(added);
                return new BoundsCheck(branch, LLVMGetOperand(index, 0), offset, length, passed, failed);
            }
        }
        return new BoundsCheck(branch, index, 0, length, passed, failed);
    }

    /** Whether a value is the length of an array: loaded as one, perhaps widened. */
    private static boolean isLength(LLVMValueRef value) {
        LLVMValueRef source = LLVMIsAZExtInst(value) != null ? LLVMGetOperand(value, 0) : value;
        if (LLVMIsAConstantInt(source) != null) {
            return LLVMConstIntGetSExtValue(source) >= 0;
        }
        return LLVMIsALoadInst(source) != null
                && LLVMGetMetadata(source, LLVMGetMDKindID("range", "range".length())) != null;
    }

    /** Whether a block only ends the program. */
    static boolean isTrap(LLVMBasicBlockRef block) {
        LLVMValueRef call = LLVMGetFirstInstruction(block);
        return LLVMIsACallInst(call) != null
                && LLVMGetNextInstruction(call) != null
                && LLVMIsAUnreachableInst(LLVMGetNextInstruction(call)) != null
                && LLVMGetValueName(LLVMGetCalledValue(call)).getString().equals("llvm.ubsantrap");
    }

    /** Whether another check's trap tells the same: its kind, its line and its file. */
    boolean tellsTheSame(BoundsCheck other) {
        LLVMValueRef one = LLVMGetFirstInstruction(failed);
        LLVMValueRef two = LLVMGetFirstInstruction(other.failed);
        LLVMMetadataRef here = LLVMInstructionGetDebugLoc(one);
        LLVMMetadataRef there = LLVMInstructionGetDebugLoc(two);
        return LLVMGetOperand(one, 0).equals(LLVMGetOperand(two, 0))
                && here != null
                && there != null
                && LLVMDILocationGetLine(here) == LLVMDILocationGetLine(there)
                && LLVMDIScopeGetFile(LLVMDILocationGetScope(here))
                        .equals(LLVMDIScopeGetFile(LLVMDILocationGetScope(there)));
    }
}
