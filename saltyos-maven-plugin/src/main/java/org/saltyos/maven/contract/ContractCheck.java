package org.saltyos.maven.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.saltyos.abi.PanicKind;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.ir.Contract;
import org.saltyos.maven.link.CallGraph;
import org.saltyos.maven.link.StackDepth;
import org.saltyos.maven.llvm.CodeFacts;
import org.saltyos.maven.llvm.CodeFacts.Place;

/** Checks every {@link Contract} of a module; each broken one is an error that says what is in its way. */
public final class ContractCheck {
    private static final Set<Integer> CHECKS = Set.of(
            PanicKind.NULL,
            PanicKind.ARRAY_INDEX,
            PanicKind.DIVISION_BY_ZERO,
            PanicKind.CLASS_CAST,
            PanicKind.ARRAY_STORE,
            PanicKind.NEGATIVE_SIZE,
            PanicKind.STRING_INDEX);

    private final CodeFacts facts;
    private final Map<String, Long> frames;
    private final Map<String, Long> codeBytes;
    private final CallGraph graph;
    private final boolean vectors;
    private final Map<String, Diagnostic> found = new LinkedHashMap<>();

    /**
     * Prepares a check.
     *
     * @param facts what is left in the optimised module
     * @param frames bytes of the frame of each function in the machine code
     * @param codeBytes bytes of the machine code of each function
     * @param graph who calls whom
     * @param vectors whether the target has vector registers
     */
    public ContractCheck(
            CodeFacts facts, Map<String, Long> frames, Map<String, Long> codeBytes, CallGraph graph, boolean vectors) {
        this.facts = facts;
        this.frames = frames;
        this.codeBytes = codeBytes;
        this.graph = graph;
        this.vectors = vectors;
    }

