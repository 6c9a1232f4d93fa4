package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMMetadataRef;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.jspecify.annotations.Nullable;

/**
 * Makes one comparison of several bounds checks with neighbouring indexes, as of {@code a[i]}, {@code a[i + 1]} and {@code a[i + 2]}.
 *
 * <p>Checks {@code x + k < length}, unsigned, that follow each other with nothing between them that can be observed, all hold if
 * and only if {@code x + least < length - (greatest - least)} does, where the difference stops at 0: no length is negative, so
 * what lies between two indexes that are in bounds is in bounds too. If it does not hold, the checks are made again one after the
 * other, so that the first to fail is the one that traps. Checks of one source line share its trap.
 */
final class CheckMerger {
    /** Indexes farther apart are not neighbours. */
    private static final long FARTHEST = 1 << 16;

    private final ModuleContext context;
    private final LLVMBuilderRef builder;

    /** A check: its block goes on to {@code passed} if {@code base + offset} is below {@code length}, else it traps. */
    private record Bound(
            LLVMValueRef branch,
            LLVMValueRef base,
            long offset,
            LLVMValueRef length,
            LLVMBasicBlockRef passed,
            LLVMBasicBlockRef failed) {}

    CheckMerger(ModuleContext context) {
        this.context = context;
        this.builder = context.builder;
    }

    /** Merges the checks of all functions. */
    void run() {
        for (LLVMValueRef f = LLVMGetFirstFunction(context.module); f != null; f = LLVMGetNextFunction(f)) {
            List<LLVMBasicBlockRef> blocks = new ArrayList<>();
            for (LLVMBasicBlockRef b = LLVMGetFirstBasicBlock(f); b != null; b = LLVMGetNextBasicBlock(b)) {
                blocks.add(b);
            }
            List<LLVMValueRef> merged = new ArrayList<>();
            for (LLVMBasicBlockRef block : blocks) {
                List<Bound> chain = chain(block, merged);
                if (chain.size() > 1) {
                    merge(f, chain);
                    chain.forEach(bound -> merged.add(bound.branch()));
                }
            }
        }
    }

    /** The checks from a block on that can be made together. */
    private static List<Bound> chain(LLVMBasicBlockRef start, List<LLVMValueRef> merged) {
        List<Bound> result = new ArrayList<>();
        Bound next = bound(start);
        while (next != null
                && !merged.contains(next.branch())
                && (result.isEmpty()
                        || result.get(0).base().equals(next.base())
                                && result.get(0).length().equals(next.length()))) {
            result.add(next);
            next = isOnlySuccessorOf(next) && isSilent(next.passed()) ? bound(next.passed()) : null;
        }
        return result;
    }

    private static boolean isOnlySuccessorOf(Bound bound) {
        LLVMValueRef use = LLVMBasicBlockAsValue(bound.passed());
        var first = LLVMGetFirstUse(use);
        return first != null && LLVMGetNextUse(first) == null;
    }

