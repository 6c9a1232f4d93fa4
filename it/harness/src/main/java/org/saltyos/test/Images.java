package org.saltyos.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.qemu.BootMedium;

/** Finds the images that the build made, by the names its {@code image} goal gave them. */
final class Images {
    /** System property with the directory of the images. */
    static final String DIRECTORY = "saltyos.images";

    private final Path directory;

    Images(Path directory) {
        this.directory = directory;
    }

    /** The images of the module under test. */
    static Images ofModule() {
        return new Images(Path.of(System.getProperty(DIRECTORY, "target")).toAbsolutePath());
    }

    /** The name of an image: the one given, or of the only one there is. */
    String name(String given) {
        return given.isEmpty() ? only() : given;
    }

    /** Where images have their files beside the ISO, each in a directory of its name. */
    Path files() {
        return directory.resolve("saltyos");
    }

    /** What a guest boots from. */
    BootMedium medium(String name, Boot boot, String commandLine) {
        String image = name(name);
        return switch (boot) {
            case PVH -> {
                Path files = files().resolve(image);
                yield new BootMedium.Pvh(
                        existing(files.resolve("kernel.elf")), existing(files.resolve("archive.bin")), commandLine);
            }
            case ISO -> new BootMedium.Iso(iso(image, commandLine));
            case DISK -> new BootMedium.Disk(iso(image, commandLine));
        };
    }

    private Path iso(String image, String commandLine) {
        if (!commandLine.isEmpty()) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    null,
                    "@QemuTest gives the command line \"" + commandLine + "\" to an ISO, which has its own",
                    "try: boot = Boot.PVH, or an image with that <commandLine>");
        }
        return existing(directory.resolve(image + ".iso"));
    }

    private String only() {
        List<String> names = names();
        if (names.size() != 1) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    SourceLocation.file(directory.toString()),
                    names.isEmpty() ? "has no image" : "has several images: " + String.join(", ", names),
                    names.isEmpty() ? "try: mvn package" : "try: @QemuTest(image = \"" + names.get(0) + "\")");
        }
        return names.get(0);
    }

    private List<String> names() {
        Path parent = files();
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> images = Files.list(parent)) {
            return images.filter(image -> Files.exists(image.resolve("archive.bin")))
                    .map(image -> image.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    DiagnosticCode.SALT9002,
                    SourceLocation.file(file.toString()),
                    "does not exist",
                    "try: mvn package; the goal saltyos:image makes it");
        }
        return file;
    }
}