    /** Every broken promise, each once. */
    public List<Diagnostic> run(List<Contract> contracts) {
        for (Contract contract : contracts) {
            switch (contract.kind()) {
                case NO_CHECKS -> noChecks(contract);
                case NO_PANIC -> new PanicSearch(facts, contract).run().forEach(this::add);
                case VECTORIZED -> vectorized(contract);
                case MAX_FRAME -> limit(contract, frames, "a stack frame of ", "@MaxFrame");
                case MAX_CODE -> limit(contract, codeBytes, "machine code of ", "@MaxCode");
                case STACK -> stack(contract);
                case INLINE -> inline(contract);
                case DEPTH -> {
                    // Used by the call graph.
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** What a panic of a kind is about, for messages. */
    static String kind(int kind) {
        return switch (kind) {
            case PanicKind.NULL -> "a check for null";
            case PanicKind.ARRAY_INDEX -> "a check of an array index";
            case PanicKind.STRING_INDEX -> "a check of a string index";
            case PanicKind.DIVISION_BY_ZERO -> "a check of a divisor";
            case PanicKind.CLASS_CAST -> "a check of a cast";
            case PanicKind.ARRAY_STORE -> "a check of an array store";
            case PanicKind.NEGATIVE_SIZE -> "a check of an array size";
            case PanicKind.ASSERTION -> "an assertion";
            case PanicKind.UNREACHABLE -> "a case that must not happen";
            default -> "a thrown exception that means a bug";
        };
    }

    /** The fact that would take a panic of a kind away, and how to show it. */
    static String fact(int kind) {
        return switch (kind) {
            case PanicKind.NULL -> "reference != null: compare it before, or keep @Nullable away from its type";
            case PanicKind.ARRAY_INDEX ->
                "0 <= index < length: compare before, mask it (i & a.length - 1) into a constant array, or check the range"
                        + " before the loop (Objects.checkFromIndexSize)";
            case PanicKind.STRING_INDEX -> "0 <= index < length(): compare it before";
            case PanicKind.DIVISION_BY_ZERO -> "divisor != 0: compare it before, or divide by a constant";
            case PanicKind.CLASS_CAST -> "the object is of that class: ask instanceof before";
            case PanicKind.ARRAY_STORE -> "the value fits the array's class: an array whose static type is its class";
            case PanicKind.NEGATIVE_SIZE -> "size >= 0: compare it before";
            case PanicKind.ASSERTION -> "the assertion's condition: let a comparison before it give another result";
            default -> "no way leads here: give every case a result, or throw a fault, which callers can catch";
        };
    }

    private void add(Diagnostic diagnostic) {
        found.putIfAbsent(diagnostic.render(), diagnostic);
    }

    private void error(DiagnosticCode code, SourceLocation location, String message, String... notes) {
        add(Diagnostic.error(code, location, message, notes));
    }

    /** The place of a list that lies in a function, nearest to what was written first. */
    private static SourceLocation in(List<Place> places, String symbol) {
        return places.stream()
                .filter(place -> place.symbol().equals(symbol))
                .findFirst()
                .map(place -> new SourceLocation(place.file(), place.line()))
                .orElseThrow();
    }

    private void noChecks(Contract contract) {
        for (CodeFacts.Trap trap : facts.traps()) {
            if (CHECKS.contains(trap.kind()) && CodeFacts.passes(trap.places(), contract.symbol())) {
                error(
                        DiagnosticCode.SALT1202,
                        in(trap.places(), contract.symbol()),
                        kind(trap.kind()) + " is left here, but " + contract.displayName() + " is @NoChecks",
                        "why: the optimiser found no proof that it holds",
                        "try: tell it: a mask (i & a.length - 1), a constant array, or one check before the loop"
                                + " (Objects.checkFromIndexSize)");
            }
        }
    }

    private void vectorized(Contract contract) {
        Map<CodeFacts.Loop, Set<Integer>> lines = new LinkedHashMap<>();
        Set<Integer> covered = new TreeSet<>();
        for (CodeFacts.Loop loop : facts.loops()) {
            if (CodeFacts.passes(loop.places(), contract.symbol())) {
                Set<Integer> own = new TreeSet<>();
                loop.places().stream()
                        .filter(place -> place.symbol().equals(contract.symbol()) && place.line() > 0)
                        .forEach(place -> own.add(place.line()));
                lines.put(loop, own);
                if (loop.vector()) {
                    covered.addAll(own);
                }
            }
        }
        lines.forEach((loop, own) -> {
            // Beside each vector loop stands a scalar one for the last elements.
            if (!loop.vector() && own.stream().noneMatch(covered::contains)) {
                int line = own.stream()
                        .min(Comparator.naturalOrder())
                        .orElse(contract.location().line());
                error(
                        DiagnosticCode.SALT1201,
                        new SourceLocation(contract.location().file(), line),
                        "this loop works on one element at a time, but " + contract.displayName() + " is @Vectorized",
                        "in the way: " + obstacles(loop));
            }
        });
        if (lines.isEmpty()) {
            error(
                    DiagnosticCode.SALT1201,
                    contract.location(),
                    contract.displayName() + " is @Vectorized, but no loop of it is left in the machine code",
                    "why: its loop was unrolled or computed at build time, so there is nothing to promise");
        }
    }

    private String obstacles(CodeFacts.Loop loop) {
        if (!vectors) {
            return "this profile has no vector registers; only host programs have";
        }
        return loop.obstacles().isEmpty()
                ? "a value that one round passes to the next, or no gain in LLVM's estimate"
                : String.join(", ", loop.obstacles());
    }

    private void limit(Contract contract, Map<String, Long> bytes, String what, String annotation) {
        long actual = bytes.getOrDefault(contract.symbol(), 0L);
        if (actual > contract.limit()) {
            error(
                    DiagnosticCode.SALT1203,
                    contract.location(),
                    contract.displayName() + " has " + what + actual + " bytes, but is " + annotation + "("
                            + contract.limit() + ")",
                    "why: what is inlined into it counts too",
                    "try: @NoInline or @Cold on what it calls rarely");
        }
    }

    private void inline(Contract contract) {
        for (CodeFacts.CallSite call : facts.calls()) {
            if (call.callee().equals(contract.symbol())) {
                List<Place> places = call.places();
                error(
                        DiagnosticCode.SALT1203,
                        places.isEmpty()
                                ? contract.location()
                                : new SourceLocation(
                                        places.get(0).file(), places.get(0).line()),
                        contract.displayName() + " is @Inline, but this call of it is left",
                        "why: a method that calls itself cannot be inlined into itself",
                        "try: a loop, or take @Inline away");
            }
        }
    }

    private void stack(Contract contract) {
        Set<String> holders = new TreeSet<>();
        if (graph.contains(contract.symbol())) {
            holders.add(contract.symbol());
        } else {
            // It was inlined everywhere: the frames it became part of need at least as much as it does.
            holders.addAll(holders(contract.symbol()));
        }
        for (String holder : holders) {
            StackDepth depth = graph.depth(holder);
            if (depth.recursive() || depth.bytes() > contract.limit()) {
                List<String> notes = new ArrayList<>(List.of("deepest calls: " + String.join(" -> ", depth.chain())));
                if (depth.recursive()) {
                    notes.add("why: the chain comes back to itself, and no @Depth bounds it");
                } else if (!holder.equals(contract.symbol())) {
                    notes.add("why: it is inlined into " + holder + ", whose frame counts; @NoInline keeps it apart");
                }
                error(
                        DiagnosticCode.SALT0903,
                        contract.location(),
                        contract.displayName() + " may need " + depth.bytes() + " bytes of stack, but is @Stack("
                                + contract.limit() + ")",
                        notes.toArray(String[]::new));
            }
        }
    }

    private Set<String> holders(String symbol) {
        Set<String> result = new TreeSet<>();
        facts.calls().stream()
                .filter(call -> CodeFacts.passes(call.places(), symbol))
                .forEach(call -> result.add(call.function()));
        return result;
    }

    /** The activations of each function of the machine code: those of the deepest method it contains. */
    public static Map<String, Integer> depths(List<Contract> contracts, CodeFacts facts) {
        Map<String, Integer> result = new HashMap<>();
        for (Contract contract : contracts) {
            if (contract.kind() == Contract.Kind.DEPTH) {
                result.merge(contract.symbol(), (int) contract.limit(), Math::max);
                for (CodeFacts.CallSite call : facts.calls()) {
                    if (CodeFacts.passes(call.places(), contract.symbol())) {
                        result.merge(call.function(), (int) contract.limit(), Math::max);
                    }
                }
            }
        }
        return result;
    }
}
