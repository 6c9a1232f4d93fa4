package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMUseRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.jspecify.annotations.Nullable;

/**
 * Blocks that control can only go through one after the other: each but the first is entered from the one before alone. A
 * block may also leave the chain, to a trap or to a block that can be reached from elsewhere.
 */
final class Chain {
    private final List<LLVMBasicBlockRef> blocks = new ArrayList<>();
    private final Map<LLVMBasicBlockRef, Integer> places = new HashMap<>();

    /** The longest chain that begins with a block. */
    Chain(LLVMBasicBlockRef first) {
        for (LLVMBasicBlockRef block = first; block != null && !places.containsKey(block); block = next(block)) {
            places.put(block, blocks.size());
            blocks.add(block);
        }
    }

    /** The block that a chain goes on with: the only successor that cannot be reached from elsewhere and does not trap. */
    static @Nullable LLVMBasicBlockRef next(LLVMBasicBlockRef block) {
        LLVMBasicBlockRef result = null;
        for (LLVMBasicBlockRef successor : successors(block)) {
            if (onlyPredecessor(successor) != null && !BoundsCheck.isTrap(successor)) {
                if (result != null) {
                    return null;
                }
                result = successor;
            }
        }
        return result;
    }

    int size() {
        return blocks.size();
    }

    LLVMBasicBlockRef block(int place) {
        return blocks.get(place);
    }

    /** The part of the chain after one block and up to another. */
    List<LLVMBasicBlockRef> between(int after, int last) {
        return blocks.subList(after + 1, last + 1);
    }

    /** Whether control can leave the chain, but for a trap, from a block on and before another. */
    boolean canLeave(int from, int before) {
        for (int i = from; i < before; i++) {
            for (LLVMBasicBlockRef successor : successors(blocks.get(i))) {
                if (!successor.equals(blocks.get(i + 1)) && !BoundsCheck.isTrap(successor)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether what a part of the chain computes is used only in the chain, on its edges, and where its last block leads. */
    boolean keepsItsValues(int after, int last) {
        for (LLVMBasicBlockRef block : between(after, last)) {
            for (LLVMValueRef i = LLVMGetFirstInstruction(block); i != null; i = LLVMGetNextInstruction(i)) {
                for (LLVMUseRef use = LLVMGetFirstUse(i); use != null; use = LLVMGetNextUse(use)) {
                    if (!isInside(LLVMGetUser(use), i, last)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean isInside(LLVMValueRef user, LLVMValueRef used, int last) {
        if (LLVMIsAPHINode(user) == null) {
            return leadsTo(LLVMGetInstructionParent(user), last);
        }
        for (int i = 0; i < LLVMCountIncoming(user); i++) {
            if (LLVMGetIncomingValue(user, i).equals(used) && !leadsTo(LLVMGetIncomingBlock(user, i), last)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a block is in the chain or can only be reached through its block {@code last} or a later one. */
    private boolean leadsTo(LLVMBasicBlockRef block, int last) {
        if (places.containsKey(block)) {
            return true;
        }
        LLVMBasicBlockRef at = onlyPredecessor(block);
        for (int steps = 0; at != null && steps < blocks.size(); steps++) {
            Integer place = places.get(at);
            if (place != null) {
                return place >= last;
            }
            at = onlyPredecessor(at);
        }
        return false;
    }

    static List<LLVMBasicBlockRef> successors(LLVMBasicBlockRef block) {
        LLVMValueRef end = Objects.requireNonNull(LLVMGetBasicBlockTerminator(block));
        List<LLVMBasicBlockRef> result = new ArrayList<>();
        for (int i = 0; i < LLVMGetNumSuccessors(end); i++) {
            result.add(LLVMGetSuccessor(end, i));
        }
        return result;
    }

    private static @Nullable LLVMBasicBlockRef onlyPredecessor(LLVMBasicBlockRef block) {
        LLVMUseRef first = LLVMGetFirstUse(LLVMBasicBlockAsValue(block));
        boolean one = first != null && LLVMGetNextUse(first) == null;
        return one ? LLVMGetInstructionParent(LLVMGetUser(first)) : null;
    }
}
