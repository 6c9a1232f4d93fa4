package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/**
 * Makes one comparison of several bounds checks with neighbouring indexes, as of {@code a[i]}, {@code a[i + 1]} and {@code a[i + 2]}.
 *
 * <p>Checks {@code x + k < length}, unsigned, all hold if and only if {@code x + least < length - (greatest - least)} does, where
 * the difference stops at 0: no length is negative, so what lies between two indexes that are in bounds is in bounds too. The
 * first check of a {@link Chain} of blocks becomes this comparison, and the others go. If it does not hold, control goes
 * through a copy of the blocks up to the last check, with the checks as they were: what is stored or called before one of them
 * fails happens there too, and one of them fails unless control leaves the chain before.
 */
final class CheckMerger {
    /** Where control may leave before all checks were made, checks of indexes farther apart might be made for nothing. */
    private static final long NEAR = 64;

    /** Checks that are worth a copy of what can be observed between them. */
    private static final int FEWEST = 3;

    /** Instructions that may be copied. */
    private static final int MOST_COPIED = 160;

    private final ModuleContext context;
    private final LLVMBuilderRef builder;

    /** What neighbours have in common. */
    private record Subject(LLVMValueRef base, LLVMValueRef length) {}

    /** A check and where in its chain it is. */
    private record Placed(int place, BoundsCheck check) {}

    CheckMerger(ModuleContext context) {
        this.context = context;
        this.builder = context.builder;
    }

    /** Merges the checks of all functions. */
    void run() {
        for (LLVMValueRef f = LLVMGetFirstFunction(context.module); f != null; f = LLVMGetNextFunction(f)) {
            for (Chain chain : chains(f)) {
                for (List<Placed> neighbours : neighbours(chain)) {
                    for (int from = 0; from < neighbours.size(); ) {
                        from += merge(f, chain, neighbours.subList(from, neighbours.size()));
                    }
                }
            }
        }
        LLVMSetCurrentDebugLocation2(builder, null);
    }

    /** The chains of a function that no other goes on with. */
    private static List<Chain> chains(LLVMValueRef function) {
        List<LLVMBasicBlockRef> blocks = new ArrayList<>();
        Set<LLVMBasicBlockRef> continued = new HashSet<>();
        for (LLVMBasicBlockRef b = LLVMGetFirstBasicBlock(function); b != null; b = LLVMGetNextBasicBlock(b)) {
            blocks.add(b);
            LLVMBasicBlockRef next = Chain.next(b);
            if (next != null) {
                continued.add(next);
            }
        }
        blocks.removeAll(continued);
        return blocks.stream().map(Chain::new).toList();
    }

