package org.saltyos.maven.subset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.saltyos.maven.world.Method;

/** What every entry point of an image can do, and by which shortest path. */
public record EffectReport(List<Entry> entries) {
    /**
     * One entry point.
     *
     * @param method its name
     * @param effects by name, each with the shortest path to a cause
     * @param locks the locks it can take
     */
    public record Entry(String method, Map<String, String> effects, List<String> locks) {}

    /** Keeps copies. */
    public EffectReport {
        entries = List.copyOf(entries);
    }

    static EffectReport of(ClosedCalls calls, Effects effects) {
        List<Entry> entries = new ArrayList<>();
        for (Method root : calls.image().roots()) {
            Map<String, String> paths = new LinkedHashMap<>();
            for (Effect effect : Effect.values()) {
                if (effects.of(root).contains(effect)) {
                    paths.put(
                            effect.text(),
                            Objects.requireNonNull(effects.path(root, effect)).text());
                }
            }
            entries.add(new Entry(root.displayName(), paths, List.copyOf(effects.locks(root))));
        }
        return new EffectReport(entries);
    }
}
