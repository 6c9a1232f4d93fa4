package org.saltyos.maven.intrinsic;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The registry of intrinsics: library methods by owner, name and descriptor, ours by the name in {@code @Intrinsic}. */
public final class Intrinsics {
    private static final Set<String> NOT_MANAGED =
            Set.of("java/util/Objects", "java/lang/String", "java/lang/Throwable");
    private static final Map<String, Intrinsic> ALL = new HashMap<>();

    static {
        BitIntrinsics.register(ALL);
        ArithmeticIntrinsics.register(ALL);
        FloatingIntrinsics.register(ALL);
        CheckIntrinsics.register(ALL);
        MemoryIntrinsics.register(ALL);
        AtomicIntrinsics.register(ALL);
    }

    private Intrinsics() {}

    /**
     * The intrinsic for a library method, null if there is none.
     *
     * @param managed whether strings and exceptions are those of Java, which leaves only plain arithmetic
     */
    public static @Nullable Intrinsic ofLibrary(String owner, String name, String descriptor, boolean managed) {
        return managed && NOT_MANAGED.contains(owner) ? null : ALL.get(owner + "." + name + descriptor);
    }

    /** The intrinsic of a name, null if there is none. */
    public static @Nullable Intrinsic named(String name) {
        return ALL.get(name);
    }

    /** Whether using an intrinsic needs {@code @Unsafe}. */
    public static boolean isUnsafe(String name) {
        return name.startsWith("mem.") || name.startsWith("mmio.");
    }
}
