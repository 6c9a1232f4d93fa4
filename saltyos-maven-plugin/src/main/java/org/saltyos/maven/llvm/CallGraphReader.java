package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMExternalLinkage;
import static org.bytedeco.llvm.global.LLVM.LLVMGetCalledValue;
import static org.bytedeco.llvm.global.LLVM.LLVMGetFirstBasicBlock;
import static org.bytedeco.llvm.global.LLVM.LLVMGetFirstFunction;
import static org.bytedeco.llvm.global.LLVM.LLVMGetFirstInstruction;
import static org.bytedeco.llvm.global.LLVM.LLVMGetLinkage;
import static org.bytedeco.llvm.global.LLVM.LLVMGetNextBasicBlock;
import static org.bytedeco.llvm.global.LLVM.LLVMGetNextFunction;
import static org.bytedeco.llvm.global.LLVM.LLVMGetNextInstruction;
import static org.bytedeco.llvm.global.LLVM.LLVMGetValueName2;
import static org.bytedeco.llvm.global.LLVM.LLVMIsACallInst;
import static org.bytedeco.llvm.global.LLVM.LLVMIsAFunction;
import static org.bytedeco.llvm.global.LLVM.LLVMIsDeclaration;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bytedeco.javacpp.SizeTPointer;
import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMModuleRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** Reads from an optimised module who calls whom: inlined calls are gone, merged functions are one. */
final class CallGraphReader {
    /** The memory intrinsics that become calls of the functions of the same name. */
    private static final Map<String, String> LIBRARY =
            Map.of("llvm.memcpy.", "memcpy", "llvm.memmove.", "memmove", "llvm.memset.", "memset");

    private CallGraphReader() {}

    /** The calls of every function that has a body, sorted by caller. */
    static SortedMap<String, SortedSet<String>> calls(LLVMModuleRef module) {
        SortedMap<String, SortedSet<String>> calls = new TreeMap<>();
        for (LLVMValueRef f = LLVMGetFirstFunction(module); f != null; f = LLVMGetNextFunction(f)) {
            if (LLVMIsDeclaration(f) == 0) {
                calls.put(name(f), callees(f));
            }
        }
        return calls;
    }

    /** The symbols that can be called from outside the module. */
    static SortedSet<String> exported(LLVMModuleRef module) {
        SortedSet<String> names = new TreeSet<>();
        for (LLVMValueRef f = LLVMGetFirstFunction(module); f != null; f = LLVMGetNextFunction(f)) {
            if (LLVMIsDeclaration(f) == 0 && LLVMGetLinkage(f) == LLVMExternalLinkage) {
                names.add(name(f));
            }
        }
        return names;
    }

    /** Joins calls and frame sizes; a function without a reported size has none. */
    static StackFrames join(
            SortedMap<String, SortedSet<String>> calls, SortedSet<String> exported, Map<String, Long> sizes) {
        SortedMap<String, StackFrames.Frame> frames = new TreeMap<>();
        calls.forEach((name, callees) -> frames.put(
                name, new StackFrames.Frame(sizes.getOrDefault(name, 0L), callees, exported.contains(name))));
        return new StackFrames(frames);
    }

    private static SortedSet<String> callees(LLVMValueRef function) {
        SortedSet<String> callees = new TreeSet<>();
        for (LLVMBasicBlockRef b = LLVMGetFirstBasicBlock(function); b != null; b = LLVMGetNextBasicBlock(b)) {
            for (LLVMValueRef i = LLVMGetFirstInstruction(b); i != null; i = LLVMGetNextInstruction(i)) {
                if (LLVMIsACallInst(i) != null) {
                    LLVMValueRef called = LLVMGetCalledValue(i);
                    if (LLVMIsAFunction(called) != null) {
                        add(callees, name(called));
                    }
                }
            }
        }
        return callees;
    }

    private static void add(SortedSet<String> callees, String name) {
        if (!name.startsWith("llvm.")) {
            callees.add(name);
        }
        LIBRARY.forEach((intrinsic, function) -> {
            if (name.startsWith(intrinsic)) {
                callees.add(function);
            }
        });
    }

    private static String name(LLVMValueRef value) {
        return LLVMGetValueName2(value, new SizeTPointer(1)).getString();
    }
}
