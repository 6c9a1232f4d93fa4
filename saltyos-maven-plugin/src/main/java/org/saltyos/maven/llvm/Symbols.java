package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMAddGlobal;
import static org.bytedeco.llvm.global.LLVM.LLVMExternalLinkage;
import static org.bytedeco.llvm.global.LLVM.LLVMHiddenVisibility;
import static org.bytedeco.llvm.global.LLVM.LLVMSetLinkage;
import static org.bytedeco.llvm.global.LLVM.LLVMSetVisibility;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.saltyos.maven.diag.CompilerBug;

/** The functions and data of a module by name, and names that assembly or the linker script define. */
final class Symbols {
    private final ModuleContext context;
    private final Map<String, LLVMValueRef> values = new HashMap<>();

    Symbols(ModuleContext context) {
        this.context = context;
    }

    /** Gives a name its meaning, once. */
    void define(String name, LLVMValueRef value) {
        if (values.putIfAbsent(name, value) != null) {
            throw new CompilerBug("symbol defined twice: " + name);
        }
    }

    /** The value of a name. */
    LLVMValueRef get(String name) {
        LLVMValueRef value = values.get(name);
        if (value == null) {
            throw new CompilerBug("symbol not in the module: " + name);
        }
        return value;
    }

    /** The value of a name that may be defined elsewhere, where only its address matters. */
    LLVMValueRef address(String name) {
        return values.computeIfAbsent(name, n -> {
            LLVMValueRef outside = LLVMAddGlobal(context.module, context.i8, n);
            LLVMSetLinkage(outside, LLVMExternalLinkage);
            LLVMSetVisibility(outside, LLVMHiddenVisibility);
            return outside;
        });
    }
}
