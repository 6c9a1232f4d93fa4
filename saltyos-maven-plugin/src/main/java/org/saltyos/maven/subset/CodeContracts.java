package org.saltyos.maven.subset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.ir.Contract;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Method;

/** Collects what the methods of an image promise about their machine code, which is checked when there is some. */
public final class CodeContracts {
    private static final Map<String, Contract.Kind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(Marks.CONTRACT + "NoChecks", Contract.Kind.NO_CHECKS);
        KINDS.put(Marks.CONTRACT + "NoPanic", Contract.Kind.NO_PANIC);
        KINDS.put(Marks.CONTRACT + "Vectorized", Contract.Kind.VECTORIZED);
        KINDS.put(Marks.CONTRACT + "MaxFrame", Contract.Kind.MAX_FRAME);
        KINDS.put(Marks.CONTRACT + "MaxCode", Contract.Kind.MAX_CODE);
        KINDS.put(Marks.CONTRACT + "Stack", Contract.Kind.STACK);
        KINDS.put(Marks.LANG + "Inline", Contract.Kind.INLINE);
        KINDS.put(Marks.LANG + "Depth", Contract.Kind.DEPTH);
    }

    private CodeContracts() {}

    /** All promises, by method in the order in which they were reached. */
    public static List<Contract> of(ReachableImage image) {
        List<Contract> result = new ArrayList<>();
        for (Method method : image.methods()) {
            IrFunction function = image.function(method);
            KINDS.forEach((annotation, kind) -> Annotations.of(method.node(), annotation)
                    .ifPresent(values -> result.add(new Contract(
                            kind,
                            function.symbol(),
                            method.displayName(),
                            new SourceLocation(function.sourceFile(), method.firstLine()),
                            values.get("value") instanceof Number limit ? limit.longValue() : 0))));
        }
        return result;
    }
}
