package org.saltyos.maven.diag;

import org.jspecify.annotations.Nullable;

/**
 * A place a person can go to.
 *
 * @param file a path, absolute where the source was found, else the class file's or source file's name
 * @param line from 1; 0 where only the file is known
 */
public record SourceLocation(String file, int line) implements Comparable<SourceLocation> {
    /** A whole file. */
    public static SourceLocation file(String file) {
        return new SourceLocation(file, 0);
    }

    @Override
    public int compareTo(SourceLocation other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    /** The form that editors and CI servers recognise in Maven output: {@code path:[line]}. */
    @Override
    public String toString() {
        return line > 0 ? file + ":[" + line + "]" : file;
    }

    /** Turns a place that may be missing into text. */
    static String describe(@Nullable SourceLocation location) {
        return location == null ? "" : location + " ";
    }
}
