package org.saltyos.maven.heap;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.world.World;

/**
 * Hash tables of the image whose keys have hash codes that the JVM of the build made up: enum constants, and objects without
 * a {@code hashCode} of their own. The tables are laid out anew for the hash codes that these objects have in the image.
 */
final class IdentityTables {
    private static final String COLLECTIONS = "java.util.ImmutableCollections$";

    private final ImageHeap heap;
    private final World world;
    private final Initialisers initialisers;
    private final Map<Object, Map<String, Object>> changed = new IdentityHashMap<>();

    IdentityTables(ImageHeap heap, World world, Initialisers initialisers) {
        this.heap = heap;
        this.world = world;
        this.initialisers = initialisers;
    }

    /** The value that a field of an object has in the image, if it is another one; {@link JvmConstants#NONE} is null. */
    Optional<Object> inImage(Object object, String field) {
        String type = object.getClass().getName();
        if (!changed.containsKey(object)) {
            if (object instanceof HashMap<?, ?> && field.equals("table")) {
                buckets(object);
            } else if (object instanceof IdentityHashMap<?, ?> && field.equals("table")) {
                probed(object, "java/util/IdentityHashMap", "table", 2, IdentityTables::identityIndex, key -> true);
            } else if (type.equals(COLLECTIONS + "SetN") && field.equals("elements")) {
                probed(object, internal(type), "elements", 1, Math::floorMod, IdentityTables::moves);
            } else if (type.equals(COLLECTIONS + "MapN") && field.equals("table")) {
                probed(object, internal(type), "table", 2, Math::floorMod, IdentityTables::moves);
            }
        }
        Map<String, Object> values = changed.get(object);
        return values == null ? Optional.empty() : Optional.ofNullable(values.get(field));
    }

    private static String internal(String type) {
        return type.replace('.', '/');
    }

    /** Where a key begins to be looked for in a table of so many places. */
    private interface First {
        int index(int hash, int places);
    }

    /** {@code IdentityHashMap.hash}, which counts places for keys and values. */
    private static int identityIndex(int hash, int places) {
        return ((hash << 1) - (hash << 8)) & places * 2 - 1;
    }

    private int hash(@Nullable Object key) {
        return key == null ? 0 : MadeUpHashes.isMadeUp(key) ? heap.identityHash(key) : key.hashCode();
    }

    /** Whether a key has another hash code in the image. */
    private static boolean moves(@Nullable Object key) {
        if (key != null && MadeUpHashes.isMixed(key)) {
            throw refused("the image would contain a hash table with a key of "
                    + key.getClass().getTypeName()
                    + ", whose hash code may depend on one that is another one in each run");
        }
        return MadeUpHashes.isMadeUp(key);
    }

    /** {@code HashMap}: chains of nodes, by the upper bits mixed into the lower ones. */
    private void buckets(Object map) {
        Object[] old = (Object[]) read("java/util/HashMap", map, "table");
        List<Object> nodes = new ArrayList<>();
        for (Object first : old == null ? new Object[0] : old) {
            for (Object node = first; node != null; node = read("java/util/HashMap$Node", node, "next")) {
                nodes.add(node);
            }
        }
        if (old == null || nodes.stream().filter(node -> moves(key(node))).count() == 0) {
            changed.put(map, Map.of());
            return;
        }
        nodes.sort(order(this::key));
        Object[] table = (Object[]) Array.newInstance(old.getClass().getComponentType(), old.length);
        Object[] last = new Object[old.length];
        for (Object node : nodes) {
            if (node.getClass().getSimpleName().equals("TreeNode")) {
                throw refused(
                        "the image would contain a HashMap with many keys whose hash codes are other ones in each run");
            }
            int hash = hash(key(node));
            int spread = hash ^ hash >>> 16;
            int at = spread & old.length - 1;
            changed.put(node, new HashMap<>(Map.of("hash", spread, "next", JvmConstants.NONE)));
            if (last[at] == null) {
                table[at] = node;
            } else {
                Objects.requireNonNull(changed.get(last[at])).put("next", node);
            }
            last[at] = node;
        }
        changed.put(map, Map.of("table", table));
    }

    private @Nullable Object key(Object node) {
        return read("java/util/HashMap$Node", node, "key");
    }

    private static UserError refused(String fact) {
        return new UserError(
                DiagnosticCode.SALT0504,
                null,
                fact,
                "why: initialisers run at build time, so nothing would be found in the table at run time",
                "try: fill it when the program starts, or use an EnumMap or a TreeMap");
    }

    /** Keys, perhaps each with its value behind it, at the first free place from where their hash code points. */
    private void probed(
            Object owner,
            String type,
            String field,
            int step,
            First first,
            java.util.function.Predicate<Object> moved) {
        Object[] old = (Object[]) Objects.requireNonNull(read(type, owner, field));
        List<Object[]> entries = new ArrayList<>();
        for (int i = 0; i < old.length; i += step) {
            if (old[i] != null) {
                entries.add(step == 1 ? new Object[] {old[i]} : new Object[] {old[i], old[i + 1]});
            }
        }
        if (entries.stream().filter(entry -> moved.test(entry[0])).count() == 0) {
            changed.put(owner, Map.of());
            return;
        }
        boolean identity = owner instanceof IdentityHashMap<?, ?>;
        ToIntFunction<Object> hash = identity ? heap::identityHash : this::hash;
        entries.sort(order(entry -> entry[0]));
        Object[] table = (Object[]) Array.newInstance(old.getClass().getComponentType(), old.length);
        for (Object[] entry : entries) {
            int places = old.length / step;
            int at = first.index(hash.applyAsInt(entry[0]), places) * (identity ? 1 : step);
            while (table[at] != null) {
                at = (at + step) % old.length;
            }
            System.arraycopy(entry, 0, table, at, step);
        }
        changed.put(owner, Map.of(field, table));
    }

    /** Enum constants in their order, so that the image does not depend on the order of this run. */
    private static <T> Comparator<T> order(java.util.function.Function<T, @Nullable Object> key) {
        return Comparator.comparing((T each) -> key.apply(each) instanceof Enum<?> constant
                        ? constant.getDeclaringClass().getName()
                        : "")
                .thenComparing(each -> key.apply(each) instanceof Enum<?> constant ? constant.ordinal() : 0);
    }

    private @Nullable Object read(String owner, Object object, String field) {
        return initialisers.fieldValue(world.get(owner), object, field);
    }
}
