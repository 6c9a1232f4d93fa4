package org.saltyos.maven.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saltyos.maven.system.SystemPlan.Candidate;

/** Who calls whom among servers of which every need has one provider, and none needs itself. */
final class Providers {
    private final List<Candidate> servers;
    private final Map<String, Candidate> byService = new LinkedHashMap<>();

    Providers(List<Candidate> servers) {
        this.servers = servers;
        for (Candidate server : servers) {
            server.manifest().provides().forEach(service -> byService.putIfAbsent(service, server));
        }
    }

    /** The servers it calls, in the order of its needs; what the kernel grants has none. */
    List<Candidate> calledBy(Candidate server) {
        Set<Candidate> called = new LinkedHashSet<>();
        for (String service : server.manifest().needs()) {
            Candidate provider = byService.get(service);
            if (provider != null) {
                called.add(provider);
            }
        }
        return new ArrayList<>(called);
    }

    /** The servers that call it, in the order of the system. */
    List<Candidate> callersOf(Candidate server) {
        return servers.stream()
                .filter(other -> calledBy(other).contains(server))
                .toList();
    }

    /** The service by which one server calls another. */
    String service(Candidate from, Candidate to) {
        return from.manifest().needs().stream()
                .filter(service -> to.equals(byService.get(service)))
                .findFirst()
                .orElse("");
    }
}
