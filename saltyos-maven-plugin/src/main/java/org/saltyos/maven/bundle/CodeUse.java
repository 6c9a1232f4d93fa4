package org.saltyos.maven.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What live code uses of what a manifest can ask for, found in its class files.
 *
 * @param calls protocols whose client is used, by the name of the interface, with the version it speaks
 * @param answers protocols that are answered, in the same way
 * @param services services of the manifest whose names occur in the code
 * @param ports whether it asks for a capability to I/O ports
 * @param irqs whether it asks for a capability to an interrupt
 * @param memory whether it asks for the capability to its untyped memory
 */
public record CodeUse(
        SortedMap<String, Integer> calls,
        SortedMap<String, Integer> answers,
        Set<String> services,
        boolean ports,
        boolean irqs,
        boolean memory) {
    /** Name of the file that holds it between the compiler and the bundle. */
    public static final String FILE = "uses.json";

    public CodeUse {
        calls = new TreeMap<>(calls);
        answers = new TreeMap<>(answers);
        services = new TreeSet<>(services);
    }

    /** What a module without code uses. */
    public static CodeUse nothing() {
        return new CodeUse(new TreeMap<>(), new TreeMap<>(), Set.of(), false, false, false);
    }

    /** As simple values, for JSON. */
    public Map<String, Object> toJson() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("calls", calls);
        root.put("answers", answers);
        root.put("services", List.copyOf(services));
        root.put("ports", ports);
        root.put("irqs", irqs);
        root.put("memory", memory);
        return root;
    }

    /** From simple values; what has another type than it should is left out. */
    static CodeUse of(Map<?, ?> json) {
        List<String> services = new ArrayList<>();
        if (json.get("services") instanceof List<?> list) {
            list.forEach(service -> services.add(String.valueOf(service)));
        }
        return new CodeUse(
                versions(json.get("calls")),
                versions(json.get("answers")),
                Set.copyOf(services),
                Boolean.TRUE.equals(json.get("ports")),
                Boolean.TRUE.equals(json.get("irqs")),
                Boolean.TRUE.equals(json.get("memory")));
    }

    private static SortedMap<String, Integer> versions(@Nullable Object json) {
        SortedMap<String, Integer> versions = new TreeMap<>();
        if (json instanceof Map<?, ?> map) {
            map.forEach((name, version) -> {
                if (version instanceof Number number) {
                    versions.put(String.valueOf(name), number.intValue());
                }
            });
        }
        return versions;
    }
}
