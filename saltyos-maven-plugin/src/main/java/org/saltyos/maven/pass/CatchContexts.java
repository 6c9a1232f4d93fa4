package org.saltyos.maven.pass;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrModule;

/**
 * For each function of a closed image, which classes of exceptions its callers may catch, on any way from any root. An
 * exception that no caller catches need not be carried to them.
 */
final class CatchContexts {
    private final Map<String, Set<String>> contexts = new HashMap<>();

    CatchContexts(IrModule module) {
        Map<String, IrFunction> functions = new LinkedHashMap<>();
        module.functions().forEach(f -> functions.put(f.symbol(), f));
        functions.keySet().forEach(symbol -> contexts.put(symbol, new TreeSet<>()));
        Deque<IrFunction> pending = new ArrayDeque<>(functions.values());
        Set<IrFunction> waiting = Collections.newSetFromMap(new IdentityHashMap<>());
        waiting.addAll(pending);
        while (!pending.isEmpty()) {
            IrFunction function = pending.remove();
            waiting.remove(function);
            for (Block block : function.blocks()) {
                for (Instruction each : block.instructions()) {
                    if (each instanceof Instruction.Call call
                            && functions.containsKey(call.symbol())
                            && enter(call, of(function.symbol()))
                            && waiting.add(functions.get(call.symbol()))) {
                        pending.add(functions.get(call.symbol()));
                    }
                }
            }
        }
    }

    /** Adds what is caught around a call to what is caught around its target; whether that was news. */
    private boolean enter(Instruction.Call call, Set<String> around) {
        Set<String> target = of(call.symbol());
        boolean news = target.addAll(around);
        return call.unwind() == null ? news : target.addAll(call.unwind().caught()) || news;
    }

    /** The classes, by internal name, that callers of a function may catch. */
    Set<String> of(String symbol) {
        return contexts.getOrDefault(symbol, new TreeSet<>());
    }

    /** Everything caught anywhere, for functions that any check may call. */
    static Set<String> everything(List<IrFunction> functions) {
        Set<String> result = new TreeSet<>();
        for (IrFunction function : functions) {
            for (Block block : function.blocks()) {
                for (Instruction each : block.instructions()) {
                    if (each instanceof Instruction.Call call && call.unwind() != null) {
                        result.addAll(call.unwind().caught());
                    } else if (each instanceof Instruction.Check check && check.unwind() != null) {
                        result.addAll(check.unwind().caught());
                    }
                }
            }
        }
        return result;
    }
}
