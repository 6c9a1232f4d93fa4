package org.saltyos.maven.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.saltyos.maven.diag.CompilerBug;

/**
 * A SHA-256 over everything a step depends on: parameters, files by content, and directories by relative names and
 * contents. Equal fingerprints mean equal outputs, because every step is deterministic.
 */
public final class Fingerprint {
    private final MessageDigest digest = sha256();

    /** Starts the fingerprint of a step, which is told apart from other steps by its name. */
    public Fingerprint(String step) {
        parameter("step", step);
    }

    /** Adds a named value. */
    public Fingerprint parameter(String name, Object value) {
        text(name);
        text(String.valueOf(value));
        return this;
    }

    /** Adds files and directories in the given order; what does not exist counts as absent. */
    public Fingerprint files(String name, Collection<Path> paths) {
        text(name);
        for (Path path : paths) {
            add(path);
        }
        return this;
    }

    /** Adds a class path: of folders only the class files, since what is built from them may lie there, too. */
    public Fingerprint classes(String name, List<Path> classPath) {
        for (Path entry : classPath) {
            if (Files.isDirectory(entry)) {
                try {
                    for (Path file : sortedFiles(entry)) {
                        if (file.toString().endsWith(".class")) {
                            text(entry.relativize(file).toString().replace('\\', '/'));
                            content(file);
                        }
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read " + entry + ": " + e.getMessage(), e);
                }
            } else {
                files(name, List.of(entry));
            }
        }
        return this;
    }

    /** The result, in hexadecimal. */
    public String value() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The SHA-256 of one file, in hexadecimal. */
    public static String ofFile(Path file) {
        try {
            return HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private void add(Path path) {
        try {
            if (Files.isDirectory(path)) {
                for (Path file : sortedFiles(path)) {
                    text(path.relativize(file).toString().replace('\\', '/'));
                    content(file);
                }
            } else if (Files.isRegularFile(path)) {
                text(path.getFileName().toString());
                content(path);
            } else {
                text("absent");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private void content(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        digest.update(Long.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(bytes);
    }

    private void text(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static List<Path> sortedFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new CompilerBug("every Java platform has SHA-256", e);
        }
    }
}
