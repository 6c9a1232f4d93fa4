package org.saltyos.maven.mojo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.codehaus.plexus.build.BuildContext;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.SourceLocation;

/** Shows diagnostics as markers in an IDE that builds with this plugin, and knows when nothing has changed there. */
final class IdeMessages {
    private final BuildContext context;
    private final List<Path> sourceRoots;

    /**
     * Messages of one module.
     *
     * @param context the IDE; Maven on the command line has one too, which shows nothing and always wants everything
     * @param sourceRoots folders whose files get markers
     */
    IdeMessages(BuildContext context, List<Path> sourceRoots) {
        this.context = context;
        this.sourceRoots = List.copyOf(sourceRoots);
    }

    /** Whether there is anything to check: outside an IDE always, inside when a source or class has changed. */
    boolean isNeeded(Path classes, Path pom) {
        if (!context.isIncremental()) {
            return true;
        }
        List<File> watched = new ArrayList<>(List.of(classes.toFile(), pom.toFile()));
        sourceRoots.forEach(root -> watched.add(root.toFile()));
        for (Path root : sourceRoots) {
            sources(root).forEach(file -> watched.add(file.toFile()));
        }
        return watched.stream().anyMatch(context::hasDelta);
    }

    /** Replaces all markers of the module by these. */
    void show(List<Diagnostic> diagnostics, Path pom) {
        for (Path root : sourceRoots) {
            sources(root).forEach(file -> context.removeMessages(file.toFile()));
        }
        context.removeMessages(pom.toFile());
        for (Diagnostic each : diagnostics) {
            SourceLocation location = each.location();
            if (location != null && Files.isRegularFile(Path.of(location.file()))) {
                String text = new Diagnostic(each.code(), each.severity(), null, each.message(), each.notes()).render();
                context.addMessage(new File(location.file()), location.line(), 0, text, severity(each), null);
            } else {
                // What concerns the whole module goes to its POM: a marker needs a file.
                context.addMessage(pom.toFile(), 0, 0, each.render(), severity(each), null);
            }
        }
    }

    private static int severity(Diagnostic diagnostic) {
        return switch (diagnostic.severity()) {
            case ERROR -> BuildContext.SEVERITY_ERROR;
            case WARNING -> BuildContext.SEVERITY_WARNING;
        };
    }

    private static List<Path> sources(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + root + ": " + e.getMessage(), e);
        }
    }
}