    /** Whether nothing in a block can be seen from outside or keep control from its end. */
    private static boolean isSilent(LLVMBasicBlockRef block) {
        LLVMValueRef end = LLVMGetBasicBlockTerminator(block);
        for (LLVMValueRef i = LLVMGetFirstInstruction(block);
                i != null && !i.equals(end);
                i = LLVMGetNextInstruction(i)) {
            boolean silent = switch (LLVMGetInstructionOpcode(i)) {
                case LLVMLoad -> LLVMGetVolatile(i) == 0 && LLVMGetOrdering(i) == LLVMAtomicOrderingNotAtomic;
                case LLVMAdd,
                        LLVMSub,
                        LLVMMul,
                        LLVMShl,
                        LLVMLShr,
                        LLVMAShr,
                        LLVMAnd,
                        LLVMOr,
                        LLVMXor,
                        LLVMZExt,
                        LLVMSExt,
                        LLVMTrunc,
                        LLVMICmp,
                        LLVMSelect,
                        LLVMGetElementPtr -> true;
                default -> false;
            };
            if (!silent) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Bound bound(LLVMBasicBlockRef block) {
        LLVMValueRef branch = LLVMGetBasicBlockTerminator(block);
        if (branch == null || LLVMGetInstructionOpcode(branch) != LLVMBr || LLVMIsConditional(branch) == 0) {
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
                return new Bound(branch, LLVMGetOperand(index, 0), offset, length, passed, failed);
            }
        }
        return new Bound(branch, index, 0, length, passed, failed);
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

    /** A block that only ends the program. */
    private static boolean isTrap(LLVMBasicBlockRef block) {
        LLVMValueRef call = LLVMGetFirstInstruction(block);
        return LLVMIsACallInst(call) != null
                && LLVMGetNextInstruction(call) != null
                && LLVMIsAUnreachableInst(LLVMGetNextInstruction(call)) != null
                && LLVMGetValueName(LLVMGetCalledValue(call)).getString().equals("llvm.ubsantrap");
    }

    private void merge(LLVMValueRef function, List<Bound> chain) {
        Bound first = chain.get(0);
        long least = chain.stream().mapToLong(Bound::offset).min().orElseThrow();
        long greatest = chain.stream().mapToLong(Bound::offset).max().orElseThrow();
        LLVMTypeRef type = LLVMTypeOf(first.length());
        LLVMBasicBlockRef again = LLVMAppendBasicBlockInContext(context.context, function, "again");
        LLVMPositionBuilderBefore(builder, first.branch());
        LLVMSetCurrentDebugLocation2(builder, LLVMInstructionGetDebugLoc(first.branch()));
        LLVMValueRef room = context.intrinsic(
                "llvm.usub.sat", List.of(type), first.length(), context.constant(type, greatest - least));
        LLVMSetCondition(first.branch(), below(first.base(), least, room));
        LLVMSetSuccessor(first.branch(), 1, again);
        for (int i = 1; i < chain.size(); i++) {
            LLVMSetCondition(chain.get(i).branch(), context.constant(context.i1, 1));
        }
        tellApart(function, again, chain);
        LLVMSetCurrentDebugLocation2(builder, null);
    }

    /** Makes the checks again in their order; those of one line in one go. */
    private void tellApart(LLVMValueRef function, LLVMBasicBlockRef start, List<Bound> chain) {
        LLVMBasicBlockRef block = start;
        int from = 0;
        while (from < chain.size()) {
            int to = from + 1;
            while (to < chain.size() && sameTrap(chain.get(from), chain.get(to))) {
                to++;
            }
            LLVMPositionBuilderAtEnd(builder, block);
            LLVMSetCurrentDebugLocation2(
                    builder, LLVMInstructionGetDebugLoc(chain.get(from).branch()));
            if (to == chain.size()) {
                LLVMBuildBr(builder, chain.get(from).failed());
                return;
            }
            LLVMValueRef holds = context.constant(context.i1, 1);
            for (Bound bound : chain.subList(from, to)) {
                holds = LLVMBuildAnd(builder, holds, below(bound.base(), bound.offset(), bound.length()), "");
            }
            LLVMBasicBlockRef next = LLVMAppendBasicBlockInContext(context.context, function, "again");
            LLVMBuildCondBr(builder, holds, next, chain.get(from).failed());
            block = next;
            from = to;
        }
    }

    private LLVMValueRef below(LLVMValueRef base, long offset, LLVMValueRef limit) {
        LLVMTypeRef type = LLVMTypeOf(base);
        LLVMValueRef index = offset == 0 ? base : LLVMBuildAdd(builder, base, context.constant(type, offset), "");
        return LLVMBuildICmp(builder, LLVMIntULT, index, limit, "");
    }

    /** Whether two traps have the same kind and the same line of the same file. */
    private static boolean sameTrap(Bound a, Bound b) {
        LLVMValueRef one = LLVMGetFirstInstruction(a.failed());
        LLVMValueRef two = LLVMGetFirstInstruction(b.failed());
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
