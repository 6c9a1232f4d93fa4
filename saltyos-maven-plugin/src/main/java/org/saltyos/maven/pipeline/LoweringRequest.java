package org.saltyos.maven.pipeline;

import java.nio.file.Path;
import java.util.List;

/**
 * What to lower.
 *
 * @param moduleName names the image
 * @param classPath the module's own classes first, then its dependencies
 * @param sourceRoots folders where diagnostics look for sources
 * @param profile {@code kernel}, {@code server} or {@code host}
 * @param extraRoots further methods to export under their own name, as {@code package.Class.method(descriptor)}
 */
public record LoweringRequest(
        String moduleName, List<Path> classPath, List<Path> sourceRoots, String profile, List<String> extraRoots) {}
