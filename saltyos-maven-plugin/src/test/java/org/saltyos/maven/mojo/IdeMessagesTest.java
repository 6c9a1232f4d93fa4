package org.saltyos.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.plexus.build.BuildContext;
import org.codehaus.plexus.util.Scanner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;

/** Markers in an IDE: one for each diagnostic, on its file and line, and none left from before. */
class IdeMessagesTest {
    @TempDir
    Path directory;

    private Path source;
    private Path classes;
    private Path pom;
    private Ide ide;

    @BeforeEach
    void project() throws IOException {
        Path root = Files.createDirectories(directory.resolve("src/main/java/org/example"));
        source = Files.writeString(root.resolve("Main.java"), "package org.example;\nclass Main {}\n");
        classes = Files.createDirectories(directory.resolve("target/classes"));
        pom = Files.writeString(directory.resolve("pom.xml"), "<project/>");
        ide = new Ide();
    }

    private IdeMessages messages() {
        return new IdeMessages(ide, List.of(directory.resolve("src/main/java"), directory.resolve("generated")));
    }

    @Test
    void everyDiagnosticIsAMarker() {
        Diagnostic located = Diagnostic.error(
                DiagnosticCode.SALT0401, new SourceLocation(source.toString(), 2), "this allocates", "try: a record");
        Diagnostic warning = Diagnostic.warning(
                DiagnosticCode.SALT0112, SourceLocation.file("/repository/a.jar"), "a class is there twice");
        Diagnostic nowhere = Diagnostic.error(DiagnosticCode.SALT1305, null, "no entry point");
        messages().show(List.of(located, warning, nowhere), pom);
        assertThat(ide.markers)
                .containsExactly(
                        "error " + source + ":2 SALT0401: this allocates\n  try: a record",
                        "warning " + pom + ":0 /repository/a.jar SALT0112: a class is there twice",
                        "error " + pom + ":0 SALT1305: no entry point");
    }

    @Test
    void markersOfTheLastTimeGo() {
        messages()
                .show(
                        List.of(Diagnostic.error(
                                DiagnosticCode.SALT0401, new SourceLocation(source.toString(), 2), "this allocates")),
                        pom);
        messages().show(List.of(), pom);
        assertThat(ide.markers).isEmpty();
    }

    @Test
    void onlyWhatChangedIsCheckedAgain() {
        assertThat(messages().isNeeded(classes, pom)).as("a full build").isTrue();
        ide.incremental = true;
        assertThat(messages().isNeeded(classes, pom)).as("nothing changed").isFalse();
        ide.changed.add(source.toFile());
        assertThat(messages().isNeeded(classes, pom)).as("a source changed").isTrue();
        ide.changed.clear();
        ide.changed.add(pom.toFile());
        assertThat(messages().isNeeded(classes, pom)).as("the POM changed").isTrue();
    }

    /** What m2e does, without Eclipse. */
    private static final class Ide implements BuildContext {
        final List<String> markers = new ArrayList<>();
        final Set<File> changed = new HashSet<>();
        boolean incremental;

        @Override
        public boolean hasDelta(String path) {
            return changed.contains(new File(path));
        }

        @Override
        public boolean hasDelta(File file) {
            return changed.contains(file);
        }

        @Override
        public boolean hasDelta(List<String> paths) {
            return paths.stream().anyMatch(this::hasDelta);
        }

        @Override
        public void refresh(File file) {}

        @Override
        public OutputStream newFileOutputStream(File file) throws IOException {
            return Files.newOutputStream(file.toPath());
        }

        @Override
        public Scanner newScanner(File folder) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Scanner newDeleteScanner(File folder) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Scanner newScanner(File folder, boolean ignoreDelta) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isIncremental() {
            return incremental;
        }

        @Override
        public void setValue(String key, Object value) {}

        @Override
        public Object getValue(String key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void addWarning(File file, int line, int column, String message, Throwable cause) {
            addMessage(file, line, column, message, SEVERITY_WARNING, cause);
        }

        @Override
        public void addError(File file, int line, int column, String message, Throwable cause) {
            addMessage(file, line, column, message, SEVERITY_ERROR, cause);
        }

        @Override
        public void addMessage(File file, int line, int column, String message, int severity, Throwable cause) {
            markers.add((severity == SEVERITY_ERROR ? "error " : "warning ") + file + ":" + line + " " + message);
        }

        @Override
        public void removeMessages(File file) {
            markers.removeIf(marker -> marker.contains(" " + file + ":"));
        }

        @Override
        public boolean isUptodate(File target, File source) {
            return false;
        }
    }
}
