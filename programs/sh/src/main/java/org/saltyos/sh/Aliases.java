package org.saltyos.sh;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Names that stand for a text where they are the first word of a command (POSIX.1-2017, Shell Command Language, section 2.3.1). */
final class Aliases {
    private final Map<String, String> texts = new TreeMap<>();

    /** What a name stands for; empty if it is no alias. */
    String get(String name) {
        String text = texts.get(name);
        return text == null ? "" : text;
    }

    void set(String name, String text) {
        texts.put(name, text);
    }

    /** Forgets one; tells whether there was one. */
    boolean remove(String name) {
        return texts.remove(name) != null;
    }

    void clear() {
        texts.clear();
    }

    /** Hands out all of them in order. */
    void each(BiConsumer<String, String> work) {
        texts.forEach(work);
    }
}
