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
 * @param runtime what joins the class path if the module turns out to be a server with a heap: the run-time library
 */
public record LoweringRequest(
        String moduleName,
        List<Path> classPath,
        List<Path> sourceRoots,
        String profile,
        List<String> extraRoots,
        List<Path> runtime) {
    /** The profile of programs on Linux. */
    public static final String PROGRAM = "program";

    /** The profile of servers and programs of the system. */
    public static final String SERVER = "server";

    /** A request for a module that cannot have a heap, or that has the run-time library on its class path already. */
    public LoweringRequest(
            String moduleName, List<Path> classPath, List<Path> sourceRoots, String profile, List<String> extraRoots) {
        this(moduleName, classPath, sourceRoots, profile, extraRoots, List.of());
    }

    /** Whether a program on Linux is meant, which always is in the managed language. */
    public boolean isProgram() {
        return profile.equals(PROGRAM);
    }

    /** Whether a server is meant, whose manifest says whether it has a heap. */
    public boolean isServer() {
        return profile.equals(SERVER);
    }
}
