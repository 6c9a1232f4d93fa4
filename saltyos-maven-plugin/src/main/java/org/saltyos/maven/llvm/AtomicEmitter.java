package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMAtomicOrderingAcquire;
import static org.bytedeco.llvm.global.LLVM.LLVMAtomicOrderingMonotonic;
import static org.bytedeco.llvm.global.LLVM.LLVMAtomicOrderingRelease;
import static org.bytedeco.llvm.global.LLVM.LLVMAtomicOrderingSequentiallyConsistent;
import static org.bytedeco.llvm.global.LLVM.LLVMAtomicRMWBinOpAdd;
import static org.bytedeco.llvm.global.LLVM.LLVMAtomicRMWBinOpAnd;
import static org.bytedeco.llvm.global.LLVM.LLVMAtomicRMWBinOpOr;
import static org.bytedeco.llvm.global.LLVM.LLVMAtomicRMWBinOpXchg;
import static org.bytedeco.llvm.global.LLVM.LLVMAtomicRMWBinOpXor;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildAtomicCmpXchg;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildAtomicRMW;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildExtractValue;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildFence;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildLoad2;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildStore;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildZExt;
import static org.bytedeco.llvm.global.LLVM.LLVMSetAlignment;
import static org.bytedeco.llvm.global.LLVM.LLVMSetOrdering;
import static org.bytedeco.llvm.global.LLVM.LLVMSetWeak;

import org.bytedeco.llvm.LLVM.LLVMBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.saltyos.maven.ir.Instruction.AtomicLoad;
import org.saltyos.maven.ir.Instruction.AtomicStore;
import org.saltyos.maven.ir.Instruction.AtomicUpdate;
import org.saltyos.maven.ir.Instruction.CompareExchange;
import org.saltyos.maven.ir.Instruction.Fence;
import org.saltyos.maven.ir.MemoryOrder;
import org.saltyos.maven.ir.UpdateOp;

/** Atomic accesses and fences. Their places are aligned to their width; no alias name, they order what has one. */
final class AtomicEmitter {
    private final ModuleContext context;
    private final LLVMBuilderRef builder;
    private final FunctionState state;
    private final MemoryEmitter memory;

    AtomicEmitter(FunctionState state, MemoryEmitter memory) {
        this.state = state;
        this.context = state.context;
        this.builder = context.builder;
        this.memory = memory;
    }

    void emit(AtomicLoad load) {
        LLVMValueRef place = memory.address(load.base(), load.offset());
        LLVMValueRef access = LLVMBuildLoad2(builder, context.type(load.memory()), place, "");
        LLVMSetAlignment(access, load.memory().size());
        LLVMSetOrdering(access, order(load.order()));
        state.set(load.target(), memory.extend(load.memory(), access));
    }

    void emit(AtomicStore store) {
        LLVMValueRef value = memory.truncate(store.memory(), state.get(store.value()));
        LLVMValueRef access = LLVMBuildStore(builder, value, memory.address(store.base(), store.offset()));
        LLVMSetAlignment(access, store.memory().size());
        LLVMSetOrdering(access, order(store.order()));
    }

    void emit(AtomicUpdate update) {
        LLVMValueRef value = memory.truncate(update.memory(), state.get(update.value()));
        LLVMValueRef place = memory.address(update.base(), update.offset());
        LLVMValueRef old = LLVMBuildAtomicRMW(builder, operation(update.op()), place, value, order(update.order()), 0);
        LLVMSetAlignment(old, update.memory().size());
        state.set(update.target(), memory.extend(update.memory(), old));
    }

    void emit(CompareExchange exchange) {
        LLVMValueRef expected = memory.truncate(exchange.memory(), state.get(exchange.expected()));
        LLVMValueRef value = memory.truncate(exchange.memory(), state.get(exchange.value()));
        LLVMValueRef place = memory.address(exchange.base(), exchange.offset());
        LLVMValueRef pair = LLVMBuildAtomicCmpXchg(
                builder, place, expected, value, order(exchange.order()), order(whenFailed(exchange.order())), 0);
        LLVMSetAlignment(pair, exchange.memory().size());
        LLVMSetWeak(pair, exchange.weak() ? 1 : 0);
        LLVMValueRef old = LLVMBuildExtractValue(builder, pair, 0, "");
        state.set(exchange.old(), memory.extend(exchange.memory(), old));
        LLVMValueRef done = LLVMBuildExtractValue(builder, pair, 1, "");
        state.set(exchange.done(), LLVMBuildZExt(builder, done, context.i32, ""));
    }

    void emit(Fence fence) {
        LLVMBuildFence(builder, order(fence.order()), 0, "");
    }

    /** A failed exchange only reads. */
    private static MemoryOrder whenFailed(MemoryOrder order) {
        return order == MemoryOrder.RELEASE ? MemoryOrder.OPAQUE : order;
    }

    private static int order(MemoryOrder order) {
        return switch (order) {
            case OPAQUE -> LLVMAtomicOrderingMonotonic;
            case ACQUIRE -> LLVMAtomicOrderingAcquire;
            case RELEASE -> LLVMAtomicOrderingRelease;
            case VOLATILE -> LLVMAtomicOrderingSequentiallyConsistent;
        };
    }

    private static int operation(UpdateOp op) {
        return switch (op) {
            case SET -> LLVMAtomicRMWBinOpXchg;
            case ADD -> LLVMAtomicRMWBinOpAdd;
            case AND -> LLVMAtomicRMWBinOpAnd;
            case OR -> LLVMAtomicRMWBinOpOr;
            case XOR -> LLVMAtomicRMWBinOpXor;
        };
    }
}
