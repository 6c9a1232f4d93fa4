package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMAddGlobal;
import static org.bytedeco.llvm.global.LLVM.LLVMArrayType2;
import static org.bytedeco.llvm.global.LLVM.LLVMConstInBoundsGEP2;
import static org.bytedeco.llvm.global.LLVM.LLVMConstNull;
import static org.bytedeco.llvm.global.LLVM.LLVMConstStringInContext2;
import static org.bytedeco.llvm.global.LLVM.LLVMConstStructInContext;
import static org.bytedeco.llvm.global.LLVM.LLVMGetNamedGlobal;
import static org.bytedeco.llvm.global.LLVM.LLVMGlobalGetValueType;
import static org.bytedeco.llvm.global.LLVM.LLVMInternalLinkage;
import static org.bytedeco.llvm.global.LLVM.LLVMSetAlignment;
import static org.bytedeco.llvm.global.LLVM.LLVMSetGlobalConstant;
import static org.bytedeco.llvm.global.LLVM.LLVMSetInitializer;
import static org.bytedeco.llvm.global.LLVM.LLVMSetLinkage;
import static org.bytedeco.llvm.global.LLVM.LLVMStructTypeInContext;
import static org.saltyos.maven.llvm.ModuleContext.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.ir.IrGlobal;

/**
 * Turns the objects of the image into LLVM globals.
 *
 * <p>A global is a packed structure of byte arrays and pointers; LLVM folds loads of any width from read-only ones. They
 * are not marked as having no meaningful address: references compare by identity, so equal objects must not be merged.
 *
 * <p>On a target with vector registers, large objects lie so that what follows their first eight bytes, which is where
 * an array's elements begin, is aligned for vectors: they get eight bytes of padding in front.
 */
final class GlobalEmitter {
    private static final int REFERENCE_BYTES = 8;
    private static final int HEADER_BYTES = 8;
    private static final int VECTOR_BYTES = 16;
    private static final int LARGE_BYTES = 64;

    private final ModuleContext context;
    private final Symbols symbols;
    private final boolean vectors;

    GlobalEmitter(ModuleContext context, Symbols symbols, boolean vectors) {
        this.context = context;
        this.symbols = symbols;
        this.vectors = vectors;
    }

    /** Makes the symbols of all globals known, without content, so that they can refer to each other. */
    void declare(List<IrGlobal> globals) {
        for (IrGlobal global : globals) {
            List<LLVMTypeRef> types = new ArrayList<>();
            boolean padded = isPadded(global);
            if (padded) {
                types.add(LLVMArrayType2(context.i8, VECTOR_BYTES - HEADER_BYTES));
            }
            int end = 0;
            for (IrGlobal.Reference reference : global.references()) {
                addBytes(types, global, end, reference.offset());
                types.add(context.pointer);
                end = reference.offset() + REFERENCE_BYTES;
            }
            addBytes(types, global, end, global.bytes().length);
            LLVMTypeRef type = LLVMStructTypeInContext(context.context, array(types), types.size(), 1);
            LLVMValueRef value = LLVMAddGlobal(context.module, type, global.symbol());
            LLVMSetLinkage(value, LLVMInternalLinkage);
            LLVMSetAlignment(value, padded ? VECTOR_BYTES : global.alignment());
            LLVMSetGlobalConstant(value, global.readOnly() ? 1 : 0);
            symbols.define(global.symbol(), padded ? behindPadding(value) : value);
        }
    }

    /** Fills in the content. */
    void initialise(List<IrGlobal> globals) {
        for (IrGlobal global : globals) {
            LLVMValueRef value = LLVMGetNamedGlobal(context.module, global.symbol());
            LLVMSetInitializer(value, content(global, LLVMGlobalGetValueType(value)));
        }
    }

    private boolean isPadded(IrGlobal global) {
        return vectors && global.alignment() == HEADER_BYTES && global.bytes().length >= LARGE_BYTES;
    }

    private LLVMValueRef behindPadding(LLVMValueRef storage) {
        LLVMValueRef offset = context.constant(context.i64, VECTOR_BYTES - HEADER_BYTES);
        return LLVMConstInBoundsGEP2(context.i8, storage, array(offset), 1);
    }

    private void addBytes(List<LLVMTypeRef> types, IrGlobal global, int from, int to) {
        if (to < from || to > global.bytes().length) {
            throw new CompilerBug("references of " + global.symbol() + " overlap or lie outside it");
        }
        if (to > from) {
            types.add(LLVMArrayType2(context.i8, to - from));
        }
    }

    private LLVMValueRef content(IrGlobal global, LLVMTypeRef type) {
        if (global.references().isEmpty() && allZero(global.bytes())) {
            return LLVMConstNull(type);
        }
        List<LLVMValueRef> parts = new ArrayList<>();
        if (isPadded(global)) {
            parts.add(LLVMConstNull(LLVMArrayType2(context.i8, VECTOR_BYTES - HEADER_BYTES)));
        }
        int end = 0;
        for (IrGlobal.Reference reference : global.references()) {
            addContent(parts, global, end, reference.offset());
            parts.add(address(reference));
            end = reference.offset() + REFERENCE_BYTES;
        }
        addContent(parts, global, end, global.bytes().length);
        return LLVMConstStructInContext(context.context, array(parts), parts.size(), 1);
    }

    private LLVMValueRef address(IrGlobal.Reference reference) {
        LLVMValueRef start = symbols.get(reference.symbol());
        return reference.addend() == 0
                ? start
                : LLVMConstInBoundsGEP2(context.i8, start, array(context.constant(context.i64, reference.addend())), 1);
    }

    private void addContent(List<LLVMValueRef> parts, IrGlobal global, int from, int to) {
        if (to > from) {
            byte[] bytes = Arrays.copyOfRange(global.bytes(), from, to);
            parts.add(LLVMConstStringInContext2(context.context, new BytePointer(bytes), bytes.length, 1));
        }
    }

    private static boolean allZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
