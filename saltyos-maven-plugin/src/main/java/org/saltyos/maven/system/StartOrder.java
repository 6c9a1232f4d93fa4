package org.saltyos.maven.system;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saltyos.maven.system.SystemPlan.Candidate;

/** Orders servers so that each comes after those it needs, and otherwise stays where it was; finds circles. */
final class StartOrder {
    private StartOrder() {}

    /** The servers but init, in start order; those in a circle or behind one are missing. */
    static List<Candidate> of(List<Candidate> candidates) {
        List<Candidate> waiting = new ArrayList<>(candidates);
        waiting.removeIf(c -> c.manifest().name().equals(SystemPlan.INIT));
        List<Candidate> order = new ArrayList<>();
        Set<String> offered = new HashSet<>();
        while (true) {
            Optional<Candidate> next = waiting.stream()
                    .filter(c -> c.manifest().needs().stream()
                            .allMatch(need ->
                                    offered.contains(need) || need.startsWith(PlannedServer.Provider.KERNEL_PREFIX)))
                    .findFirst();
            if (next.isEmpty()) {
                return order;
            }
            waiting.remove(next.get());
            order.add(next.get());
            offered.addAll(next.get().manifest().provides());
        }
    }

    /**
     * A circle among servers whose needs all have providers.
     *
     * @return the servers on it, each needing a service of the next and the last one of the first; empty if there is none
     */
    static List<Candidate> circle(List<Candidate> candidates) {
        Map<String, Candidate> providers = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            candidate.manifest().provides().forEach(service -> providers.putIfAbsent(service, candidate));
        }
        List<Candidate> stuck = new ArrayList<>(candidates);
        stuck.removeAll(of(candidates));
        stuck.removeIf(c -> c.manifest().name().equals(SystemPlan.INIT));
        if (stuck.isEmpty()) {
            return List.of();
        }
        // Every stuck server needs a stuck one: following the needs must come round.
        List<Candidate> path = new ArrayList<>();
        Candidate at = stuck.get(0);
        while (!path.contains(at)) {
            path.add(at);
            Optional<Candidate> next = at.manifest().needs().stream()
                    .map(providers::get)
                    .filter(stuck::contains)
                    .findFirst();
            if (next.isEmpty()) {
                return List.of(); // stuck for another reason, which is reported by itself
            }
            at = next.get();
        }
        return path.subList(path.indexOf(at), path.size());
    }
}
