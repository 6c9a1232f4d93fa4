package org.saltyos.maven.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saltyos.maven.diag.CompilerBug;

/**
 * Says what is wrong with a module before LLVM sees it: symbols without meaning, calls that do not fit, and per function
 * what {@link FunctionVerifier} looks at. Every problem is a bug of the compiler.
 */
public final class IrVerifier {
    private final IrModule module;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Signature> signatures = new HashMap<>();
    private final Set<String> globals = new HashSet<>();

    /** What a call must pass and gets back. */
    record Signature(List<IrType> parameters, List<IrType> results) {}

    private IrVerifier(IrModule module) {
        this.module = module;
    }

    /** Everything that is wrong, in the order of the module; empty if nothing is. */
    public static List<String> problems(IrModule module) {
        return new IrVerifier(module).run();
    }

    /**
     * Stops at a bad module, in tests and in builds with {@code -Dsaltyos.verify}; nobody else pays for it.
     *
     * @throws CompilerBug with every problem
     */
    public static void verify(IrModule module) {
        if (!IrVerifier.class.desiredAssertionStatus() && !Boolean.getBoolean("saltyos.verify")) {
            return;
        }
        List<String> found = problems(module);
        if (!found.isEmpty()) {
            throw new CompilerBug("the IR of " + module.name() + " is wrong:\n  " + String.join("\n  ", found));
        }
    }

    private List<String> run() {
        for (IrImport imported : module.imports()) {
            define(imported.symbol(), new Signature(imported.parameters(), imported.results()));
        }
        for (IrFunction function : module.functions()) {
            List<IrType> parameters =
                    function.parameters().stream().map(Register::type).toList();
            define(function.symbol(), new Signature(parameters, function.results()));
        }
        for (IrGlobal global : module.globals()) {
            if (!globals.add(global.symbol()) || signatures.containsKey(global.symbol())) {
                problems.add("symbol " + global.symbol() + " is defined twice");
            }
        }
        module.globals().forEach(this::check);
        for (IrFunction function : module.functions()) {
            FunctionVerifier verifier = new FunctionVerifier(function, signatures, globals);
            verifier.run().forEach(problem -> problems.add(function.symbol() + ": " + problem));
        }
        return problems;
    }

    private void define(String symbol, Signature signature) {
        if (signatures.put(symbol, signature) != null) {
            problems.add("symbol " + symbol + " is defined twice");
        }
    }

    private void check(IrGlobal global) {
        int end = 0;
        for (IrGlobal.Reference reference : global.references()) {
            if (reference.offset() < end || reference.offset() + Long.BYTES > global.bytes().length) {
                problems.add(
                        global.symbol() + ": the reference at " + reference.offset() + " overlaps or lies outside");
            }
            end = reference.offset() + Long.BYTES;
            if (!globals.contains(reference.symbol()) && !signatures.containsKey(reference.symbol())) {
                problems.add(global.symbol() + ": nothing is called " + reference.symbol());
            }
        }
    }
}
