package org.saltyos.maven.report.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When the servers of a system were ready, as its console told.
 *
 * @param servers in the order of the system
 * @param readyMillis when all were, in milliseconds since the kernel was entered
 */
public record BootTimes(List<Server> servers, double readyMillis) {
    private static final Pattern READY = Pattern.compile("SaltyOS ready \\((\\d+(?:\\.\\d+)?) ms since entry\\)");

    /** A line of the command {@code svc}: name, state, restarts, memory, time used, time it was ready, last outage. */
    private static final Pattern ROW = Pattern.compile(
            "(?m)^([a-z][a-z0-9-]{0,38}) +[a-z]+ +(\\d+) +\\d+ KiB +(\\d+\\.\\d+) ms +(\\d+\\.\\d+) ms +\\d+\\.\\d+ ms$");

    /** A server: when it was ready, and how much processor time it had used; both in milliseconds. */
    public record Server(String name, double readyMillis, double usedMillis) {}

    public BootTimes {
        servers = List.copyOf(servers);
    }

    /** Reads what a console showed; empty if the system was not ready, or nobody asked for its servers. */
    public static Optional<BootTimes> of(String console) {
        Matcher ready = READY.matcher(console);
        if (!ready.find()) {
            return Optional.empty();
        }
        List<Server> servers = new ArrayList<>();
        Matcher row = ROW.matcher(console.substring(ready.end()));
        while (row.find() && servers.stream().noneMatch(known -> known.name().equals(row.group(1)))) {
            if (Integer.parseInt(row.group(2)) == 0) {
                servers.add(
                        new Server(row.group(1), Double.parseDouble(row.group(4)), Double.parseDouble(row.group(3))));
            }
        }
        return servers.isEmpty()
                ? Optional.empty()
                : Optional.of(new BootTimes(servers, Double.parseDouble(ready.group(1))));
    }
}
