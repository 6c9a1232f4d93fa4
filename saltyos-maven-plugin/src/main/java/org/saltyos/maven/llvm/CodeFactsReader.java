package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMConstIntGetZExtValue;
import static org.bytedeco.llvm.global.LLVM.LLVMDILocationGetInlinedAt;
import static org.bytedeco.llvm.global.LLVM.LLVMDILocationGetLine;
import static org.bytedeco.llvm.global.LLVM.LLVMDILocationGetScope;
import static org.bytedeco.llvm.global.LLVM.LLVMGetBasicBlockTerminator;
import static org.bytedeco.llvm.global.LLVM.LLVMGetCalledValue;
import static org.bytedeco.llvm.global.LLVM.LLVMGetFirstBasicBlock;
import static org.bytedeco.llvm.global.LLVM.LLVMGetFirstFunction;
import static org.bytedeco.llvm.global.LLVM.LLVMGetFirstInstruction;
import static org.bytedeco.llvm.global.LLVM.LLVMGetNextBasicBlock;
import static org.bytedeco.llvm.global.LLVM.LLVMGetNextFunction;
import static org.bytedeco.llvm.global.LLVM.LLVMGetNextInstruction;
import static org.bytedeco.llvm.global.LLVM.LLVMGetNumOperands;
import static org.bytedeco.llvm.global.LLVM.LLVMGetNumSuccessors;
import static org.bytedeco.llvm.global.LLVM.LLVMGetOperand;
import static org.bytedeco.llvm.global.LLVM.LLVMGetSuccessor;
import static org.bytedeco.llvm.global.LLVM.LLVMGetTypeKind;
import static org.bytedeco.llvm.global.LLVM.LLVMGetValueName2;
import static org.bytedeco.llvm.global.LLVM.LLVMInstructionGetDebugLoc;
import static org.bytedeco.llvm.global.LLVM.LLVMIsACallInst;
import static org.bytedeco.llvm.global.LLVM.LLVMIsAFunction;
import static org.bytedeco.llvm.global.LLVM.LLVMIsDeclaration;
import static org.bytedeco.llvm.global.LLVM.LLVMTypeOf;
import static org.bytedeco.llvm.global.LLVM.LLVMVectorTypeKind;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.javacpp.SizeTPointer;
import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMMetadataRef;
import org.bytedeco.llvm.LLVM.LLVMModuleRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.saltyos.maven.ir.IrFunction;

/** Reads {@link CodeFacts} from an optimised module; debug locations lead back to the source. */
final class CodeFactsReader {
    private static final String TRAP = "llvm.ubsantrap";

    private final Map<Long, IrFunction> scopes;
    private final List<CodeFacts.Trap> traps = new ArrayList<>();
    private final List<CodeFacts.CallSite> calls = new ArrayList<>();
    private final List<CodeFacts.Loop> loops = new ArrayList<>();

    /**
     * Prepares a reader.
     *
     * @param scopes the function of each debug scope, by the scope's address
     */
    CodeFactsReader(Map<Long, IrFunction> scopes) {
        this.scopes = scopes;
    }

    CodeFacts read(LLVMModuleRef module) {
        for (LLVMValueRef f = LLVMGetFirstFunction(module); f != null; f = LLVMGetNextFunction(f)) {
            if (LLVMIsDeclaration(f) == 0) {
                read(f);
            }
        }
        return new CodeFacts(traps, calls, loops);
    }

    private void read(LLVMValueRef function) {
        String name = name(function);
        List<LLVMBasicBlockRef> blocks = new ArrayList<>();
        Map<Long, Integer> index = new HashMap<>();
        for (LLVMBasicBlockRef b = LLVMGetFirstBasicBlock(function); b != null; b = LLVMGetNextBasicBlock(b)) {
            index.put(b.address(), blocks.size());
            blocks.add(b);
        }
        List<List<Integer>> next = new ArrayList<>();
        for (LLVMBasicBlockRef block : blocks) {
            List<Integer> targets = new ArrayList<>();
            LLVMValueRef end = LLVMGetBasicBlockTerminator(block);
            for (int i = 0; i < LLVMGetNumSuccessors(end); i++) {
                targets.add(index.get(LLVMGetSuccessor(end, i).address()));
            }
            next.add(targets);
        }
        Circles circles = new Circles(next);
        BitSet inLoops = circles.members();
        BitSet afterLoops = new BitSet();
        for (int b = inLoops.nextSetBit(0); b >= 0; b = inLoops.nextSetBit(b + 1)) {
            next.get(b).forEach(afterLoops::set);
        }
        for (int b = 0; b < blocks.size(); b++) {
            read(name, blocks.get(b), afterLoops.get(b));
        }
        for (BitSet body : circles.innermost()) {
            loops.add(loop(name, blocks, next, body));
        }
    }

