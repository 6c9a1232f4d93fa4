package org.saltyos.maven.pipeline;

import java.nio.file.Path;
import java.util.List;

/**
 * What to lower.
 *
 * @param moduleName names the image
 * @param classPath the module's own classes first, then its dependencies
 * @param sourceRoots folders where diagnostics look for sources
 * @param profile {@code kernel}, {@code server}, {@code host} (functions for tests on Linux, in the static language) or
 *     {@code program} (a program on Linux, in the managed language)
 * @param extraRoots further methods to export under their own name, as {@code package.Class.method(descriptor)}
 */
public record LoweringRequest(
        String moduleName, List<Path> classPath, List<Path> sourceRoots, String profile, List<String> extraRoots) {
    /** The profile of programs on Linux. */
    public static final String PROGRAM = "program";

    /** Whether the managed language is meant, with objects made at run time. */
    public boolean isProgram() {
        return profile.equals(PROGRAM);
    }
}
