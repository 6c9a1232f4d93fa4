package org.saltyos.maven.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saltyos.maven.bundle.BundleFacts;
import org.saltyos.maven.bundle.CodeUse;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.Diagnostics;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.system.SystemPlan.Candidate;

/** What servers and programs declare against what the compiler found in their code. */
final class ContentCheck {
    /** Memory that lies in a server's address space without its asking for it. */
    private static final Set<String> MAPPED = Set.of("kernel.exchange", "kernel.memory");

    private final Diagnostics diagnostics;

    ContentCheck(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** A server or program: how messages call it, where its manifest is, and what is known of it. */
    private record Module(String called, SourceLocation where, BundleFacts facts) {}

    /** Checks servers, and programs against them. */
    void check(List<Candidate> servers, List<PlannedProgram> programs) {
        Map<String, Map<Integer, String>> answered = new LinkedHashMap<>();
        Map<Candidate, Module> modules = new LinkedHashMap<>();
        for (Candidate server : servers) {
            Module module = new Module(
                    "server " + server.manifest().name(), server.manifest().where(), BundleFacts.of(server.bundle()));
            modules.put(server, module);
            module.facts()
                    .use()
                    .ifPresent(use -> use.answers()
                            .forEach((protocol, version) -> answered.computeIfAbsent(
                                            protocol, p -> new LinkedHashMap<>())
                                    .putIfAbsent(version, module.called())));
        }
        modules.forEach((server, module) -> {
            stack(module, server.manifest().stackBytes());
            module.facts().use().ifPresent(use -> {
                versions(module, use, answered);
                unused(module, use, server.manifest());
            });
        });
        for (PlannedProgram program : programs) {
            ProgramManifest manifest = program.manifest();
            Module module =
                    new Module("program " + manifest.name(), manifest.where(), BundleFacts.of(program.bundle()));
            stack(module, manifest.stackBytes());
            module.facts().use().ifPresent(use -> {
                versions(module, use, answered);
                services(module, use, manifest.needs());
            });
        }
    }

    private void stack(Module module, long declared) {
        for (BundleFacts.Stack depth : module.facts().stack()) {
            if (depth.bytes() > declared) {
                diagnostics.add(Diagnostic.error(
                        DiagnosticCode.SALT0903,
                        module.where(),
                        module.called() + ": stack: " + declared + " bytes, but " + depth.entry() + " may need "
                                + depth.bytes(),
                        "path: " + String.join(" -> ", depth.chain()),
                        "try: a stack of at least " + depth.bytes() + " bytes"));
            }
        }
    }

    /** A protocol that nobody here answers is for a server of another system, or for init and the kernel. */
    private void versions(Module module, CodeUse use, Map<String, Map<Integer, String>> answered) {
        use.calls().forEach((protocol, version) -> {
            Map<Integer, String> servers = answered.getOrDefault(protocol, Map.of());
            if (!servers.isEmpty() && !servers.containsKey(version)) {
                Map.Entry<Integer, String> other = servers.entrySet().iterator().next();
                diagnostics.add(Diagnostic.error(
                        DiagnosticCode.SALT2010,
                        module.where(),
                        module.called() + ": needs: it speaks version " + version + " of " + protocol + ", but "
                                + other.getValue() + " answers version " + other.getKey(),
                        "why: they would refuse each other at run time",
                        "try: build both against the same version of the module with the protocol"));
            }
        });
    }

    private void unused(Module module, CodeUse use, Manifest manifest) {
        List<String> needs = new ArrayList<>(manifest.needs());
        needs.removeAll(manifest.delegates()); // whoever hands a service on names it at run time
        services(module, use, needs);
        if (!manifest.ports().isEmpty() && !use.ports()) {
            warn(module, "ports", "I/O ports", "Startup.ports");
        }
        if (!manifest.irqs().isEmpty() && !use.irqs()) {
            warn(module, "irqs", "interrupt lines", "Startup.irq");
        }
        if (manifest.memoryBytes() > 0 && !use.memory()) {
            warn(module, "memory", "untyped memory", "Startup.memory");
        }
    }

    private void services(Module module, CodeUse use, List<String> needs) {
        for (String service : needs) {
            if (!use.services().contains(service) && !MAPPED.contains(service)) {
                warn(module, "needs", "\"" + service + "\"", "Startup.service(\"" + service + "\")");
            }
        }
    }

    private void warn(Module module, String field, String what, String call) {
        diagnostics.add(Diagnostic.warning(
                DiagnosticCode.SALT2011,
                module.where(),
                module.called() + ": " + field + ": it asks for " + what + ", but its code never calls " + call,
                "why: what a server has can be misused when it is broken into",
                "try: take it out of the manifest"));
    }
}
