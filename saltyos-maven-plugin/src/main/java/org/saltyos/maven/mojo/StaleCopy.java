package org.saltyos.maven.mojo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells when a goal is older than the plugin that the same project builds. Maven takes a goal that is called by name from its
 * local repository, and looks for a newer one of the same version only where it finds the repository's metadata.
 */
final class StaleCopy {
    private StaleCopy() {}

    /**
     * What to tell, empty if the copies are the same or one of them is not a file.
     *
     * @param running the plugin that runs
     * @param built the plugin that the project built last
     */
    static Optional<String> of(Path running, Path built) {
        try {
            if (!Files.isRegularFile(running) || !Files.isRegularFile(built) || Files.mismatch(running, built) < 0) {
                return Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty(); // who cannot read it cannot compare it
        }
        return Optional.of("this goal is not the one that was built last: Maven kept " + running
                + "; to use the new one, delete that file or call mvn install");
    }
}
