package org.saltyos.sh;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The shell's variables, and which of them programs get to see. */
final class Variables {
    private final Map<String, String> values = new TreeMap<>();
    private final Set<String> exported = new HashSet<>();

    /** With those of an environment. */
    Variables(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            values.put(name, value);
            exported.add(name);
        });
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    String get(String name, String otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : value;
    }

    void set(String name, String value) {
        values.put(name, value);
    }

    /** Gives a variable the value it had before; null for one that was not set. */
    void restore(String name, @Nullable String value) {
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }

    void unset(String name) {
        values.remove(name);
        exported.remove(name);
    }

    void export(String name) {
        exported.add(name);
    }

    boolean isExported(String name) {
        return exported.contains(name);
    }

    Set<String> names() {
        return values.keySet();
    }

    /** As texts {@code NAME=value}; those that are exported, or all of them for another shell. */
    List<String> environment(boolean all) {
        List<String> texts = new ArrayList<>();
        values.forEach((name, value) -> {
            if (all || exported.contains(name)) {
                texts.add(name + "=" + value);
            }
        });
        return texts;
    }
}
