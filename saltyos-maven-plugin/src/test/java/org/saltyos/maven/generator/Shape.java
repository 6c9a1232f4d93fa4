package org.saltyos.maven.generator;

import java.util.ArrayList;
import java.util.List;

/** What the parts of a program know of each other: which methods exist, in an order without circles. */
final class Shape {
    /** A static method that expressions can call. */
    record Function(String name, String result, List<String> parameters, boolean isChecked) {}

    final List<Function> functions = new ArrayList<>();
    /** Subclasses of {@code Thing}. */
    final List<String> things = new ArrayList<>();

    private int names;

    String fresh(String prefix) {
        return prefix + names++;
    }
}
