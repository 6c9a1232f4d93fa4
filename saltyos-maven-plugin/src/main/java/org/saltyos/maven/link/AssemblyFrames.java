package org.saltyos.maven.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stack that functions of assembly use, from comments of the form {@code # stack: name bytes} in their files: bytes
 * below the return address, with everything they call. Nothing can read that from the code.
 */
public final class AssemblyFrames {
    private static final Pattern NOTE = Pattern.compile("^\\s*#\\s*stack:\\s*([\\w.$]+)\\s+(\\d{1,9})\\s*$");

    private AssemblyFrames() {}

    /** What the files say, by symbol. */
    public static Map<String, Long> read(List<Path> files) {
        Map<String, Long> result = new TreeMap<>();
        for (Path file : files) {
            try {
                for (String line : Files.readAllLines(file)) {
                    Matcher note = NOTE.matcher(line);
                    if (note.matches()) {
                        result.put(note.group(1), Long.parseLong(note.group(2)));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return result;
    }
}
