package org.saltyos.maven.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The LLVM programs and libraries of one artifact version, unpacked on demand into the user's cache.
 *
 * <p>Only what is asked for is unpacked: the library LLVM and the linker are 180 MB of an artifact of 500 MB. All
 * files of a version share one directory, because the programs find their libraries beside themselves; they look for
 * the versioned name ({@code libLLVM.so.20.1}), while the artifact has the plain one.
 */
public final class LlvmTools {
    /** The version in the names of the shared libraries of LLVM 20.1. */
    private static final String LIBRARY_VERSION = "20.1";

    private final HostPlatform platform;
    private final NativeArchive llvm;
    private final NativeArchive javacpp;
    private final Path directory;

    /**
     * Prepares the tools; nothing is unpacked yet.
     *
     * @param platform the host
     * @param files where the artifacts and the cache are
     */
    public LlvmTools(HostPlatform platform, LlvmFiles files) {
        this.platform = platform;
        String version = files.llvm().getFileName().toString().replaceFirst("\\.jar$", "");
        this.directory = files.cache().toAbsolutePath().resolve(version);
        String classifier = platform.classifier();
        this.llvm = new NativeArchive(files.llvm(), "org/bytedeco/llvm/" + classifier + "/", directory);
        this.javacpp = new NativeArchive(files.javacpp(), "org/bytedeco/javacpp/" + classifier + "/", directory);
    }

    /**
     * The path of a program, for example {@code lld}, {@code llvm-mc}, {@code llvm-objdump} or {@code clang}.
     *
     * @throws UncheckedIOException if the artifact lacks it or the cache cannot be written
     */
    public Path program(String name) {
        try {
            if (platform.programsShareLibraries()) {
                library("LLVM");
                if (name.startsWith("clang")) {
                    library("clang-cpp");
                }
            }
            return llvm.extract(platform.programFile(name), platform.programFile(name), true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + name + " into " + directory + ": " + e.getMessage(), e);
        }
    }

    /**
     * The libraries a JVM loads, in this order, before it calls LLVM.
     *
     * @throws UncheckedIOException if an artifact lacks one or the cache cannot be written
     */
    public List<Path> libraries() {
        try {
            Path core = library("LLVM");
            library("Remarks");
            library("LTO");
            String bridge = platform.archivedLibrary("jniLLVM");
            String runtime = platform.archivedLibrary("jnijavacpp");
            return List.of(core, javacpp.extract(runtime, runtime, false), llvm.extract(bridge, bridge, false));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack LLVM into " + directory + ": " + e.getMessage(), e);
        }
    }

    private Path library(String name) throws IOException {
        return llvm.extract(platform.archivedLibrary(name), platform.loadedLibrary(name, LIBRARY_VERSION), false);
    }
}
