package org.saltyos.maven.heap;

import java.util.Map;
import java.util.Optional;
import org.saltyos.maven.world.ObjectLayout;

/** Static fields of the JDK whose values describe the JVM that runs the build, and are others in the image. */
final class JvmConstants {
    /** Stands for null: what a JVM knows of its own stack. */
    static final Object NONE = new Object();

    private static final int REFERENCE_BYTES = 8;

    /** A number for the order of unmodifiable sets and maps, which differs in each run of a JVM. */
    private static final long SALT = 0x9e3779b9L;

    private static final String UNSAFE = "jdk.internal.misc.Unsafe.";
    private static final String COLLECTIONS = "java.util.ImmutableCollections.";
    private static final Map<String, Object> OTHERS = Map.ofEntries(
            Map.entry(UNSAFE + "ARRAY_OBJECT_INDEX_SCALE", REFERENCE_BYTES),
            Map.entry(UNSAFE + "ADDRESS_SIZE", REFERENCE_BYTES),
            Map.entry("jdk.internal.misc.UnsafeConstants.BIG_ENDIAN", false),
            Map.entry("jdk.internal.misc.UnsafeConstants.UNALIGNED_ACCESS", true),
            Map.entry("java.lang.Throwable.backtrace", NONE),
            Map.entry("java.lang.Throwable.stackTrace", NONE),
            Map.entry("java.lang.Throwable.depth", 0),
            Map.entry(COLLECTIONS + "SALT32L", SALT),
            Map.entry(COLLECTIONS + "REVERSE", false));

    private JvmConstants() {}

    /** The value a field has in images, if it is one of these; {@link #NONE} is null. */
    static Optional<Object> inImage(String owner, String field) {
        String name = owner + "." + field;
        if (name.startsWith(UNSAFE + "ARRAY_") && name.endsWith("_BASE_OFFSET")) {
            return Optional.of(ObjectLayout.HEADER);
        }
        return Optional.ofNullable(OTHERS.get(name));
    }
}
