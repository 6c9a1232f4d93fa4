package org.saltyos.maven.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.saltyos.maven.bundle.Bundle;
import org.saltyos.maven.image.BiosLoader;
import org.saltyos.maven.image.ComposedImage;
import org.saltyos.maven.image.ImageComposer;
import org.saltyos.maven.image.ImageRequest;
import org.saltyos.maven.image.InitialFiles;
import org.saltyos.maven.report.Sizes;
import org.saltyos.maven.report.web.ImageModel;
import org.saltyos.maven.report.web.ImageModels;
import org.saltyos.maven.report.web.ReportFiles;
import org.saltyos.maven.system.ManifestPlace;
import org.saltyos.maven.system.WholeSystem;
import org.saltyos.maven.tool.LlvmTools;
import org.saltyos.maven.tool.ProcessRunner;

/**
 * From bundles to a bootable image: checks that the servers make a whole system, then composes the ISO and the pair of
 * files that {@code qemu -kernel} takes.
 *
 * @param name of the image, used for its files and as the name of the medium
 * @param kernel the bundle of the kernel
 * @param servers the bundles of init and all other servers
 * @param programs the bundles of the programs
 * @param files a directory with initial files for the boot archive, absent for none
 * @param arguments text for servers by name, in place of what their manifests say
 * @param memoryBytes memory of the machine that the system must fit into
 * @param commandLine handed to the kernel; printable ASCII
 * @param timestamp the time everything on the medium shows
 * @param toolClassPath the plugin and its dependencies
 * @param tools the LLVM programs, which assemble the boot loader
 * @param report the page about the image; JSON lies beside it
 * @param iso the file that receives the ISO
 * @param output the directory that receives everything else
 */
public record ImageStep(
        String name,
        Path kernel,
        List<Path> servers,
        List<Path> programs,
        Optional<Path> files,
        Map<String, String> arguments,
        long memoryBytes,
        String commandLine,
        Instant timestamp,
        List<Path> toolClassPath,
        LlvmTools tools,
        Path report,
        Path iso,
        Path output) {
    private static final Duration ASSEMBLER_LIMIT = Duration.ofMinutes(1);

    /** The kernel for {@code qemu -kernel}, below the output directory. */
    public static final String PVH_KERNEL = "kernel.elf";

    /** The boot archive for {@code qemu -initrd}, below the output directory. */
    public static final String PVH_ARCHIVE = "archive.bin";

    private static final String MEMORY_MAP = "memory-map.txt";

    /** Whether a bundle holds a program rather than a server. */
    public static boolean isProgram(Path bundle) {
        return ManifestPlace.isProgram(Bundle.read(bundle).manifest().orElse(Map.of()));
    }

    /** Runs the step unless its outputs are current, and says what the ISO is in both cases. */
    public void run(Progress progress) {
        Stamp stamp = stamp();
        if (stamp.isCurrent() && Files.isRegularFile(report)) {
            progress.stage("Image", iso + "  Up to date");
            progress.stage("Report", report.toString());
            progress.stage("SHA-256", Fingerprint.ofFile(iso));
            return;
        }
        stamp.invalidate();
        WholeSystem system = WholeSystem.check(
                servers.stream().map(Bundle::read).toList(),
                programs.stream().map(Bundle::read).toList(),
                memoryBytes,
                arguments);
        system.warnings().forEach(progress::diagnostic);
        BiosLoader loader =
                BiosLoader.assemble(tools, new ProcessRunner(output, ASSEMBLER_LIMIT), output.resolve("loader"));
        Bundle kernelBundle = Bundle.read(kernel);
        ComposedImage image = new ImageComposer(loader)
                .compose(new ImageRequest(
                        kernelBundle,
                        system.plan(),
                        system.programs(),
                        files.map(InitialFiles::in).orElse(List.of()),
                        commandLine,
                        volumeId(),
                        timestamp,
                        iso,
                        output.resolve(PVH_KERNEL),
                        output.resolve(PVH_ARCHIVE),
                        output.resolve(MEMORY_MAP)));
        String parts = image.parts().stream()
                .map(part -> part.name() + " " + Sizes.text(part.size()))
                .collect(Collectors.joining(", "));
        progress.stage("Image", iso + "  " + Sizes.text(image.isoSize()));
        progress.stage("Parts", parts);
        progress.stage("SHA-256", image.isoSha256());
        List<ImageModel.Part> contents = image.parts().stream()
                .map(part -> new ImageModel.Part(part.name(), part.size()))
                .toList();
        ReportFiles.write(
                ImageModels.of(name, image.isoSize(), image.isoSha256(), contents, kernelBundle, system), report);
        progress.stage("Report", report.toString());
        stamp.write();
    }

    private String volumeId() {
        String id = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
        return id.length() > 32 ? id.substring(0, 32) : id;
    }

    private Stamp stamp() {
        List<Path> inputs = new ArrayList<>();
        inputs.add(kernel);
        inputs.addAll(servers);
        inputs.addAll(programs);
        Fingerprint fingerprint = new Fingerprint("image")
                .parameter("name", name)
                .parameter("arguments", new TreeMap<>(arguments))
                .parameter("memory", memoryBytes)
                .parameter("command line", commandLine)
                .parameter("timestamp", timestamp)
                .files("tool", toolClassPath)
                .files("bundles", inputs)
                .files("initial files", files.map(List::of).orElse(List.of()));
        List<Path> outputs =
                List.of(iso, output.resolve(PVH_KERNEL), output.resolve(PVH_ARCHIVE), output.resolve(MEMORY_MAP));
        return new Stamp(output.resolve("stamp"), fingerprint, outputs);
    }
}
