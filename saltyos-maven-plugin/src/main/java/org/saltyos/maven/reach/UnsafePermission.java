package org.saltyos.maven.reach;

import java.util.Map;
import java.util.Optional;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/** Finds the {@code @Unsafe} that permits unsafe operations in a method: its own, its class's or an outer class's. */
final class UnsafePermission {
    private static final String UNSAFE = "org.saltyos.lang.Unsafe";

    private UnsafePermission() {}

    static Optional<Map<String, Object>> of(World world, Method method) {
        Optional<Map<String, Object>> own = Annotations.of(method.node(), UNSAFE);
        if (own.isPresent()) {
            return own;
        }
        for (String name = method.owner().name(); ; name = name.substring(0, name.lastIndexOf('$'))) {
            WorldClass c = world.find(name);
            if (c != null && Annotations.of(c.node(), UNSAFE).isPresent()) {
                return Annotations.of(c.node(), UNSAFE);
            }
            if (name.lastIndexOf('$') < 0) {
                return Optional.empty();
            }
        }
    }
}
