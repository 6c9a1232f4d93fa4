package org.saltyos.maven.tool;

import java.nio.file.Path;

/**
 * The two artifacts that carry LLVM for this host, and the directory their contents are unpacked to.
 *
 * @param llvm the jar {@code org.bytedeco:llvm} with the classifier of the host
 * @param javacpp the jar {@code org.bytedeco:javacpp} with the classifier of the host
 * @param cache a directory shared by all builds of the user; a subdirectory per version is made in it
 */
public record LlvmFiles(Path llvm, Path javacpp, Path cache) {
    /** The cache directory used where none is configured: {@code ~/.cache/saltyos} or the system's equivalent. */
    public static Path defaultCache() {
        Path home = Path.of(System.getProperty("user.home", "."));
        String configured = System.getenv("XDG_CACHE_HOME");
        if (configured != null && Path.of(configured).isAbsolute()) {
            return Path.of(configured, "saltyos");
        }
        String system = System.getProperty("os.name", "");
        if (system.startsWith("Windows")) {
            String local = System.getenv("LOCALAPPDATA");
            return local == null ? home.resolve("AppData/Local/saltyos") : Path.of(local, "saltyos");
        }
        return system.startsWith("Mac") ? home.resolve("Library/Caches/saltyos") : home.resolve(".cache/saltyos");
    }
}
