package org.saltyos.maven.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saltyos.maven.bundle.Bundle;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.Diagnostics;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;

/** Checks that the programs of an image can live together and with its servers. */
final class ProgramPlan {
    private ProgramPlan() {}

    /** The programs as they declare themselves; SALT3002 for a bundle that is no program. */
    static List<PlannedProgram> read(List<Bundle> bundles, Diagnostics diagnostics) {
        List<PlannedProgram> programs = new ArrayList<>();
        for (Bundle bundle : bundles) {
            Map<String, Object> values = bundle.manifest().orElse(Map.of());
            if (!ManifestPlace.isProgram(values)) {
                throw new UserError(
                        DiagnosticCode.SALT3002,
                        SourceLocation.file(bundle.origin()),
                        "is not a program",
                        "try: annotate the main class with @Program, or name the module among the servers");
            }
            ProgramManifest.read(values, ManifestPlace.inBundle(bundle.origin(), values), diagnostics)
                    .ifPresent(manifest -> programs.add(new PlannedProgram(manifest, bundle)));
        }
        return programs;
    }

    /** Checks every name in {@code /bin} once, and each service they need against those that a server hands on. */
    static void check(List<PlannedProgram> programs, Set<String> delegated, Diagnostics diagnostics) {
        names(programs, diagnostics);
        needs(programs, delegated, diagnostics);
    }

    private static void names(List<PlannedProgram> programs, Diagnostics diagnostics) {
        Map<String, String> owners = new HashMap<>();
        for (PlannedProgram program : programs) {
            List<String> names = new ArrayList<>(List.of(program.manifest().name()));
            names.addAll(program.manifest().links());
            for (String name : names) {
                String owner = owners.putIfAbsent(name, program.manifest().name());
                if (owner != null) {
                    diagnostics.add(Diagnostic.error(
                            DiagnosticCode.SALT2003,
                            program.manifest().where(),
                            "program " + program.manifest().name() + ": the name " + name
                                    + " in /bin belongs to program " + owner,
                            "try: rename one of them, or leave it out of the image"));
                }
            }
        }
    }

    private static void needs(List<PlannedProgram> programs, Set<String> delegated, Diagnostics diagnostics) {
        for (PlannedProgram program : programs) {
            for (String need : program.manifest().needs()) {
                if (!delegated.contains(need)) {
                    diagnostics.add(Diagnostic.error(
                            DiagnosticCode.SALT2002,
                            program.manifest().where(),
                            "program " + program.manifest().name() + ": needs: no server of the image hands on \""
                                    + need + "\"",
                            "why: a program gets its services from the process manager, as far as that delegates them",
                            "try: one of " + delegated + ", or a server in place of a program"));
                }
            }
        }
    }
}
