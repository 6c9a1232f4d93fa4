package org.saltyos.maven.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The up-to-date check of one step: a file that holds the fingerprint of the inputs and the hash of every output.
 *
 * <p>A step is up to date when its inputs are the same and its outputs are still what the step wrote, so a deleted,
 * truncated or foreign output is built again. Modification times play no part.
 */
public final class Stamp {
    private final Path file;
    private final String fingerprint;
    private final List<Path> outputs;

    /**
     * Describes a step.
     *
     * @param file where the stamp is kept
     * @param fingerprint of the inputs
     * @param outputs the files the step writes
     */
    public Stamp(Path file, Fingerprint fingerprint, List<Path> outputs) {
        this.file = file;
        this.fingerprint = fingerprint.value();
        this.outputs = List.copyOf(outputs);
    }

    /** Whether the step need not run. */
    public boolean isCurrent() {
        try {
            return Files.isRegularFile(file)
                    && outputs.stream().allMatch(Files::isRegularFile)
                    && Files.readAllLines(file).equals(lines());
        } catch (IOException e) {
            return false;
        }
    }

    /** Forgets the last run; to be called before the first output is touched. */
    public void invalidate() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    /** Records that the step ran and wrote all its outputs. */
    public void write() {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("inputs " + fingerprint);
        for (Path output : outputs) {
            lines.add("output " + output.getFileName() + " " + Fingerprint.ofFile(output));
        }
        return lines;
    }
}
