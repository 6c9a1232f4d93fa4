package org.saltyos.maven.system;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.saltyos.maven.system.SystemPlan.Candidate;

/**
 * Servers that are called one by another, with the most time they may take together before the first caller has its answer.
 *
 * @param servers in the order of the calls
 * @param micros the sum of their budgets; one without a budget works on its caller's
 */
record CallPath(List<Candidate> servers, long micros) {
    CallPath {
        servers = List.copyOf(servers);
    }

    /** The path from a server, which is not on it, that takes longest. */
    static CallPath longest(Candidate from, Providers providers) {
        CallPath longest = new CallPath(List.of(), 0);
        for (Candidate called : providers.calledBy(from)) {
            CallPath further = longest(called, providers);
            List<Candidate> servers = new ArrayList<>(List.of(called));
            servers.addAll(further.servers);
            CallPath path = new CallPath(servers, called.manifest().budgetMicros() + further.micros);
            if (path.micros > longest.micros) {
                longest = path;
            }
        }
        return longest;
    }

    /** The servers with their budgets. */
    String text() {
        return servers.stream()
                .map(server ->
                        server.manifest().name() + " (" + server.manifest().budgetMicros() + " us)")
                .collect(Collectors.joining(" -> "));
    }
}
