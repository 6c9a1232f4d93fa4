package org.saltyos.sh;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The shell's variables, and which of them programs get to see. */
final class Variables {
    private final Map<String, String> values = new TreeMap<>();
    private final Set<String> exported = new HashSet<>();
    private final Set<String> fixed = new TreeSet<>();

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

    /** Gives a variable a value. */
    void set(String name, String value) throws ShellException {
        requireChangeable(name);
        values.put(name, value);
    }

    private void requireChangeable(String name) throws ShellException {
        if (fixed.contains(name)) {
            throw new ShellException(name + ": is read only");
        }
    }

    /** Lets nobody change a variable any more. */
    void fix(String name) {
        fixed.add(name);
    }

    /** Variables that nobody can change. */
    Set<String> fixed() {
        return fixed;
    }

    /** Gives a variable the value it had before; null for one that was not set. */
    void restore(String name, @Nullable String value) {
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }

    void unset(String name) throws ShellException {
        requireChangeable(name);
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
