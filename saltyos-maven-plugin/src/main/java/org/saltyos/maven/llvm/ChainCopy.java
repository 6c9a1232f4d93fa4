package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** A second copy of consecutive blocks of a {@link Chain}; where they leave it, the copy leads to the same blocks. */
final class ChainCopy {
    private final ModuleContext context;
    private final Map<LLVMValueRef, LLVMValueRef> values = new HashMap<>();
    private final Map<LLVMBasicBlockRef, LLVMBasicBlockRef> blocks = new HashMap<>();

    /** Copies blocks, all but the end of the last one, which is left without an end. */
    ChainCopy(ModuleContext context, LLVMValueRef function, List<LLVMBasicBlockRef> originals) {
        this.context = context;
        for (LLVMBasicBlockRef original : originals) {
            blocks.put(original, LLVMAppendBasicBlockInContext(context.context, function, "again"));
        }
        for (int i = 0; i < originals.size(); i++) {
            copy(originals.get(i), i == originals.size() - 1);
        }
    }

    /** The copy of a block. */
    LLVMBasicBlockRef of(LLVMBasicBlockRef block) {
        return blocks.getOrDefault(block, block);
    }

    /** Whether a block consists of what may be there twice. */
    static boolean canCopy(LLVMBasicBlockRef block) {
        LLVMValueRef end = LLVMGetBasicBlockTerminator(block);
        for (LLVMValueRef i = LLVMGetFirstInstruction(block); !i.equals(end); i = LLVMGetNextInstruction(i)) {
            if (LLVMIsAAllocaInst(i) != null
                    || LLVMIsACallInst(i) != null && LLVMIsAFunction(LLVMGetCalledValue(i)) == null) {
                return false;
            }
        }
        return LLVMGetInstructionOpcode(end) == LLVMBr;
    }

    /** Whether nothing in a block can be seen from outside: its copy, if it leads to traps alone, is nothing. */
    static boolean isSilent(LLVMBasicBlockRef block) {
        for (LLVMValueRef i = LLVMGetFirstInstruction(block); i != null; i = LLVMGetNextInstruction(i)) {
            if (LLVMIsAStoreInst(i) != null || LLVMIsACallInst(i) != null) {
                return false;
            }
        }
        return true;
    }

    private void copy(LLVMBasicBlockRef block, boolean last) {
        LLVMPositionBuilderAtEnd(context.builder, of(block));
        LLVMValueRef end = LLVMGetBasicBlockTerminator(block);
        for (LLVMValueRef i = LLVMGetFirstInstruction(block); !i.equals(end); i = LLVMGetNextInstruction(i)) {
            if (LLVMIsAPHINode(i) != null) {
                values.put(i, copyOf(LLVMGetIncomingValue(i, 0)));
            } else {
                values.put(i, copyInstruction(i));
            }
        }
        if (!last) {
            LLVMValueRef copy = copyInstruction(end);
            for (int i = 0; i < LLVMGetNumSuccessors(copy); i++) {
                LLVMBasicBlockRef successor = LLVMGetSuccessor(end, i);
                LLVMSetSuccessor(copy, i, of(successor));
                if (!blocks.containsKey(successor)) {
                    enter(successor, block);
                }
            }
        }
    }

    private LLVMValueRef copyInstruction(LLVMValueRef original) {
        LLVMValueRef copy = LLVMInstructionClone(original);
        for (int i = 0; i < LLVMGetNumOperands(copy); i++) {
            LLVMValueRef operand = LLVMGetOperand(original, i);
            if (values.containsKey(operand)) {
                LLVMSetOperand(copy, i, copyOf(operand));
            }
        }
        LLVMInsertIntoBuilder(context.builder, copy);
        LLVMInstructionSetDebugLoc(copy, LLVMInstructionGetDebugLoc(original));
        return copy;
    }

    private LLVMValueRef copyOf(LLVMValueRef value) {
        return values.getOrDefault(value, value);
    }

    /** A block outside is entered from the copy of a block too, with the copies of the values. */
    private void enter(LLVMBasicBlockRef outside, LLVMBasicBlockRef from) {
        for (LLVMValueRef i = LLVMGetFirstInstruction(outside);
                LLVMIsAPHINode(i) != null;
                i = LLVMGetNextInstruction(i)) {
            for (int k = 0; k < LLVMCountIncoming(i); k++) {
                if (LLVMGetIncomingBlock(i, k).equals(from)) {
                    LLVMAddIncoming(
                            i,
                            ModuleContext.array(copyOf(LLVMGetIncomingValue(i, k))),
                            ModuleContext.array(of(from)),
                            1);
                    break;
                }
            }
        }
    }
}
