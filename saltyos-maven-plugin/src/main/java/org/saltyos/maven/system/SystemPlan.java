package org.saltyos.maven.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.saltyos.maven.bundle.Bundle;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.Diagnostics;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;

/**
 * A system that fits together: init, and every other server in the order in which it can be started.
 *
 * @param init the bundle of the server that starts the others
 * @param initManifest what init declares
 * @param servers the others; each comes after all servers whose services it needs
 */
public record SystemPlan(Bundle init, Manifest initManifest, List<PlannedServer> servers) {
    /** The name of the server that the kernel starts. */
    public static final String INIT = "init";

    /** Memory of the smallest machine the system must fit into, where nothing else is said: 64 MiB. */
    public static final long DEFAULT_MEMORY = 64L << 20;

    public SystemPlan {
        servers = List.copyOf(servers);
    }

    /** Plans for a machine of {@link #DEFAULT_MEMORY}. */
    public static SystemPlan of(List<Bundle> bundles) {
        return of(bundles, DEFAULT_MEMORY, Map.of());
    }

    /**
     * Checks that the servers make a whole and puts them in order: as given, but providers first.
     *
     * @param bundles every server, init among them
     * @param memoryBytes memory of the machine
     * @param arguments by name of the server, the text handed to it in place of its manifest's
     * @throws UserError with every problem found (SALT2001 to SALT2007)
     */
    public static SystemPlan of(List<Bundle> bundles, long memoryBytes, Map<String, String> arguments) {
        Diagnostics diagnostics = new Diagnostics();
        List<Candidate> candidates = new ArrayList<>();
        Map<String, String> unused = new TreeMap<>(arguments);
        for (Bundle bundle : bundles) {
            SourceLocation where = SourceLocation.file(bundle.origin());
            if (bundle.manifest().isEmpty()) {
                throw new UserError(
                        DiagnosticCode.SALT3002,
                        where,
                        "has no manifest, so it is not a server",
                        "try: annotate the main class with @Server");
            }
            Map<String, Object> values = new TreeMap<>(bundle.manifest().get());
            where = ManifestPlace.inBundle(bundle.origin(), values);
            String text = unused.remove(String.valueOf(values.get("name")));
            if (text != null) {
                values.put("arguments", text);
            }
            ManifestReader.read(values, where, diagnostics)
                    .ifPresent(manifest -> candidates.add(new Candidate(manifest, bundle)));
        }
        unused.keySet()
                .forEach(name -> diagnostics.add(Diagnostic.error(
                        DiagnosticCode.SALT9001,
                        null,
                        "arguments are given to the server " + name + ", which is not part of the system",
                        "try: correct the name, or add the server")));
        diagnostics.throwIfErrors(); // what follows would only repeat them
        List<Candidate> present = withoutAbsent(candidates);
        SystemCheck.check(present, memoryBytes, diagnostics);
        diagnostics.throwIfErrors();
        return plan(present, StartOrder.of(present));
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

    private static SystemPlan plan(List<Candidate> candidates, List<Candidate> order) {
        List<PlannedServer> servers = new ArrayList<>();
        for (Candidate candidate : order) {
            List<PlannedServer.Provider> needs = new ArrayList<>();
            for (String service : candidate.manifest().needs()) {
                boolean delegated = candidate.manifest().delegates().contains(service);
                needs.add(provider(service, order, delegated));
            }
            servers.add(new PlannedServer(candidate.manifest(), candidate.bundle(), needs));
        }
        Candidate init = candidates.stream()
                .filter(c -> c.manifest().name().equals(INIT))
                .findFirst()
                .orElseThrow();
        return new SystemPlan(init.bundle(), init.manifest(), servers);
    }

    private static PlannedServer.Provider provider(String service, List<Candidate> order, boolean delegated) {
        if (service.startsWith(PlannedServer.Provider.KERNEL_PREFIX)) {
            return new PlannedServer.Provider(service, PlannedServer.Provider.INIT, 0, delegated);
        }
        for (int i = 0; i < order.size(); i++) {
            int index = order.get(i).manifest().provides().indexOf(service);
            if (index >= 0) {
                return new PlannedServer.Provider(service, i, index, delegated);
            }
        }
        throw new CompilerBug("service " + service + " passed the check without a provider");
    }

    /** Who runs, in which order, with what: the text of the capability map. */
    public String describe() {
        return CapabilityMap.text(this);
    }

    /** A server before its place is known. */
    record Candidate(Manifest manifest, Bundle bundle) {}
}