    private void read(String function, LLVMBasicBlockRef block, boolean afterLoop) {
        for (LLVMValueRef i = LLVMGetFirstInstruction(block); i != null; i = LLVMGetNextInstruction(i)) {
            String callee = callee(i);
            if (callee.equals(TRAP)) {
                int kind = (int) LLVMConstIntGetZExtValue(LLVMGetOperand(i, 0));
                traps.add(new CodeFacts.Trap(function, kind, places(i), afterLoop));
            } else if (!callee.isEmpty() && !callee.startsWith("llvm.")) {
                calls.add(new CodeFacts.CallSite(function, callee, places(i)));
            }
        }
    }

    private CodeFacts.Loop loop(
            String function, List<LLVMBasicBlockRef> blocks, List<List<Integer>> next, BitSet body) {
        Set<CodeFacts.Place> places = new LinkedHashSet<>();
        TreeSet<String> obstacles = new TreeSet<>();
        boolean vector = false;
        for (int b = body.nextSetBit(0); b >= 0; b = body.nextSetBit(b + 1)) {
            for (LLVMValueRef i = LLVMGetFirstInstruction(blocks.get(b)); i != null; i = LLVMGetNextInstruction(i)) {
                places.addAll(places(i));
                vector |= isVector(i);
                String callee = callee(i);
                if (!callee.isEmpty() && !callee.startsWith("llvm.")) {
                    obstacles.add("a call of " + callee);
                }
            }
            for (int target : next.get(b)) {
                LLVMValueRef first = LLVMGetFirstInstruction(blocks.get(target));
                if (!body.get(target) && first != null && callee(first).equals(TRAP)) {
                    List<CodeFacts.Place> trapped = places(first);
                    obstacles.add("the check in line "
                            + (trapped.isEmpty() ? 0 : trapped.get(0).line()));
                }
            }
        }
        return new CodeFacts.Loop(function, vector, List.copyOf(places), obstacles);
    }

    private static boolean isVector(LLVMValueRef instruction) {
        if (LLVMGetTypeKind(LLVMTypeOf(instruction)) == LLVMVectorTypeKind) {
            return true;
        }
        // A store has no result, but stores one.
        return LLVMGetNumOperands(instruction) > 0
                && LLVMGetTypeKind(LLVMTypeOf(LLVMGetOperand(instruction, 0))) == LLVMVectorTypeKind;
    }

    private List<CodeFacts.Place> places(LLVMValueRef instruction) {
        List<CodeFacts.Place> result = new ArrayList<>();
        for (LLVMMetadataRef at = LLVMInstructionGetDebugLoc(instruction);
                at != null;
                at = LLVMDILocationGetInlinedAt(at)) {
            LLVMMetadataRef scope = LLVMDILocationGetScope(at);
            IrFunction function = scope == null ? null : scopes.get(scope.address());
            if (function != null) {
                result.add(new CodeFacts.Place(function.symbol(), function.sourceFile(), LLVMDILocationGetLine(at)));
            }
        }
        return result;
    }

    private static String callee(LLVMValueRef instruction) {
        if (LLVMIsACallInst(instruction) == null) {
            return "";
        }
        LLVMValueRef called = LLVMGetCalledValue(instruction);
        return called != null && LLVMIsAFunction(called) != null ? name(called) : "";
    }

    private static String name(LLVMValueRef value) {
        return LLVMGetValueName2(value, new SizeTPointer(1)).getString();
    }
}
