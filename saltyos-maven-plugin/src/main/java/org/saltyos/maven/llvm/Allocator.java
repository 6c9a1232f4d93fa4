package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.saltyos.maven.ir.Instruction.NewArray;
import org.saltyos.maven.ir.Instruction.NewObject;

/**
 * Memory for objects made at run time.
 *
 * <p>While the module is optimised, taking memory is a call of a function without a body: the optimiser knows that its
 * result is unlike any other reference, and does not look inside. Afterwards the function gets its body, which takes the
 * next bytes of the free piece of the heap, and is inlined: an addition, a comparison and two stores.
 */
final class Allocator {
    /** The pieces of the interface with {@code org.saltyos.runtime.heap}. */
    static final String TOP = "salty_heap_top";

    static final String LIMIT = "salty_heap_limit";
    /** Keeps all registers but two: whoever allocates saves none around it. */
    static final String SLOW = "salty_allocate_keeping";

    private static final String FUNCTION = "salty.allocate";
    private static final int TYPE_NUMBER_SHIFT = 32;
    private static final int GRANULE = 8;

    private final ModuleContext context;
    private final LLVMBuilderRef builder;
    private final Attributes attributes;

    Allocator(ModuleContext context, Attributes attributes) {
        this.context = context;
        this.builder = context.builder;
        this.attributes = attributes;
    }

    /** An object, or null. */
    LLVMValueRef object(NewObject made) {
        return allocate(
                context.constant(context.i64, made.bytes()),
                context.constant(context.i64, (long) made.typeNumber() << TYPE_NUMBER_SHIFT));
    }

    /** An array, or null. */
    LLVMValueRef array(NewArray made, LLVMValueRef length) {
        LLVMValueRef wide = LLVMBuildZExt(builder, length, context.i64, "");
        LLVMValueRef elements = LLVMBuildNUWMul(builder, wide, context.constant(context.i64, made.elementBytes()), "");
        LLVMValueRef bytes = LLVMBuildNUWAdd(builder, elements, context.constant(context.i64, 2 * GRANULE - 1), "");
        LLVMValueRef rounded = LLVMBuildAnd(builder, bytes, context.constant(context.i64, -GRANULE), "");
        LLVMValueRef header = LLVMBuildOr(
                builder, wide, context.constant(context.i64, (long) made.typeNumber() << TYPE_NUMBER_SHIFT), "");
        return allocate(rounded, header);
    }

    private LLVMValueRef allocate(LLVMValueRef bytes, LLVMValueRef header) {
        LLVMTypeRef type = type();
        LLVMValueRef function = LLVMGetNamedFunction(context.module, FUNCTION);
        if (function == null) {
            function = LLVMAddFunction(context.module, FUNCTION, type);
            attributes.allocation(function);
        }
        return LLVMBuildCall2(builder, type, function, ModuleContext.array(bytes, header), 2, "");
    }

    private LLVMTypeRef type() {
        return context.functionType(context.pointer, context.i64, context.i64);
    }

    /** Whether a module takes memory at run time. */
    static boolean isUsed(ModuleContext context) {
        return LLVMGetNamedFunction(context.module, FUNCTION) != null;
    }

    /** Gives the function its body; whether the module allocates at all. */
    static boolean define(ModuleContext context, Attributes attributes) {
        LLVMValueRef function = LLVMGetNamedFunction(context.module, FUNCTION);
        if (function == null) {
            return false;
        }
        attributes.allocationBody(function);
        LLVMSetLinkage(function, LLVMInternalLinkage);
        LLVMBuilderRef builder = context.builder;
        LLVMValueRef top = word(context, TOP);
        LLVMValueRef limit = word(context, LIMIT);
        LLVMValueRef bytes = LLVMGetParam(function, 0);
        LLVMValueRef header = LLVMGetParam(function, 1);
        LLVMBasicBlockRef entry = LLVMAppendBasicBlockInContext(context.context, function, "entry");
        LLVMBasicBlockRef fast = LLVMAppendBasicBlockInContext(context.context, function, "fast");
        LLVMBasicBlockRef slow = LLVMAppendBasicBlockInContext(context.context, function, "slow");
        LLVMPositionBuilderAtEnd(builder, entry);
        LLVMValueRef start = LLVMBuildLoad2(builder, context.i64, top, "");
        LLVMValueRef end = LLVMBuildAdd(builder, start, bytes, "");
        LLVMValueRef last = LLVMBuildLoad2(builder, context.i64, limit, "");
        LLVMValueRef fits = LLVMBuildICmp(builder, LLVMIntULE, end, last, "");
        context.metadata.likely(LLVMBuildCondBr(builder, fits, fast, slow));
        LLVMPositionBuilderAtEnd(builder, fast);
        LLVMBuildStore(builder, end, top);
        LLVMValueRef object = LLVMBuildIntToPtr(builder, start, context.pointer, "");
        LLVMSetAlignment(LLVMBuildStore(builder, header, object), GRANULE);
        LLVMBuildRet(builder, object);
        LLVMPositionBuilderAtEnd(builder, slow);
        LLVMValueRef address = LLVMBuildCall2(
                builder, slowType(context), slowPath(context), ModuleContext.array(bytes, header), 2, "");
        LLVMSetInstructionCallConv(address, LLVMPreserveMostCallConv);
        LLVMBuildRet(builder, LLVMBuildIntToPtr(builder, address, context.pointer, ""));
        return true;
    }

    private static LLVMTypeRef slowType(ModuleContext context) {
        return context.functionType(context.i64, context.i64, context.i64);
    }

    private static LLVMValueRef slowPath(ModuleContext context) {
        LLVMValueRef known = LLVMGetNamedFunction(context.module, SLOW);
        if (known != null) {
            return known;
        }
        LLVMValueRef outside = LLVMAddFunction(context.module, SLOW, slowType(context));
        LLVMSetVisibility(outside, LLVMHiddenVisibility);
        LLVMSetFunctionCallConv(outside, LLVMPreserveMostCallConv);
        return outside;
    }

    private static LLVMValueRef word(ModuleContext context, String name) {
        LLVMValueRef known = LLVMGetNamedGlobal(context.module, name);
        if (known != null) {
            return known;
        }
        LLVMValueRef outside = LLVMAddGlobal(context.module, context.i64, name);
        LLVMSetLinkage(outside, LLVMExternalLinkage);
        LLVMSetVisibility(outside, LLVMHiddenVisibility);
        return outside;
    }
}
