package org.saltyos.maven.report.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saltyos.maven.bundle.Bundle;
import org.saltyos.maven.bundle.BundleFacts;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.report.web.ImageModel.Call;
import org.saltyos.maven.report.web.ImageModel.Kind;
import org.saltyos.maven.report.web.ImageModel.Module;
import org.saltyos.maven.report.web.ImageModel.Rights;
import org.saltyos.maven.report.web.ImageModel.Timing;
import org.saltyos.maven.system.Manifest;
import org.saltyos.maven.system.PlannedProgram;
import org.saltyos.maven.system.PlannedServer;
import org.saltyos.maven.system.PortRange;
import org.saltyos.maven.system.ProgramManifest;
import org.saltyos.maven.system.Restart;
import org.saltyos.maven.system.WholeSystem;

/** Makes the model of an image from the checked system. */
public final class ImageModels {
    private static final String KERNEL = "kernel";

    private final WholeSystem system;

    private ImageModels(WholeSystem system) {
        this.system = system;
    }

    /**
     * The model of an image.
     *
     * @param name of the image
     * @param isoBytes its size
     * @param sha256 of it
     * @param parts what it holds
     * @param kernel the bundle of the kernel
     * @param system the checked servers and programs
     */
    public static ImageModel of(
            String name, long isoBytes, String sha256, List<ImageModel.Part> parts, Bundle kernel, WholeSystem system) {
        return new ImageModel(
                name,
                isoBytes,
                sha256,
                parts,
                new ImageModels(system).modules(kernel),
                system.memory().parts().stream()
                        .map(part -> new ImageModel.Area(part.owner(), part.what(), part.from(), part.bytes()))
                        .toList(),
                system.memoryBytes(),
                system.warnings().stream().map(Diagnostic::message).toList(),
                Optional.empty());
    }

    private List<Module> modules(Bundle kernel) {
        List<Module> modules = new ArrayList<>();
        modules.add(new Module(Kind.KERNEL, KERNEL, Rights.NONE, Optional.empty(), 0, false, BundleFacts.of(kernel)));
        modules.add(
                server(Kind.INIT, system.plan().initManifest(), system.plan().init(), List.of()));
        for (PlannedServer server : system.plan().servers()) {
            modules.add(server(Kind.SERVER, server.manifest(), server.bundle(), server.needs()));
        }
        system.programs().forEach(program -> modules.add(program(program)));
        return modules;
    }

    private Module server(Kind kind, Manifest manifest, Bundle bundle, List<PlannedServer.Provider> needs) {
        List<Call> calls = new ArrayList<>();
        List<String> kernel = new ArrayList<>();
        for (PlannedServer.Provider need : needs) {
            if (need.server() == PlannedServer.Provider.INIT) {
                kernel.add(need.service().replaceFirst("^kernel\\.", "") + (need.delegated() ? ", hands on" : ""));
            } else {
                String provider =
                        system.plan().servers().get(need.server()).manifest().name();
                calls.add(new Call(need.service(), provider, need.delegated()));
            }
        }
        Rights rights = new Rights(
                manifest.provides(),
                calls,
                kernel,
                manifest.ports().stream().map(PortRange::toString).toList(),
                manifest.irqs(),
                manifest.memoryBytes(),
                manifest.heapBytes());
        Timing timing = new Timing(
                manifest.budgetMicros(),
                manifest.periodMicros(),
                manifest.deadlineMicros(),
                system.waits().getOrDefault(manifest.name(), ""));
        return new Module(
                kind,
                manifest.name(),
                rights,
                Optional.of(timing),
                manifest.stackBytes(),
                manifest.restart() == Restart.ON_FAULT,
                BundleFacts.of(bundle));
    }

    /** A program calls the process manager and its file server, and what its manifest names beside. */
    private Module program(PlannedProgram program) {
        ProgramManifest manifest = program.manifest();
        List<Call> calls = new ArrayList<>();
        List<String> kernel = new ArrayList<>();
        List.of("processes", "files").forEach(service -> call(service, calls));
        for (String service : manifest.needs()) {
            if (!call(service, calls)) {
                kernel.add(service.replaceFirst("^kernel\\.", ""));
            }
        }
        Rights rights = new Rights(List.of(), calls, kernel, List.of(), List.of(), 0, manifest.heapBytes());
        return new Module(
                Kind.PROGRAM,
                manifest.name(),
                rights,
                Optional.empty(),
                manifest.stackBytes(),
                false,
                BundleFacts.of(program.bundle()));
    }

    private boolean call(String service, List<Call> calls) {
        for (PlannedServer server : system.plan().servers()) {
            if (server.manifest().provides().contains(service)) {
                calls.add(new Call(service, server.manifest().name(), false));
                return true;
            }
        }
        return false;
    }
}
