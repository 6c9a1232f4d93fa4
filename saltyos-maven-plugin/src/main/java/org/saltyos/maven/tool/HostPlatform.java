package org.saltyos.maven.tool;

import java.util.Locale;
import java.util.Optional;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;

/**
 * The operating system and processor the build runs on, as far as LLVM is published for it.
 *
 * <p>The name is the classifier of the {@code org.bytedeco} artifacts that hold the native code.
 */
public enum HostPlatform {
    LINUX_X86_64("linux-x86_64", "", "lib%s.so", "lib%s.so.%s"),
    LINUX_ARM64("linux-arm64", "", "lib%s.so", "lib%s.so.%s"),
    MACOS_X86_64("macosx-x86_64", "", "lib%s.dylib", "lib%s.dylib"),
    MACOS_ARM64("macosx-arm64", "", "lib%s.dylib", "lib%s.dylib"),
    WINDOWS_X86_64("windows-x86_64", ".exe", "%s.dll", "%s.dll");

    private final String classifier;
    private final String programSuffix;
    private final String archivedLibrary;
    private final String loadedLibrary;

    HostPlatform(String classifier, String programSuffix, String archivedLibrary, String loadedLibrary) {
        this.classifier = classifier;
        this.programSuffix = programSuffix;
        this.archivedLibrary = archivedLibrary;
        this.loadedLibrary = loadedLibrary;
    }

    /** The platform of this JVM, or empty where LLVM is not published for it. */
    public static Optional<HostPlatform> current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /**
     * The platform for the values of the system properties {@code os.name} and {@code os.arch}.
     *
     * @throws UserError SALT9003 where LLVM is not published for that pair
     */
    public static HostPlatform require(String systemName, String architecture) {
        return of(systemName, architecture)
                .orElseThrow(() -> new UserError(
                        DiagnosticCode.SALT9003,
                        null,
                        "LLVM is not published for " + systemName + " on " + architecture,
                        "try: build on Linux, macOS or Windows with x86_64, or Linux or macOS with arm64"));
    }

    /**
     * The platform for the values of the system properties {@code os.name} and {@code os.arch}.
     *
     * @return empty where LLVM is not published for that pair
     */
    public static Optional<HostPlatform> of(String systemName, String architecture) {
        String system = systemName.toLowerCase(Locale.ROOT);
        String machine = architecture.toLowerCase(Locale.ROOT);
        boolean intel = machine.equals("amd64") || machine.equals("x86_64");
        boolean arm = machine.equals("aarch64") || machine.equals("arm64");
        if (system.startsWith("linux")) {
            return intel ? Optional.of(LINUX_X86_64) : arm ? Optional.of(LINUX_ARM64) : Optional.empty();
        }
        if (system.startsWith("mac")) {
            return intel ? Optional.of(MACOS_X86_64) : arm ? Optional.of(MACOS_ARM64) : Optional.empty();
        }
        return system.startsWith("windows") && intel ? Optional.of(WINDOWS_X86_64) : Optional.empty();
    }

    /** The classifier of the artifacts that hold the native code, for example {@code linux-x86_64}. */
    public String classifier() {
        return classifier;
    }

    /** The file name of a program, for example {@code lld} or {@code lld.exe}. */
    public String programFile(String program) {
        return program + programSuffix;
    }

    /** The name of a library's file inside the artifact. */
    String archivedLibrary(String library) {
        return String.format(archivedLibrary, library);
    }

    /** The name under which programs and other libraries look for a library of the given version. */
    String loadedLibrary(String library, String version) {
        return String.format(loadedLibrary, library, version);
    }

    /** Whether the programs need the LLVM libraries beside them; on Windows they are linked statically. */
    boolean programsShareLibraries() {
        return this != WINDOWS_X86_64;
    }
}
