package org.saltyos.maven.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.saltyos.maven.bundle.Bundle;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.Diagnostics;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.system.SystemPlan.Candidate;

/**
 * Everything that goes into an image, checked together before it boots.
 *
 * @param plan the servers in their order
 * @param programs what goes into {@code /bin}
 * @param memory where the memory of the machine goes
 * @param memoryBytes memory of the machine it was checked for
 * @param waits by name of a server with a reservation, the servers whose work its deadline has to hold beside its own
 * @param warnings what was found that does not keep it from running
 */
public record WholeSystem(
        SystemPlan plan,
        List<PlannedProgram> programs,
        MemoryPlan memory,
        long memoryBytes,
        SortedMap<String, String> waits,
        List<Diagnostic> warnings) {
    public WholeSystem {
        programs = List.copyOf(programs);
        waits = new TreeMap<>(waits);
        warnings = List.copyOf(warnings);
    }

    /**
     * Checks that servers and programs make a whole.
     *
     * @param servers every server, init among them
     * @param programs every program
     * @param memoryBytes memory of the machine
     * @param arguments by name of the server, the text handed to it in place of its manifest's
     * @throws UserError with every problem found (SALT0903, SALT2001 to SALT2007, SALT2009, SALT2010), SALT3002 for a bundle that is none
     */
    public static WholeSystem check(
            List<Bundle> servers, List<Bundle> programs, long memoryBytes, Map<String, String> arguments) {
        Diagnostics diagnostics = new Diagnostics();
        List<Candidate> candidates = SystemPlan.candidates(servers, arguments, diagnostics);
        List<PlannedProgram> planned = ProgramPlan.read(programs, diagnostics);
        diagnostics.throwIfErrors(); // what follows would only repeat them
        List<Candidate> present = withoutAbsent(candidates);
        SystemCheck.check(present, memoryBytes, diagnostics);
        Set<String> delegated = new TreeSet<>();
        present.forEach(candidate -> delegated.addAll(candidate.manifest().delegates()));
        ProgramPlan.check(planned, delegated, diagnostics);
        new ContentCheck(diagnostics).check(present, planned);
        diagnostics.throwIfErrors();
        return new WholeSystem(
                SystemPlan.plan(present, StartOrder.of(present)),
                planned,
                MemoryPlan.of(present),
                memoryBytes,
                waits(present),
                diagnostics.sorted());
    }

    private static SortedMap<String, String> waits(List<Candidate> servers) {
        SortedMap<String, String> waits = new TreeMap<>();
        Providers providers = new Providers(servers);
        for (Candidate server : servers) {
            CallPath path = CallPath.longest(server, providers);
            if (ScheduleCheck.isReserved(server.manifest()) && !path.servers().isEmpty()) {
                waits.put(server.manifest().name(), path.text());
            }
        }
        return waits;
    }

    /** Services that a server would only hand on, and that nobody provides here, are nobody's need. */
    private static List<Candidate> withoutAbsent(List<Candidate> candidates) {
        Set<String> provided = new TreeSet<>();
        candidates.forEach(candidate -> provided.addAll(candidate.manifest().provides()));
        List<Candidate> present = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Set<String> absent = new TreeSet<>(candidate.manifest().delegates());
            absent.removeIf(
                    service -> service.startsWith(PlannedServer.Provider.KERNEL_PREFIX) || provided.contains(service));
            present.add(new Candidate(candidate.manifest().without(absent), candidate.bundle()));
        }
        return present;
    }
}
