package org.saltyos.maven.system;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.maven.bundle.Bundle;
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
        return of(bundles, DEFAULT_MEMORY);
    }

    /**
     * Checks that the servers make a whole and puts them in order: as given, but providers first.
     *
     * @param bundles every server, init among them
     * @param memoryBytes memory of the machine
     * @throws UserError with every problem found (SALT2001 to SALT2007)
     */
    public static SystemPlan of(List<Bundle> bundles, long memoryBytes) {
        Diagnostics diagnostics = new Diagnostics();
        List<Candidate> candidates = new ArrayList<>();
        for (Bundle bundle : bundles) {
            SourceLocation where = SourceLocation.file(bundle.origin());
            if (bundle.manifest().isEmpty()) {
                throw new UserError(
                        DiagnosticCode.SALT3002,
                        where,
                        "has no manifest, so it is not a server",
                        "try: annotate the main class with @Server");
            }
            ManifestReader.read(bundle.manifest().get(), where, diagnostics)
                    .ifPresent(manifest -> candidates.add(new Candidate(manifest, bundle)));
        }
        diagnostics.throwIfErrors(); // what follows would only repeat them
        SystemCheck.check(candidates, memoryBytes, diagnostics);
        diagnostics.throwIfErrors();
        return plan(candidates, StartOrder.of(candidates));
    }

    private static SystemPlan plan(List<Candidate> candidates, List<Candidate> order) {
        List<PlannedServer> servers = new ArrayList<>();
        for (Candidate candidate : order) {
            List<PlannedServer.Provider> needs = new ArrayList<>();
            for (String service : candidate.manifest().needs()) {
                needs.add(provider(service, order));
            }
            servers.add(new PlannedServer(candidate.manifest(), candidate.bundle(), needs));
        }
        Candidate init = candidates.stream()
                .filter(c -> c.manifest().name().equals(INIT))
                .findFirst()
                .orElseThrow();
        return new SystemPlan(init.bundle(), init.manifest(), servers);
    }

    private static PlannedServer.Provider provider(String service, List<Candidate> order) {
        for (int i = 0; i < order.size(); i++) {
            int index = order.get(i).manifest().provides().indexOf(service);
            if (index >= 0) {
                return new PlannedServer.Provider(service, i, index);
            }
        }
        throw new org.saltyos.maven.diag.CompilerBug("service " + service + " passed the check without a provider");
    }

    /** A server before its place is known. */
    record Candidate(Manifest manifest, Bundle bundle) {}
}
