package org.saltyos.maven.intrinsic;

import java.util.List;
import java.util.Map;
import org.saltyos.maven.ir.FunctionBuilder;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.MemoryOrder;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.ir.UpdateOp;

/** Atomic cells ({@code org.saltyos.lang.sync}), atomic raw memory ({@code AtomicMem}) and fences. */
final class AtomicIntrinsics {
    /** Where the only field of a cell lies: behind the object's header. */
    private static final int CELL_OFFSET = 8;

    private static final Map<String, MemoryOrder> ORDERS = Map.of(
            "Opaque", MemoryOrder.OPAQUE,
            "Acquire", MemoryOrder.ACQUIRE,
            "Release", MemoryOrder.RELEASE,
            "Volatile", MemoryOrder.VOLATILE);

    private AtomicIntrinsics() {}

    static void register(Map<String, Intrinsic> all) {
        new Place("atomic.int.", MemoryKind.I32, CELL_OFFSET).register(all, true);
        new Place("atomic.long.", MemoryKind.I64, CELL_OFFSET).register(all, true);
        new Place("atomic.flag.", MemoryKind.I32, CELL_OFFSET).register(all, false);
        new Place("atomic.ref.", MemoryKind.REF, CELL_OFFSET).register(all, false);
        new Place("mem.atomic32.", MemoryKind.I32, 0).register(all, true);
        new Place("mem.atomic64.", MemoryKind.I64, 0).register(all, true);
        fence(all, "fence.acquire", MemoryOrder.ACQUIRE);
        fence(all, "fence.release", MemoryOrder.RELEASE);
        fence(all, "fence.full", MemoryOrder.VOLATILE);
    }

    private static void fence(Map<String, Intrinsic> all, String name, MemoryOrder order) {
        all.put(name, (code, arguments) -> {
            code.add(new Instruction.Fence(code.line(), order));
            return List.of();
        });
    }

    /**
     * The operations of one family.
     *
     * @param prefix of their names
     * @param memory what is accessed
     * @param offset from the first argument
     */
    private record Place(String prefix, MemoryKind memory, int offset) {
        void register(Map<String, Intrinsic> all, boolean arithmetic) {
            ORDERS.forEach((name, order) -> {
                if (order != MemoryOrder.RELEASE) {
                    all.put(prefix + "get" + name, load(order));
                }
                if (order != MemoryOrder.ACQUIRE) {
                    all.put(prefix + "set" + name, store(order));
                }
            });
            all.put(prefix + "getPlain", (code, arguments) -> {
                Register target = code.temporary(type());
                code.add(new Instruction.Load(
                        code.line(), target, memory, arguments.get(0), offset, null, false, false));
                return List.of(target);
            });
            all.put(prefix + "setPlain", (code, arguments) -> {
                code.add(new Instruction.Store(
                        code.line(), memory, arguments.get(0), offset, arguments.get(1), null, false));
                return List.of();
            });
            all.put(prefix + "compareAndSet", exchange(MemoryOrder.VOLATILE, false, true));
            all.put(prefix + "weakCompareAndSetPlain", exchange(MemoryOrder.OPAQUE, true, true));
            withOrders(all, "weakCompareAndSet", order -> exchange(order, true, true));
            withOrders(all, "compareAndExchange", order -> exchange(order, false, false));
            withOrders(all, "getAndSet", order -> update(UpdateOp.SET, order));
            if (arithmetic) {
                withOrders(all, "getAndAdd", order -> update(UpdateOp.ADD, order));
                withOrders(all, "getAndBitwiseOr", order -> update(UpdateOp.OR, order));
                withOrders(all, "getAndBitwiseAnd", order -> update(UpdateOp.AND, order));
                withOrders(all, "getAndBitwiseXor", order -> update(UpdateOp.XOR, order));
            }
        }

        private void withOrders(
                Map<String, Intrinsic> all, String name, java.util.function.Function<MemoryOrder, Intrinsic> make) {
            all.put(prefix + name, make.apply(MemoryOrder.VOLATILE));
            all.put(prefix + name + "Acquire", make.apply(MemoryOrder.ACQUIRE));
            all.put(prefix + name + "Release", make.apply(MemoryOrder.RELEASE));
        }

        private IrType type() {
            return memory.register() == Kind.I64
                    ? IrType.I64
                    : memory.register() == Kind.REF ? IrType.NULLABLE : IrType.I32;
        }

        private Intrinsic load(MemoryOrder order) {
            return (code, arguments) -> {
                Register target = code.temporary(type());
                code.add(new Instruction.AtomicLoad(code.line(), target, memory, arguments.get(0), offset, order));
                return List.of(target);
            };
        }

        private Intrinsic store(MemoryOrder order) {
            return (code, arguments) -> {
                code.add(new Instruction.AtomicStore(
                        code.line(), memory, arguments.get(0), offset, arguments.get(1), order));
                return List.of();
            };
        }

        private Intrinsic exchange(MemoryOrder order, boolean weak, boolean wantsSuccess) {
            return (code, arguments) -> {
                Register old = code.temporary(type());
                Register done = code.temporary(IrType.I32);
                code.add(new Instruction.CompareExchange(
                        code.line(),
                        old,
                        done,
                        memory,
                        arguments.get(0),
                        offset,
                        arguments.get(1),
                        arguments.get(2),
                        order,
                        weak));
                return List.<Operand>of(wantsSuccess ? done : old);
            };
        }

        private Intrinsic update(UpdateOp op, MemoryOrder order) {
            return (FunctionBuilder code, List<Operand> arguments) -> {
                Register old = code.temporary(type());
                code.add(new Instruction.AtomicUpdate(
                        code.line(), old, op, memory, arguments.get(0), offset, arguments.get(1), order));
                return List.of(old);
            };
        }
    }
}