    /** The checks of a chain by base and length, where there is more than one. */
    private static List<List<Placed>> neighbours(Chain chain) {
        Map<Subject, List<Placed>> groups = new LinkedHashMap<>();
        for (int i = 0; i < chain.size(); i++) {
            BoundsCheck check = BoundsCheck.of(chain.block(i));
            if (check != null) {
                groups.computeIfAbsent(new Subject(check.base(), check.length()), subject -> new ArrayList<>())
                        .add(new Placed(i, check));
            }
        }
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    /** Makes one comparison of the first of the checks, and tells of how many. */
    private int merge(LLVMValueRef function, Chain chain, List<Placed> all) {
        List<Placed> group = worthwhile(chain, all);
        if (group.size() < 2) {
            return 1;
        }
        Placed first = group.get(0);
        Placed last = group.get(group.size() - 1);
        LLVMBasicBlockRef again = copy(function, chain, group, first, last);
        LLVMValueRef branch = first.check().branch();
        LLVMPositionBuilderBefore(builder, branch);
        LLVMSetCurrentDebugLocation2(builder, LLVMInstructionGetDebugLoc(branch));
        LLVMSetCondition(branch, holdsForAll(first.check(), least(group), spread(group)));
        LLVMSetSuccessor(branch, 1, again);
        for (Placed other : group.subList(1, group.size())) {
            LLVMSetCondition(other.check().branch(), context.constant(context.i1, 1));
        }
        return group.size();
    }

    private LLVMValueRef holdsForAll(BoundsCheck check, long least, long spread) {
        LLVMTypeRef type = LLVMTypeOf(check.base());
        LLVMValueRef index =
                least == 0 ? check.base() : LLVMBuildAdd(builder, check.base(), context.constant(type, least), "");
        LLVMValueRef room =
                context.intrinsic("llvm.usub.sat", List.of(type), check.length(), context.constant(type, spread));
        return LLVMBuildICmp(builder, LLVMIntULT, index, room, "");
    }

    /** As many of the checks, from the first on, as can be made together. */
    private static List<Placed> worthwhile(Chain chain, List<Placed> group) {
        int first = group.get(0).place();
        int copied = 0;
        int best = 1;
        for (int size = 2; size <= group.size(); size++) {
            int last = group.get(size - 1).place();
            List<LLVMBasicBlockRef> added = chain.between(group.get(size - 2).place(), last);
            copied += added.stream().mapToInt(CheckMerger::instructions).sum();
            if (copied > MOST_COPIED || !added.stream().allMatch(ChainCopy::canCopy)) {
                break;
            }
            if (isWorthwhile(chain, group.subList(0, size), first, last)) {
                best = size;
            }
        }
        return group.subList(0, best);
    }

    private static boolean isWorthwhile(Chain chain, List<Placed> part, int first, int last) {
        if (chain.canLeave(first, last)) {
            return part.size() >= FEWEST && spread(part) <= NEAR && chain.keepsItsValues(first, last);
        }
        return part.size() >= FEWEST || chain.between(first, last).stream().allMatch(ChainCopy::isSilent);
    }

    private static int instructions(LLVMBasicBlockRef block) {
        int count = 0;
        for (LLVMValueRef i = LLVMGetFirstInstruction(block); i != null; i = LLVMGetNextInstruction(i)) {
            count++;
        }
        return count;
    }

    private static long least(List<Placed> group) {
        return group.stream().mapToLong(each -> each.check().offset()).min().orElseThrow();
    }

    private static long spread(List<Placed> group) {
        return group.stream().mapToLong(each -> each.check().offset()).max().orElseThrow() - least(group);
    }

    /** The way on which the checks are made one by one; the last one can only fail. */
    private LLVMBasicBlockRef copy(LLVMValueRef function, Chain chain, List<Placed> group, Placed first, Placed last) {
        LLVMBasicBlockRef start = LLVMAppendBasicBlockInContext(context.context, function, "again");
        ChainCopy copy = new ChainCopy(context, function, chain.between(first.place(), last.place()));
        LLVMSetCurrentDebugLocation2(
                builder, LLVMInstructionGetDebugLoc(last.check().branch()));
        LLVMPositionBuilderAtEnd(builder, copy.of(chain.block(last.place())));
        LLVMBuildBr(builder, trap(group, group.size() - 1));
        LLVMPositionBuilderAtEnd(builder, start);
        LLVMBuildCondBr(
                builder,
                LLVMGetCondition(first.check().branch()),
                copy.of(first.check().passed()),
                first.check().failed());
        for (int i = 1; i < group.size() - 1; i++) {
            LLVMBasicBlockRef block = copy.of(chain.block(group.get(i).place()));
            LLVMSetSuccessor(LLVMGetBasicBlockTerminator(block), 1, trap(group, i));
        }
        return start;
    }

    /** The trap of a check: that of the one before, if both tell the same. */
    private static LLVMBasicBlockRef trap(List<Placed> group, int which) {
        int same = which;
        while (same > 0
                && group.get(same - 1).check().tellsTheSame(group.get(which).check())) {
            same--;
        }
        return group.get(same).check().failed();
    }
}
