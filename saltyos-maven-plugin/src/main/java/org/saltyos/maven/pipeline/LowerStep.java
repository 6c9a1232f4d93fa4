package org.saltyos.maven.pipeline;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saltyos.maven.bundle.CodeUse;
import org.saltyos.maven.diag.Diagnostics;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.pipeline.worker.CompilerWorker;
import org.saltyos.maven.pipeline.worker.LowerJob;
import org.saltyos.maven.pipeline.worker.LowerResult;
import org.saltyos.maven.report.ModuleReports;
import org.saltyos.maven.report.ReachedReport;
import org.saltyos.maven.report.UnsafeReport;
import org.saltyos.maven.system.ManifestPlace;
import org.saltyos.maven.system.ManifestReader;
import org.saltyos.maven.system.ProgramManifest;

/**
 * From class files to an object file: checks the subset, runs the initialisers, lowers and optimises what is reachable.
 * With {@code emit} off it stops after the checks and leaves no object file.
 *
 * @param request what to lower
 * @param policy where unsafe operations may be, and how many
 * @param toolClassPath the plugin and its dependencies, which decide the result as much as the classes do
 * @param worker the compiler in its own JVM
 * @param output where the results go
 * @param emit whether code is generated
 */
public record LowerStep(
        LoweringRequest request,
        UnsafePolicy policy,
        List<Path> toolClassPath,
        CompilerWorker worker,
        Path output,
        boolean emit) {
    /** The object file, below the output directory. */
    public static final String OBJECT = "module.o";

    /** The offsets of structs for assembly files, below the output directory. */
    public static final String OFFSETS = "offsets.inc";

    /** Frame sizes and calls of all functions, below the output directory. */
    public static final String FRAMES = "frames.json";

    /** The manifest of the server, below the output directory; an empty object for modules that have none. */
    public static final String MANIFEST = "manifest.json";

    /** What the entry points can do, below the output directory; the compiler writes it. */
    public static final String EFFECTS = "effects.json";

    private static final int MOST_EXPLAINED = 5;

    /** Every unsafe operation with its reason, below the output directory. */
    public static final String UNSAFE = "unsafe.json";

    /**
     * Runs the step unless its outputs are current.
     *
     * @throws UserError if the classes are outside the subset
     */
    public void run(Progress progress) {
        String name = emit ? "lower" : "check";
        Stamp stamp = stamp(name);
        if (stamp.isCurrent()) {
            progress.stage(emit ? "Lowering" : "Checking", "Up to date");
            return;
        }
        stamp.invalidate();
        long start = System.nanoTime();
        LowerResult result = worker.lower(new LowerJob(request, output, emit));
        if (!result.succeeded()) {
            throw new UserError(result.diagnostics());
        }
        policy.require(result.unsafeUses());
        result.diagnostics().forEach(progress::diagnostic);
        checkManifest(result.manifest());
        ModuleReports.write(output.resolve(MANIFEST), result.manifest());
        UnsafeReport.write(result.unsafeUses(), output.resolve(UNSAFE));
        progress.stage(emit ? "Lowering" : "Checking", summary(result) + ", " + Progress.since(start));
        stamp.write();
    }

    /** Tells why methods are part of the image that the step has looked at, those whose name contains a text. */
    public void explain(String text, Progress progress) {
        List<String> ways = ReachedReport.explain(output.resolve(ReachedReport.FILE), text, MOST_EXPLAINED);
        if (ways.isEmpty()) {
            progress.stage("Why", "nothing that is reached has " + text + " in its name");
        }
        ways.forEach(way -> progress.stage("Why", way));
    }

    private static void checkManifest(Map<String, Object> manifest) {
        if (!manifest.isEmpty()) {
            Map<String, Object> values = new HashMap<>(manifest);
            values.remove("mainClass");
            Diagnostics diagnostics = new Diagnostics();
            if (ManifestPlace.isProgram(values)) {
                ProgramManifest.read(values, ManifestPlace.here(manifest), diagnostics);
            } else {
                ManifestReader.read(values, ManifestPlace.here(manifest), diagnostics);
            }
            diagnostics.throwIfErrors();
        }
    }

    private static String summary(LowerResult result) {
        return result.methods() + " methods, " + result.unsafeUses().size() + " unsafe operations";
    }

    private Stamp stamp(String name) {
        Fingerprint fingerprint = new Fingerprint(name)
                .parameter("module", request.moduleName())
                .parameter("profile", request.profile())
                .parameter("unsafe", policy.toString())
                .parameter("java", System.getProperty("java.version"))
                .files("tool", toolClassPath)
                .files("classes", request.classPath());
        List<Path> outputs = emit
                ? List.of(
                        output.resolve(OBJECT),
                        output.resolve(OFFSETS),
                        output.resolve(FRAMES),
                        output.resolve(MANIFEST),
                        output.resolve(EFFECTS),
                        output.resolve(CodeUse.FILE),
                        output.resolve(ReachedReport.FILE),
                        output.resolve(UNSAFE))
                : List.of(
                        output.resolve(MANIFEST),
                        output.resolve(EFFECTS),
                        output.resolve(CodeUse.FILE),
                        output.resolve(ReachedReport.FILE),
                        output.resolve(UNSAFE));
        return new Stamp(output.resolve("stamps/" + name), fingerprint, outputs);
    }
}
