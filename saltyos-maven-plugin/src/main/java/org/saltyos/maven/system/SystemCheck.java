package org.saltyos.maven.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.Diagnostics;
import org.saltyos.maven.system.SystemPlan.Candidate;

/** The rules a set of servers must keep together; each breach is one error with server, field and fix. */
final class SystemCheck {
    private final List<Candidate> servers;
    private final Problems problems;

    private SystemCheck(List<Candidate> servers, Diagnostics diagnostics) {
        this.servers = servers;
        this.problems = new Problems(diagnostics);
    }

    static void check(List<Candidate> servers, long memoryBytes, Diagnostics diagnostics) {
        SystemCheck check = new SystemCheck(servers, diagnostics);
        check.names();
        boolean connected = check.services();
        check.ports();
        check.irqs();
        check.memory(memoryBytes);
        check.initHasNoHeap();
        ScheduleCheck schedule = new ScheduleCheck(servers, check.problems);
        schedule.utilisation();
        if (connected) {
            schedule.deadlines(new Providers(servers));
        }
    }

    private void names() {
        Map<String, Candidate> seen = new LinkedHashMap<>();
        for (Candidate server : servers) {
            Candidate first = seen.putIfAbsent(server.manifest().name(), server);
            if (first != null) {
                problems.error(
                        DiagnosticCode.SALT2003,
                        server,
                        "name: is also the name of " + first.bundle().origin(),
                        "rename one of them; names are how init and messages tell servers apart");
            }
        }
        if (!seen.containsKey(SystemPlan.INIT)) {
            problems.diagnostics()
                    .add(Diagnostic.error(
                            DiagnosticCode.SALT2002,
                            null,
                            "the system has no server named init, so nothing would start the others",
                            "try: add the dependency org.saltyos:server-init"));
        }
    }

    /** Whether every need has a provider, and none leads back to where it came from. */
    private boolean services() {
        Map<String, Candidate> providers = new LinkedHashMap<>();
        for (Candidate server : servers) {
            for (String service : server.manifest().provides()) {
                if (service.startsWith(PlannedServer.Provider.KERNEL_PREFIX)) {
                    problems.error(
                            DiagnosticCode.SALT2001,
                            server,
                            "provides: \"" + service + "\" is a name of the kernel's own capabilities",
                            "another name than kernel.*");
                }
                Candidate first = providers.putIfAbsent(service, server);
                if (first != null && !first.equals(server)) {
                    problems.error(
                            DiagnosticCode.SALT2003,
                            server,
                            "provides: \"" + service + "\" is already provided by server "
                                    + first.manifest().name(),
                            "leave one of the two servers out, or rename the service");
                }
            }
        }
        boolean complete = true;
        for (Candidate server : servers) {
            for (String service : server.manifest().needs()) {
                complete &= provided(server, service, providers);
            }
        }
        List<Candidate> circle = complete ? StartOrder.circle(servers) : List.of();
        if (!circle.isEmpty()) {
            List<String> steps = new ArrayList<>();
            for (Candidate server : circle) {
                steps.add(server.manifest().name());
            }
            steps.add(circle.get(0).manifest().name());
            problems.error(
                    DiagnosticCode.SALT2004,
                    circle.get(0),
                    "needs: the servers need each other in a circle: " + String.join(" -> ", steps),
                    "take one of these needs away; none of them could start first");
        }
        return complete && circle.isEmpty();
    }

    private boolean provided(Candidate server, String service, Map<String, Candidate> providers) {
        if (service.startsWith(PlannedServer.Provider.KERNEL_PREFIX)) {
            return true; // init grants it or says at its start that it cannot
        }
        Candidate provider = providers.get(service);
        if (server.manifest().name().equals(SystemPlan.INIT)) {
            problems.error(
                    DiagnosticCode.SALT2004,
                    server,
                    "needs: \"" + service + "\", but init is started before every other server",
                    "give the work to a server of its own");
            return false;
        }
        if (provider == null) {
            String near = Similar.nearest(service, providers.keySet());
            problems.error(
                    DiagnosticCode.SALT2002,
                    server,
                    "needs: nobody provides \"" + service + "\"",
                    near.isEmpty()
                            ? "add the server that provides it to the image's dependencies"
                            : "did you mean \"" + near + "\"?");
            return false;
        }
        if (provider.manifest().name().equals(SystemPlan.INIT)) {
            problems.error(
                    DiagnosticCode.SALT2002,
                    server,
                    "needs: \"" + service + "\" is provided by init, which serves nobody",
                    "move the service to a server of its own");
            return false;
        }
        return true;
    }

    private void ports() {
        for (int i = 0; i < servers.size(); i++) {
            for (int j = 0; j < i; j++) {
                overlap(servers.get(i), servers.get(j));
            }
        }
    }

    private void overlap(Candidate server, Candidate other) {
        for (PortRange range : server.manifest().ports()) {
            for (PortRange theirs : other.manifest().ports()) {
                if (range.overlaps(theirs)) {
                    problems.error(
                            DiagnosticCode.SALT2005,
                            server,
                            "ports: " + range + " overlaps " + theirs + " of server "
                                    + other.manifest().name(),
                            "let one server own the device and the other call it");
                }
            }
        }
    }

    private void irqs() {
        Map<Integer, Candidate> owners = new LinkedHashMap<>();
        for (Candidate server : servers) {
            for (Integer line : server.manifest().irqs()) {
                Candidate owner = owners.putIfAbsent(line, server);
                if (owner != null && !owner.equals(server)) {
                    problems.error(
                            DiagnosticCode.SALT2005,
                            server,
                            "irqs: line " + line + " already belongs to server "
                                    + owner.manifest().name(),
                            "let one server own the device and the other call it");
                }
            }
        }
    }

    private void memory(long memoryBytes) {
        MemoryPlan plan = MemoryPlan.of(servers);
        Candidate largest = null;
        long largestBytes = 0;
        for (Candidate server : servers) {
            long bytes =
                    MemoryPlan.image(server.manifest(), server.bundle().elf()) + MemoryPlan.block(server.manifest());
            if (bytes > largestBytes) {
                largest = server;
                largestBytes = bytes;
            }
        }
        if (plan.bytes() > memoryBytes && largest != null) {
            problems.error(
                    DiagnosticCode.SALT2006,
                    largest,
                    "memory: it takes " + kib(largestBytes) + ", the largest part of " + kib(plan.bytes())
                            + " for all servers and the kernel; the machine has " + kib(memoryBytes),
                    "declare less memory, or build for a larger machine (saltyos.memory)");
        }
    }

    /** The kernel starts init from the archive itself, with no memory but what lies there. */
    private void initHasNoHeap() {
        for (Candidate server : servers) {
            if (server.manifest().name().equals(SystemPlan.INIT)
                    && server.manifest().heapBytes() > 0) {
                problems.error(
                        DiagnosticCode.SALT2001,
                        server,
                        "heapBytes: init has no heap: nobody could restart it when memory runs out",
                        "objects made in static initialisers");
            }
        }
    }

    private static String kib(long bytes) {
        return (bytes + 1023) / 1024 + " KiB";
    }
}
