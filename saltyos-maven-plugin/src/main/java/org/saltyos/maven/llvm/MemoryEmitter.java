package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMBuildAdd;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildGEPWithNoWrapFlags;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildIntToPtr;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildLoad2;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildMemCpy;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildMemMove;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildMemSet;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildPtrToInt;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildSExt;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildStore;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildTrunc;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildZExt;
import static org.bytedeco.llvm.global.LLVM.LLVMGEPFlagInBounds;
import static org.bytedeco.llvm.global.LLVM.LLVMGEPFlagNUW;
import static org.bytedeco.llvm.global.LLVM.LLVMSetAlignment;
import static org.bytedeco.llvm.global.LLVM.LLVMSetNNeg;
import static org.bytedeco.llvm.global.LLVM.LLVMSetVolatile;

import org.bytedeco.llvm.LLVM.LLVMBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.saltyos.maven.ir.Instruction.ArrayLength;
import org.saltyos.maven.ir.Instruction.CopyMemory;
import org.saltyos.maven.ir.Instruction.ElementLoad;
import org.saltyos.maven.ir.Instruction.ElementStore;
import org.saltyos.maven.ir.Instruction.FillMemory;
import org.saltyos.maven.ir.Instruction.Load;
import org.saltyos.maven.ir.Instruction.NewArray;
import org.saltyos.maven.ir.Instruction.NewObject;
import org.saltyos.maven.ir.Instruction.Store;
import org.saltyos.maven.ir.Instruction.SymbolAddress;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.Operand;

/** Memory: fields, arrays, raw addresses, device registers. */
final class MemoryEmitter {
    /** Where the elements of an array begin. */
    private static final int ELEMENTS_OFFSET = 8;

    private static final int INSIDE_OBJECT = LLVMGEPFlagInBounds | LLVMGEPFlagNUW;

    private final ModuleContext context;
    private final LLVMBuilderRef builder;
    private final FunctionState state;
    private final Allocator allocator;

    MemoryEmitter(FunctionState state, Attributes attributes) {
        this.state = state;
        this.allocator = new Allocator(state.context, attributes);
        this.context = state.context;
        this.builder = context.builder;
    }

    void emit(Load load) {
        boolean raw = load.base().kind() == Kind.I64;
        LLVMValueRef access = load(load.memory(), address(load.base(), load.offset()));
        LLVMSetAlignment(access, alignment(load.memory(), raw && !load.device()));
        LLVMSetVolatile(access, load.device() ? 1 : 0);
        if (!load.device()) {
            context.metadata.alias(access, load.alias());
        }
        if (load.invariant()) {
            context.metadata.invariant(access);
        }
        if (load.memory() == MemoryKind.REF) {
            context.metadata.reference(access, load.target().type());
        }
        state.set(load.target(), extend(load.memory(), access));
    }

    void emit(Store store) {
        boolean raw = store.base().kind() == Kind.I64;
        LLVMValueRef value = truncate(store.memory(), state.get(store.value()));
        LLVMValueRef access = LLVMBuildStore(builder, value, address(store.base(), store.offset()));
        LLVMSetAlignment(access, alignment(store.memory(), raw && !store.device()));
        LLVMSetVolatile(access, store.device() ? 1 : 0);
        if (!store.device()) {
            context.metadata.alias(access, store.alias());
        }
    }

    void emit(ArrayLength length) {
        LLVMValueRef access = LLVMBuildLoad2(builder, context.i32, state.get(length.array()), "");
        LLVMSetAlignment(access, Attributes.OBJECT_ALIGNMENT);
        context.metadata.arrayLength(access);
        state.set(length.target(), access);
    }

    void emit(ElementLoad load) {
        LLVMValueRef access = load(load.memory(), element(load.array(), load.index(), load.memory()));
        LLVMSetAlignment(access, load.memory().size());
        context.metadata.alias(access, load.alias());
        if (load.memory() == MemoryKind.REF) {
            context.metadata.reference(access, load.target().type());
        }
        state.set(load.target(), extend(load.memory(), access));
    }

