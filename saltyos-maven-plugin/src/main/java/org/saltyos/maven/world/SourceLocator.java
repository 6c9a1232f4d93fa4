package org.saltyos.maven.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.saltyos.maven.diag.SourceLocation;

/** Finds the sources of classes, so that diagnostics can say where something is. */
public final class SourceLocator {
    private final ClassSource source;
    private final List<Path> sourceRoots;

    SourceLocator(ClassSource source, List<Path> sourceRoots) {
        this.source = source;
        this.sourceRoots = List.copyOf(sourceRoots);
    }

    /**
     * The place of something that has no code and so no line of its own: where the text of the class's source first
     * matches, or just the file when there is no source.
     */
    public SourceLocation locate(WorldClass c, Pattern text) {
        SourceLocation file = locate(c, 0);
        try {
            List<String> lines = Files.readAllLines(Path.of(file.file()));
            for (int i = 0; i < lines.size(); i++) {
                if (text.matcher(lines.get(i)).find()) {
                    return new SourceLocation(file.file(), i + 1);
                }
            }
        } catch (IOException | InvalidPathException e) {
            return file; // no source, or none in UTF-8: the file's name is all there is
        }
        return file;
    }

    /** The place of a method that has no code, such as a native one. */
    public SourceLocation locateDeclaration(Method method) {
        return locate(method.owner(), Pattern.compile("\\b" + Pattern.quote(method.name()) + "\\s*\\("));
    }

    /**
     * A place in a class's source: the file under a source root where there is one; for a class of a jar the jar and the
     * file's path in it; else the path in the package.
     */
    public SourceLocation locate(WorldClass c, int line) {
        String path = c.sourcePath();
        Path origin = c.isLibrary() ? null : source.root(c.name());
        List<Path> roots = new ArrayList<>(sourceRoots);
        if (origin != null && origin.endsWith(Path.of("target", "classes"))) {
            // Another module of the same build, in Maven's standard layout.
            roots.add(origin.resolve("../../src/main/java"));
        }
        for (Path root : roots) {
            try {
                Path file = root.resolve(path).toAbsolutePath().normalize();
                if (Files.isRegularFile(file)) {
                    return new SourceLocation(file.toString(), line);
                }
            } catch (InvalidPathException e) {
                break; // a class file can say anything
            }
        }
        boolean jar = origin != null && Files.isRegularFile(origin);
        return new SourceLocation(jar ? origin + "!" + path : path, line);
    }
}
