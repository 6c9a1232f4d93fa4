package org.saltyos.maven.pass;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrModule;
import org.saltyos.maven.ir.Operand;

/**
 * Turns exceptions into values: a function through which an exception can reach a handler returns it beside its result,
 * and each of its calls looks. Where nothing up the stack can catch what is thrown, there is no such result and no look: a
 * failed check traps, a throw reports and ends.
 *
 * <p>After this pass there is neither {@link Instruction.Throw} nor an {@link Instruction.Unwind} in the module.
 */
public final class ExceptionLowering {
    private final IrModule module;
    private final Exceptions exceptions;
    private final CatchContexts contexts;
    private final Set<String> everything;
    private final Set<String> makers = new HashSet<>();
    private final Set<String> throwing = new HashSet<>();

    private ExceptionLowering(IrModule module, Exceptions exceptions) {
        this.module = module;
        this.exceptions = exceptions;
        this.contexts = new CatchContexts(module);
        this.everything = CatchContexts.everything(module.functions());
    }

    /** Lowers a whole image. */
    public static IrModule lower(IrModule module, Exceptions exceptions) {
        return new ExceptionLowering(module, exceptions).run();
    }

    private IrModule run() {
        collectMakers();
        findThrowing();
        List<IrFunction> lowered = new ArrayList<>();
        for (IrFunction function : module.functions()) {
            lowered.add(new FunctionRewriter(this, function).rewrite());
        }
        return new IrModule(module.name(), lowered, module.imports(), module.globals());
    }

    private void collectMakers() {
        forEach((function, instruction) -> {
            if (instruction instanceof Instruction.Check check) {
                exceptions.raised(check.panicKind()).ifPresent(raised -> makers.add(raised.maker()));
            }
        });
    }

    /** Who can end with an exception that leaves it: a fixed point over the callers. */
    private void findThrowing() {
        Map<String, List<String>> callers = new HashMap<>();
        Deque<String> pending = new ArrayDeque<>();
        forEach((function, instruction) -> {
            if (instruction instanceof Instruction.Call call && call.unwind() == null && canPropagate(function)) {
                callers.computeIfAbsent(call.symbol(), s -> new ArrayList<>()).add(function.symbol());
            } else if (leaves(function, instruction) && throwing.add(function.symbol())) {
                pending.add(function.symbol());
            }
        });
        while (!pending.isEmpty()) {
            for (String caller : callers.getOrDefault(pending.remove(), List.of())) {
                if (throwing.add(caller)) {
                    pending.add(caller);
                }
            }
        }
    }

    private boolean leaves(IrFunction function, Instruction instruction) {
        return instruction instanceof Instruction.Throw thrown && raises(function, thrown)
                || instruction instanceof Instruction.Check check
                        && check.unwind() == null
                        && raises(function, check).isPresent();
    }

    /** Whether anything up the stack catches something. */
    boolean canPropagate(IrFunction function) {
        return !caughtAround(function).isEmpty();
    }

    private Set<String> caughtAround(IrFunction function) {
        if (function.attributes().contains(IrFunction.Attribute.EXPORTED)) {
            return Set.of(); // assembly calls it and knows no exceptions
        }
        return makers.contains(function.symbol()) ? everything : contexts.of(function.symbol());
    }

    /** Whether calls of a symbol return an exception beside their results. */
    boolean isThrowing(String symbol) {
        return throwing.contains(symbol);
    }

    /** Whether a throw can be caught up the stack. */
    boolean raises(IrFunction function, Instruction.Throw thrown) {
        return caughtAround(function).stream().anyMatch(caught -> exceptions.mayCatch(caught, thrown.type()));
    }

    /** The exception of a check, if anything can catch it. */
    Optional<Exceptions.Raised> raises(IrFunction function, Instruction.Check check) {
        Instruction.@Nullable Unwind unwind = check.unwind();
        return exceptions
                .raised(check.panicKind())
                .filter(raised ->
                        caughtAround(function).stream().anyMatch(caught -> exceptions.mayCatch(caught, raised.type()))
                                || unwind != null
                                        && unwind.caught().stream()
                                                .anyMatch(caught -> exceptions.mayCatch(caught, raised.type())));
    }

    List<Operand> told(IrFunction function, Instruction.Check check, Exceptions.Raised raised) {
        return exceptions.told(function, check, raised);
    }

    Optional<String> uncaught() {
        return exceptions.uncaught();
    }

    private void forEach(java.util.function.BiConsumer<IrFunction, Instruction> action) {
        for (IrFunction function : module.functions()) {
            for (Block block : function.blocks()) {
                block.instructions().forEach(each -> action.accept(function, each));
                action.accept(function, block.terminator());
            }
        }
    }
}
