package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMAddAttributeAtIndex;
import static org.bytedeco.llvm.global.LLVM.LLVMAddCallSiteAttribute;
import static org.bytedeco.llvm.global.LLVM.LLVMAttributeFunctionIndex;
import static org.bytedeco.llvm.global.LLVM.LLVMAttributeReturnIndex;
import static org.bytedeco.llvm.global.LLVM.LLVMCreateEnumAttribute;
import static org.bytedeco.llvm.global.LLVM.LLVMCreateStringAttribute;
import static org.bytedeco.llvm.global.LLVM.LLVMGetEnumAttributeKindForName;
import static org.bytedeco.llvm.global.LLVM.LLVMHiddenVisibility;
import static org.bytedeco.llvm.global.LLVM.LLVMRemoveEnumAttributeAtIndex;
import static org.bytedeco.llvm.global.LLVM.LLVMRemoveStringAttributeAtIndex;
import static org.bytedeco.llvm.global.LLVM.LLVMSetVisibility;
import static org.saltyos.maven.llvm.ModuleContext.length;

import java.util.List;
import java.util.Set;
import org.bytedeco.llvm.LLVM.LLVMAttributeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Kind;

/** Gives functions, parameters and calls the LLVM attributes that the target and the IR's types ask for. */
final class Attributes {
    /** AllocFnKind::Alloc in LLVM's Attributes.h. */
    private static final long ALLOCATES = 1;

    /** MemoryEffects::inaccessibleMemOnly() in LLVM's ModRef.h: two bits a location, the second location, both ways. */
    private static final long TOUCHES_NOTHING_VISIBLE = 12;

    /** Every object of the image begins at a multiple of this many bytes. */
    static final int OBJECT_ALIGNMENT = 8;

    private final ModuleContext context;
    private final Target target;

    Attributes(ModuleContext context, Target target) {
        this.context = context;
        this.target = target;
    }

    /** Attributes of a function with a body. */
    void define(LLVMValueRef function, Set<IrFunction.Attribute> wanted) {
        declare(function);
        if (target.bare()) {
            onFunction(function, "noredzone");
            onFunction(function, "frame-pointer", "all");
            // Raw addresses may be 0. On every function, because functions that differ here are not inlined.
            onFunction(function, "null_pointer_is_valid");
            // Copies and zeros in vector registers would trap after each switch: the kernel switches those when they
            // are used.
            onFunction(function, "noimplicitfloat");
        }
        if (target == Target.KERNEL) {
            onFunction(function, "no-jump-tables", "true"); // no indirect branch for speculation to be led astray at
        }
        onFunction(function, "warn-stack-size", "0");
        onFunction(function, "target-cpu", target.processor());
        if (!target.features().isEmpty()) {
            onFunction(function, "target-features", target.features());
        }
        for (IrFunction.Attribute attribute : wanted) {
            switch (attribute) {
                case EXPORTED -> LLVMSetVisibility(function, LLVMHiddenVisibility);
                case INLINE -> onFunction(function, "alwaysinline");
                case NOINLINE -> onFunction(function, "noinline");
                case COLD -> {
                    onFunction(function, "cold");
                    onFunction(function, "optsize");
                    onFunction(function, "minsize");
                }
            }
        }
    }

    /**
     * Attributes of any function, imported ones included: nothing unwinds, and no loop may be turned into a call of a
     * library function that might itself be that loop.
     */
    void declare(LLVMValueRef function) {
        onFunction(function, "nounwind");
        onFunction(function, "no-builtins", "");
    }

    /** What the types say of parameters and of a single result. */
    void signature(LLVMValueRef function, List<IrType> parameters, List<IrType> results) {
        for (int i = 0; i < parameters.size(); i++) {
            value(function, i + 1, parameters.get(i));
        }
        if (results.size() == 1) {
            value(function, LLVMAttributeReturnIndex, results.get(0));
        }
    }

    /** Keeps a trap apart from equal ones, so that its address tells which check failed. */
    void separate(LLVMValueRef call) {
        LLVMAddCallSiteAttribute(call, LLVMAttributeFunctionIndex, attribute("nomerge", 0));
    }

    /** Attributes of the function that takes memory, while it has no body. */
    void allocation(LLVMValueRef function) {
        declare(function);
        onFunction(function, "willreturn");
        onFunction(function, "allockind", ALLOCATES);
        onFunction(function, "alloc-family", "salty");
        onFunction(function, "memory", TOUCHES_NOTHING_VISIBLE);
        LLVMAddAttributeAtIndex(function, LLVMAttributeReturnIndex, attribute("noalias", 0));
        LLVMAddAttributeAtIndex(function, LLVMAttributeReturnIndex, attribute("noundef", 0));
        LLVMAddAttributeAtIndex(function, LLVMAttributeReturnIndex, attribute("align", OBJECT_ALIGNMENT));
    }

    /** Attributes of the same function once it has one, in which those are not true. */
    void allocationBody(LLVMValueRef function) {
        for (String name : new String[] {"willreturn", "allockind", "memory"}) {
            int kind = LLVMGetEnumAttributeKindForName(name, length(name));
            LLVMRemoveEnumAttributeAtIndex(function, LLVMAttributeFunctionIndex, kind);
        }
        LLVMRemoveStringAttributeAtIndex(
                function, LLVMAttributeFunctionIndex, "alloc-family", (int) length("alloc-family"));
        define(function, Set.of(IrFunction.Attribute.INLINE));
    }

    private void value(LLVMValueRef function, int index, IrType type) {
        LLVMAddAttributeAtIndex(function, index, attribute("noundef", 0));
        if (type.kind() == Kind.REF && type.nonNull()) {
            LLVMAddAttributeAtIndex(function, index, attribute("nonnull", 0));
            LLVMAddAttributeAtIndex(function, index, attribute("align", OBJECT_ALIGNMENT));
            if (type.bytes() > 0) {
                LLVMAddAttributeAtIndex(function, index, attribute("dereferenceable", type.bytes()));
            }
        }
    }

    private void onFunction(LLVMValueRef function, String name) {
        onFunction(function, name, 0);
    }

    private void onFunction(LLVMValueRef function, String name, long value) {
        LLVMAddAttributeAtIndex(function, LLVMAttributeFunctionIndex, attribute(name, value));
    }

    private void onFunction(LLVMValueRef function, String name, String value) {
        LLVMAddAttributeAtIndex(
                function,
                LLVMAttributeFunctionIndex,
                LLVMCreateStringAttribute(context.context, name, (int) length(name), value, (int) length(value)));
    }

    private LLVMAttributeRef attribute(String name, long value) {
        int kind = LLVMGetEnumAttributeKindForName(name, length(name));
        if (kind == 0) {
            throw new CompilerBug("LLVM has no attribute " + name);
        }
        return LLVMCreateEnumAttribute(context.context, kind, value);
    }
}
