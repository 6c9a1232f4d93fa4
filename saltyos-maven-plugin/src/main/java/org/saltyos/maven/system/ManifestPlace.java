package org.saltyos.maven.system;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.saltyos.maven.diag.SourceLocation;

/** Where a manifest is written, which travels with its values: the source file and line of the annotation. */
public final class ManifestPlace {
    /** The source file on this machine; it does not go into a bundle. */
    public static final String SOURCE = "source";

    /** The source file's path in its source root. */
    public static final String PATH = "sourcePath";

    /** The line of the annotation, 0 where it is not known. */
    public static final String LINE = "sourceLine";

    /** What kind of manifest it is: {@link #PROGRAM}, or nothing for that of a server. */
    public static final String KIND = "kind";

    /** The kind of a program's manifest. */
    public static final String PROGRAM = "program";

    /** What is no field of the annotation. */
    static final Set<String> KEYS = Set.of(SOURCE, PATH, LINE, KIND);

    private ManifestPlace() {}

    /** Whether these are the values of a program's manifest. */
    public static boolean isProgram(Map<String, Object> values) {
        return PROGRAM.equals(values.get(KIND));
    }

    /** The place of a manifest that was just compiled. */
    public static SourceLocation here(Map<String, Object> values) {
        return new SourceLocation(String.valueOf(values.get(SOURCE)), line(values));
    }

    /**
     * The place of a manifest from a bundle: its source beside the bundle where that was built in this project, else the
     * bundle and the path in it.
     */
    public static SourceLocation inBundle(String origin, Map<String, Object> values) {
        if (!(values.get(PATH) instanceof String path)) {
            return SourceLocation.file(origin);
        }
        try {
            Path target = Path.of(origin).toAbsolutePath().getParent();
            Path source = target == null
                    ? null
                    : target.resolve("../src/main/java").resolve(path).normalize();
            if (source != null && Files.isRegularFile(source)) {
                return new SourceLocation(source.toString(), line(values));
            }
        } catch (InvalidPathException e) {
            return SourceLocation.file(origin); // a bundle can say anything
        }
        return new SourceLocation(origin + "!" + path, line(values));
    }

    private static int line(Map<String, Object> values) {
        return values.get(LINE) instanceof Number line ? Math.max(0, line.intValue()) : 0;
    }
}
