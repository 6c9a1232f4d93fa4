package org.saltyos.maven.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.saltyos.maven.bundle.CodeUse;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.ir.Contract;
import org.saltyos.maven.ir.IrModule;
import org.saltyos.maven.reach.UnsafeUse;
import org.saltyos.maven.subset.EffectReport;

/**
 * A module as IR.
 *
 * @param module empty when there were errors
 * @param diagnostics everything to tell the user, ordered
 * @param offsetsInclude {@code offsets.inc} for the assembly files
 * @param effects what the entry points can do
 * @param unsafeUses every unsafe operation in live code
 * @param manifest values of {@code @Server} on the main class, empty if there is none
 * @param uses what the code uses of its manifest
 * @param contracts what methods promise about their machine code
 * @param methods number of methods in the image
 * @param callers for each method that something calls who called it first, as {@code caller:line}, both as symbols
 */
public record Lowered(
        Optional<IrModule> module,
        List<Diagnostic> diagnostics,
        String offsetsInclude,
        EffectReport effects,
        List<UnsafeUse> unsafeUses,
        Map<String, Object> manifest,
        CodeUse uses,
        List<Contract> contracts,
        int methods,
        SortedMap<String, String> callers) {}
