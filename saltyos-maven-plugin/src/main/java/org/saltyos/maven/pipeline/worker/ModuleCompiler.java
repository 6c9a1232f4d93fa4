package org.saltyos.maven.pipeline.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.bundle.CodeUse;
import org.saltyos.maven.contract.ContractCheck;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.elf.ElfReader;
import org.saltyos.maven.link.CallGraph;
import org.saltyos.maven.link.FrameFile;
import org.saltyos.maven.llvm.CompiledModule;
import org.saltyos.maven.llvm.ObjectCompiler;
import org.saltyos.maven.llvm.Target;
import org.saltyos.maven.pipeline.Lowered;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;
import org.saltyos.maven.report.CheckReport;
import org.saltyos.maven.report.EffectsReport;
import org.saltyos.maven.report.ModuleReports;
import org.saltyos.maven.report.ReachedReport;
import org.saltyos.maven.world.FloatingPoint;

/** Compiles one module from class files to the files that the linker reads; runs in the worker. */
public final class ModuleCompiler {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private ModuleCompiler() {}

    /**
     * Compiles a module. LLVM is loaded before the first call.
     *
     * @throws IOException if an output file cannot be written
     */
    public static LowerResult compile(LowerJob job) throws IOException {
        Target target = target(job.request().profile());
        if (target == null) {
            return failed(Diagnostic.error(
                    DiagnosticCode.SALT9001,
                    null,
                    "profile is " + job.request().profile() + ", but must be kernel, server, host or program"));
        }
        long start = System.nanoTime();
        Lowered lowered = Lowering.lower(job.request());
        long lowerMillis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        long compileMillis = 0;
        List<Diagnostic> diagnostics = new ArrayList<>(lowered.diagnostics());
        if (lowered.module().isPresent() && job.emit()) {
            start = System.nanoTime();
            try {
                emit(lowered, withManifest(target, lowered.manifest()), job.outputDirectory())
                        .forEach(d -> diagnostics.add(located(d, job.request().sourceRoots())));
            } catch (UserError e) {
                e.diagnostics()
                        .forEach(d -> diagnostics.add(located(d, job.request().sourceRoots())));
            }
            compileMillis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        }
        if (lowered.module().isPresent()) {
            Files.createDirectories(job.outputDirectory());
            EffectsReport.write(lowered.effects(), job.outputDirectory().resolve("effects.json"));
            ModuleReports.write(
                    job.outputDirectory().resolve(CodeUse.FILE), lowered.uses().toJson());
            ReachedReport.write(lowered.callers(), job.outputDirectory().resolve(ReachedReport.FILE));
        }
        return new LowerResult(
                diagnostics, lowered.unsafeUses(), lowered.manifest(), lowered.methods(), lowerMillis, compileMillis);
    }

    /** Makes the files, unless a promise about the machine code is broken; those come back. */
    private static List<Diagnostic> emit(Lowered lowered, Target target, Path directory) throws IOException {
        CompiledModule compiled =
                new ObjectCompiler(target).compile(lowered.module().orElseThrow());
        SortedMap<String, CallGraph.Function> functions =
                functions(compiled, ContractCheck.depths(lowered.contracts(), compiled.facts()));
        List<Diagnostic> broken = check(lowered, compiled, functions, target);
        if (!broken.isEmpty()) {
            return broken;
        }
        String offsets = lowered.offsetsInclude();
        Files.createDirectories(directory);
        write(directory.resolve("offsets.inc"), offsets.getBytes(StandardCharsets.UTF_8));
        Path frames = directory.resolve("frames.json.partial");
        FrameFile.write(frames, functions);
        Files.move(frames, directory.resolve("frames.json"), StandardCopyOption.REPLACE_EXISTING);
        CheckReport.write(compiled.facts(), directory.resolve("checks.json"));
        write(directory.resolve("module.o"), compiled.object());
        return List.of();
    }

    private static List<Diagnostic> check(
            Lowered lowered, CompiledModule compiled, SortedMap<String, CallGraph.Function> functions, Target target) {
        if (lowered.contracts().isEmpty()) {
            return List.of();
        }
        Map<String, Long> frames = new HashMap<>();
        compiled.frames().functions().forEach((name, frame) -> frames.put(name, frame.bytes()));
        Map<String, Long> codeBytes = new HashMap<>();
        ElfReader.read(lowered.module().orElseThrow().name(), compiled.object())
                .symbols()
                .forEach(symbol -> codeBytes.put(symbol.name(), symbol.size()));
        return new ContractCheck(compiled.facts(), frames, codeBytes, new CallGraph(functions), !target.bare())
                .run(lowered.contracts());
    }

    /** The same, with the path of the source file where it can be found. */
    private static Diagnostic located(Diagnostic diagnostic, List<Path> sourceRoots) {
        SourceLocation location = diagnostic.location();
        if (location == null) {
            return diagnostic;
        }
        for (Path root : sourceRoots) {
            Path file = root.resolve(location.file());
            if (Files.isRegularFile(file)) {
                return new Diagnostic(
                        diagnostic.code(),
                        diagnostic.severity(),
                        new SourceLocation(file.toString(), location.line()),
                        diagnostic.message(),
                        diagnostic.notes());
            }
        }
        return diagnostic;
    }

    /** The file appears whole or not at all. */
    private static void write(Path file, byte[] content) throws IOException {
        Path partial = Files.write(file.resolveSibling(file.getFileName() + ".partial"), content);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static SortedMap<String, CallGraph.Function> functions(
            CompiledModule compiled, Map<String, Integer> activations) {
        SortedMap<String, CallGraph.Function> functions = new TreeMap<>();
        compiled.frames()
                .functions()
                .forEach((name, frame) -> functions.put(
                        name,
                        new CallGraph.Function(
                                frame.bytes(), frame.calls(), frame.exported(), activations.getOrDefault(name, 0))));
        return functions;
    }

    private static LowerResult failed(Diagnostic diagnostic) {
        return new LowerResult(List.of(diagnostic), List.of(), Map.of(), 0, 0, 0);
    }

    private static Target withManifest(Target target, Map<String, Object> manifest) {
        boolean floating = Boolean.TRUE.equals(manifest.get(FloatingPoint.MANIFEST_FIELD));
        return target == Target.SERVER && floating ? Target.SERVER_FLOATING : target;
    }

    private static @Nullable Target target(String profile) {
        return switch (profile) {
            case "kernel" -> Target.KERNEL;
            case "server" -> Target.SERVER;
            case "host", LoweringRequest.PROGRAM -> Target.HOST;
            default -> null;
        };
    }
}
