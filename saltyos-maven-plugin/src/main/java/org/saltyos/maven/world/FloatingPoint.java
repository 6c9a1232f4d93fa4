package org.saltyos.maven.world;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;

/** Whether code of an image may use float and double: their registers must be saved when threads change. */
public enum FloatingPoint {
    /** Programs of the host, and servers that ask for it. */
    ALLOWED,
    /** Servers with a heap that do not ask for it: the library needs it, and it is computed without the registers. */
    SOFTWARE,
    /** Servers that do not ask for it, which are switched faster. */
    NOT_ASKED,
    /** The kernel, which leaves the registers to user space. */
    NEVER;

    /** The name of the manifest's flag. */
    public static final String MANIFEST_FIELD = "floatingPoint";

    /**
     * The rule for an image.
     *
     * @param profile {@code kernel}, {@code server}, {@code host} or {@code program}
     * @param manifest the values of {@code @Server}, empty if there is none
     * @param heap whether objects are made at run time
     */
    public static FloatingPoint of(String profile, Map<String, Object> manifest, boolean heap) {
        return switch (profile) {
            case "host", "program" -> ALLOWED;
            case "server" -> Boolean.TRUE.equals(manifest.get(MANIFEST_FIELD)) ? ALLOWED : heap ? SOFTWARE : NOT_ASKED;
            default -> NEVER;
        };
    }

    /**
     * Does nothing where there is floating point.
     *
     * @param type the Java type that was met, null if it is not known
     * @throws UserError SALT0107 elsewhere
     */
    public void require(@Nullable String type, @Nullable SourceLocation location) {
        String what = "floating point" + (type == null ? "" : " (" + type + ")");
        switch (this) {
            case ALLOWED, SOFTWARE -> {}
            case NOT_ASKED ->
                throw new UserError(
                        DiagnosticCode.SALT0107,
                        location,
                        what + " is not available in a server that does not ask for it",
                        "why: threads with floating-point state are switched more slowly",
                        "try: @Server(floatingPoint = true), or scaled integers");
            case NEVER ->
                throw new UserError(
                        DiagnosticCode.SALT0107,
                        location,
                        what + " is not available in the kernel",
                        "why: the floating-point registers belong to the threads of user space",
                        "try: scaled integers; in a server, @Server(floatingPoint = true)");
        }
    }
}
