package org.saltyos.maven.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** Memory of the machine, where nothing else is said: 128 MiB, as tests and the goal run give it. */
    public static final long DEFAULT_MEMORY = 128L << 20;

    public SystemPlan {
        servers = List.copyOf(servers);
    }

    /** Plans for a machine of {@link #DEFAULT_MEMORY}. */
    public static SystemPlan of(List<Bundle> bundles) {
        return of(bundles, DEFAULT_MEMORY, Map.of());
    }

    /** Plans for a machine, and checks: {@link WholeSystem#check} without programs. */
    public static SystemPlan of(List<Bundle> bundles, long memoryBytes, Map<String, String> arguments) {
        return WholeSystem.check(bundles, List.of(), memoryBytes, arguments).plan();
    }

    /** The servers as they declare themselves; what is wrong with that goes to {@code diagnostics}. */
    static List<Candidate> candidates(List<Bundle> bundles, Map<String, String> arguments, Diagnostics diagnostics) {
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
        return candidates;
    }

    static SystemPlan plan(List<Candidate> candidates, List<Candidate> order) {
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
