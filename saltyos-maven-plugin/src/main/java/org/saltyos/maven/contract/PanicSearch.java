package org.saltyos.maven.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.ir.Contract;
import org.saltyos.maven.llvm.CodeFacts;
import org.saltyos.maven.llvm.CodeFacts.Place;

/** Finds every trap that a {@code @NoPanic} method can reach: in its own machine code and through calls. */
final class PanicSearch {
    private final CodeFacts facts;
    private final Contract contract;
    private final Map<String, String> paths = new LinkedHashMap<>();

    PanicSearch(CodeFacts facts, Contract contract) {
        this.facts = facts;
        this.contract = contract;
    }

    List<Diagnostic> run() {
        follow();
        List<Diagnostic> result = new ArrayList<>();
        for (CodeFacts.Trap trap : facts.traps()) {
            boolean own = CodeFacts.passes(trap.places(), contract.symbol());
            String path = own ? contract.displayName() : paths.get(trap.function());
            if (path != null) {
                result.add(report(trap, path));
            }
        }
        return result;
    }

    /** The functions that can be called from it, with the calls that lead there. */
    private void follow() {
        for (CodeFacts.CallSite call : facts.calls()) {
            if (CodeFacts.passes(call.places(), contract.symbol())) {
                paths.putIfAbsent(call.callee(), contract.displayName() + " -> " + call.callee());
            }
        }
        List<String> queue = new ArrayList<>(paths.keySet());
        for (int i = 0; i < queue.size(); i++) {
            String caller = queue.get(i);
            for (CodeFacts.CallSite call : facts.calls()) {
                if (call.function().equals(caller)
                        && paths.putIfAbsent(call.callee(), paths.get(caller) + " -> " + call.callee()) == null) {
                    queue.add(call.callee());
                }
            }
        }
    }

    private Diagnostic report(CodeFacts.Trap trap, String path) {
        List<Place> places = trap.places();
        SourceLocation location = places.isEmpty()
                ? contract.location()
                : new SourceLocation(places.get(0).file(), places.get(0).line());
        return Diagnostic.error(
                DiagnosticCode.SALT0704,
                location,
                ContractCheck.kind(trap.kind()) + " can fail here, but " + contract.displayName() + " is @NoPanic",
                "path: " + path,
                "why: the optimiser found no proof that it holds",
                "needed: " + ContractCheck.fact(trap.kind()));
    }
}