    void emit(ElementStore store) {
        LLVMValueRef value = truncate(store.memory(), state.get(store.value()));
        LLVMValueRef access = LLVMBuildStore(builder, value, element(store.array(), store.index(), store.memory()));
        LLVMSetAlignment(access, store.memory().size());
        context.metadata.alias(access, store.alias());
    }

    void emit(NewObject made) {
        state.set(made.target(), allocator.object(made));
    }

    void emit(NewArray made) {
        state.set(made.target(), allocator.array(made, state.get(made.length())));
    }

    void emit(CopyMemory copy) {
        LLVMValueRef target = pointer(state.get(copy.target()));
        LLVMValueRef source = pointer(state.get(copy.source()));
        LLVMValueRef count = state.get(copy.count());
        if (copy.overlapping()) {
            LLVMBuildMemMove(builder, target, 1, source, 1, count);
        } else {
            LLVMBuildMemCpy(builder, target, 1, source, 1, count);
        }
    }

    void emit(FillMemory fill) {
        LLVMValueRef value = LLVMBuildTrunc(builder, state.get(fill.value()), context.i8, "");
        LLVMBuildMemSet(builder, pointer(state.get(fill.target())), value, state.get(fill.count()), 1);
    }

    void emit(SymbolAddress symbol) {
        LLVMValueRef outside = state.symbols.address(symbol.symbol());
        state.set(symbol.target(), LLVMBuildPtrToInt(builder, outside, context.i64, ""));
    }

    private LLVMValueRef load(MemoryKind memory, LLVMValueRef address) {
        return LLVMBuildLoad2(builder, context.type(memory), address, "");
    }

    LLVMValueRef address(Operand base, long offset) {
        LLVMValueRef start = state.get(base);
        if (base.kind() == Kind.I64) {
            return pointer(offset == 0 ? start : LLVMBuildAdd(builder, start, offset(offset), ""));
        }
        return offset == 0 ? start : inside(context.i8, start, offset(offset));
    }

    private LLVMValueRef element(Operand array, Operand index, MemoryKind memory) {
        LLVMValueRef first = inside(context.i8, state.get(array), offset(ELEMENTS_OFFSET));
        LLVMValueRef wide = LLVMBuildZExt(builder, state.get(index), context.i64, "");
        if (!(index instanceof Operand.Constant)) {
            LLVMSetNNeg(wide, 1);
        }
        return inside(context.type(memory), first, wide);
    }

    private LLVMValueRef inside(LLVMTypeRef element, LLVMValueRef base, LLVMValueRef index) {
        return LLVMBuildGEPWithNoWrapFlags(builder, element, base, ModuleContext.array(index), 1, "", INSIDE_OBJECT);
    }

    private LLVMValueRef offset(long bytes) {
        return context.constant(context.i64, bytes);
    }

    private LLVMValueRef pointer(LLVMValueRef number) {
        return LLVMBuildIntToPtr(builder, number, context.pointer, "");
    }

    private static int alignment(MemoryKind memory, boolean any) {
        return any ? 1 : memory.size();
    }

    LLVMValueRef extend(MemoryKind memory, LLVMValueRef loaded) {
        return switch (memory) {
            case I8, I16 -> LLVMBuildSExt(builder, loaded, context.i32, "");
            case U8, U16 -> LLVMBuildZExt(builder, loaded, context.i32, "");
            case I32, I64, F32, F64, REF -> loaded;
        };
    }

    LLVMValueRef truncate(MemoryKind memory, LLVMValueRef value) {
        return switch (memory) {
            case I8, U8, I16, U16 -> LLVMBuildTrunc(builder, value, context.type(memory), "");
            case I32, I64, F32, F64, REF -> value;
        };
    }
}
