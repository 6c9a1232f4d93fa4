package org.saltyos.maven.tool;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The LLVM tools of the host for tests, found on the test class path and unpacked into {@code target}. */
public final class HostTools {
    /** Where tests unpack LLVM: kept between runs, removed by {@code mvn clean}. */
    public static final Path CACHE = Path.of("target", "llvm-cache").toAbsolutePath();

    private HostTools() {}

    /** The platform of this host. */
    public static HostPlatform platform() {
        return HostPlatform.current().orElseThrow();
    }

    /** The class path of this JVM: the plugin, its tests, and what they depend on. */
    public static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists)
                .toList();
    }

    /** The artifacts and the cache. */
    public static LlvmFiles files() {
        String classifier = platform().classifier();
        return new LlvmFiles(
                jarWith("org/bytedeco/llvm/" + classifier + "/" + platform().programFile("lld")),
                jarWith("org/bytedeco/javacpp/" + classifier + "/" + platform().archivedLibrary("jnijavacpp")),
                CACHE);
    }

    /** The tools. */
    public static LlvmTools tools() {
        return new LlvmTools(platform(), files());
    }

    private static Path jarWith(String resource) {
        URL url = Objects.requireNonNull(HostTools.class.getClassLoader().getResource(resource), resource);
        try {
            return Path.of(
                    ((JarURLConnection) url.openConnection()).getJarFileURL().toURI());
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot find the jar of " + resource, e);
        }
    }
}
