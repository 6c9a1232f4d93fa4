package org.saltyos.maven.pipeline;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saltyos.maven.bundle.Bundle;
import org.saltyos.maven.bundle.BundleFacts;
import org.saltyos.maven.bundle.CodeUse;
import org.saltyos.maven.diag.Diagnostics;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.link.ImageFacts;
import org.saltyos.maven.link.ImageLinker;
import org.saltyos.maven.link.LinkJob;
import org.saltyos.maven.report.ImageReports;
import org.saltyos.maven.report.UnsafeReport;
import org.saltyos.maven.system.ManifestPlace;
import org.saltyos.maven.system.ManifestReader;
import org.saltyos.maven.system.ProgramManifest;
import org.saltyos.maven.tool.LlvmTools;

/**
 * From an object file and assembly files to an ELF file and the bundle that travels: assembles, links, computes sizes and
 * stack depths, and checks the manifest on its own.
 *
 * @param name of the module, used in messages and reports
 * @param assembly all assembly files
 * @param linkerScript the module's own script; servers have a standard layout
 * @param stackBytes size of the only stack; 0 takes it from the manifest
 * @param toolClassPath the plugin and its dependencies
 * @param tools the LLVM programs
 * @param output the directory {@link LowerStep} wrote to
 * @param bundle the file that receives the bundle
 */
public record LinkStep(
        String name,
        List<Path> assembly,
        Optional<Path> linkerScript,
        long stackBytes,
        List<Path> toolClassPath,
        LlvmTools tools,
        Path output,
        Path bundle) {
    /** What the compiler notes beside the manifest; it does not belong into a bundle. */
    private static final String MAIN_CLASS = "mainClass";

    /** What a manifest says about memory, in bytes. */
    private record Needs(long stackBytes, long heapBytes) {}

    private static final String ELF = "image.elf";
    private static final String LINES = "lines.bin";
    private static final String FACTS = "facts.json";

    /** Runs the step unless its outputs are current. */
    public void run(Progress progress) {
        Stamp stamp = stamp();
        if (stamp.isCurrent()) {
            progress.stage("Linking", "Up to date");
            return;
        }
        stamp.invalidate();
        long start = System.nanoTime();
        Map<String, Object> manifest = manifest();
        SourceLocation where = ManifestPlace.here(manifest);
        manifest.remove(ManifestPlace.SOURCE);
        manifest.remove(MAIN_CLASS);
        Needs needs = manifest.isEmpty() ? new Needs(0, 0) : declared(manifest, where);
        long stack = stackBytes == 0 ? needs.stackBytes() : stackBytes;
        SourceLocation place = stackBytes == 0 && !manifest.isEmpty() ? where : null;
        ImageFacts facts = new ImageLinker(tools)
                .link(new LinkJob(
                        name, output, assemblyWith(needs), linkerScript, output, needs.heapBytes(), stack, place));
        ImageReports.write(facts, stack, output);
        Optional<Map<String, Object>> declared = manifest.isEmpty() ? Optional.empty() : Optional.of(manifest);
        new Bundle(bundle.toString(), read(ELF), declared, read(LINES), facts()).write(bundle);
        progress.stage("Linking", bundle.getFileName() + ", " + Progress.since(start));
        progress.stage("Size", ImageReports.sizeLine(facts));
        progress.stage("Stack", ImageReports.stackLine(facts, stack));
        stamp.write();
    }

    /** The assembly files, with those of the run-time library where there is a heap. */
    private List<Path> assemblyWith(Needs needs) {
        List<Path> all = new ArrayList<>(assembly);
        if (needs.heapBytes() > 0) {
            all.addAll(AssemblySources.collect(
                    output.resolve("none"), RuntimeLibrary.heap(toolClassPath), output.resolve("asm")));
        }
        return all;
    }

    private static Needs declared(Map<String, Object> manifest, SourceLocation where) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Needs> needs = ManifestPlace.isProgram(manifest)
                ? ProgramManifest.read(manifest, where, diagnostics).map(p -> new Needs(p.stackBytes(), p.heapBytes()))
                : ManifestReader.read(manifest, where, diagnostics).map(s -> new Needs(s.stackBytes(), s.heapBytes()));
        diagnostics.throwIfErrors();
        return needs.orElseThrow();
    }

    private Map<String, Object> manifest() {
        try {
            return JSON.std.mapFrom(Files.readString(output.resolve(LowerStep.MANIFEST)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the manifest of " + name + ": " + e.getMessage(), e);
        }
    }

    /** What the linker found, with what the compiler found: whoever composes an image has the bundle alone. */
    private byte[] facts() {
        try {
            Object unsafe = JSON.std
                    .mapFrom(Files.readString(output.resolve(LowerStep.UNSAFE)))
                    .getOrDefault(UnsafeReport.USES, List.of());
            Object uses = JSON.std.mapFrom(Files.readString(output.resolve(CodeUse.FILE)));
            return BundleFacts.join(read(FACTS), unsafe, uses);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the facts of " + name + ": " + e.getMessage(), e);
        }
    }

    private byte[] read(String file) {
        try {
            return Files.readAllBytes(output.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + output.resolve(file) + ": " + e.getMessage(), e);
        }
    }

    private Stamp stamp() {
        List<Path> inputs = new ArrayList<>(List.of(
                output.resolve(LowerStep.OBJECT),
                output.resolve(LowerStep.OFFSETS),
                output.resolve(LowerStep.FRAMES),
                output.resolve(LowerStep.MANIFEST),
                output.resolve(LowerStep.UNSAFE),
                output.resolve(CodeUse.FILE)));
        inputs.addAll(assembly);
        inputs.addAll(AssemblySources.included(assembly));
        linkerScript.ifPresent(inputs::add);
        Fingerprint fingerprint = new Fingerprint("link")
                .parameter("module", name)
                .parameter("stack", stackBytes)
                .files("tool", toolClassPath)
                .files("inputs", inputs);
        return new Stamp(
                output.resolve("stamps/link"),
                fingerprint,
                List.of(output.resolve(ELF), output.resolve(LINES), output.resolve(FACTS), bundle));
    }
}
