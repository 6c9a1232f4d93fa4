package org.saltyos.maven.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The plan as text: each server in start order with its rights and limits. */
final class CapabilityMap {
    private CapabilityMap() {}

    static String text(SystemPlan plan) {
        StringBuilder text = new StringBuilder("Start order, and what each server may reach\n");
        server(text, 0, plan.initManifest(), List.of("every resource the kernel leaves at its start"));
        for (int i = 0; i < plan.servers().size(); i++) {
            PlannedServer server = plan.servers().get(i);
            List<String> rights = new ArrayList<>();
            for (PlannedServer.Provider need : server.needs()) {
                rights.add((need.delegated() ? "calls and hands on " : "calls ") + need.service() + " of "
                        + name(plan, need.server()));
            }
            server.manifest().ports().forEach(range -> rights.add("I/O ports " + range));
            server.manifest().irqs().forEach(line -> rights.add("interrupt line " + line));
            server(text, i + 1, server.manifest(), rights);
        }
        return text.toString();
    }

    private static String name(SystemPlan plan, int server) {
        return server == PlannedServer.Provider.INIT
                ? SystemPlan.INIT
                : plan.servers().get(server).manifest().name();
    }

    private static void server(StringBuilder text, int position, Manifest manifest, List<String> rights) {
        text.append(String.format(
                Locale.ROOT,
                "%2d  %-16s memory %d KiB, stack %d KiB, budget %d us of %d us, deadline %d us, restart %s\n",
                position,
                manifest.name(),
                manifest.memoryBytes() >> 10,
                manifest.stackBytes() >> 10,
                manifest.budgetMicros(),
                manifest.periodMicros(),
                manifest.deadlineMicros(),
                manifest.restart()));
        if (!manifest.provides().isEmpty()) {
            text.append("      offers ")
                    .append(String.join(", ", manifest.provides()))
                    .append('\n');
        }
        rights.forEach(right -> text.append("      ").append(right).append('\n'));
    }
}
