package org.saltyos.maven.report.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.saltyos.maven.bundle.BundleFacts.Unsafe;
import org.saltyos.maven.report.web.ImageModel.Module;

/** Every unsafe operation in live code, with its reason: what a reviewer reads first. */
final class UnsafeSection implements Section {
    private static final Comparator<Unsafe> ORDER = Comparator.comparing(Unsafe::file)
            .thenComparing(Unsafe::line)
            .thenComparing(Unsafe::operation)
            .thenComparing(Unsafe::method)
            .thenComparing(Unsafe::reason);

    @Override
    public String id() {
        return "unsafe";
    }

    @Override
    public String title() {
        return "Unsafe operations";
    }

    @Override
    public String about() {
        return "Raw memory, registers and the like in code that can run, by source file, with the reason each gives.";
    }

    /** Each operation once, with the modules that have it. */
    static SortedMap<Unsafe, Set<String>> places(ImageModel image) {
        SortedMap<Unsafe, Set<String>> places = new TreeMap<>(ORDER);
        for (Module module : image.modules()) {
            for (Unsafe use : module.facts().unsafe()) {
                places.computeIfAbsent(use, key -> new TreeSet<>()).add(module.name());
            }
        }
        return places;
    }

    @Override
    public void write(ImageModel image, Html out) {
        Map<String, SortedMap<Unsafe, Set<String>>> files = new LinkedHashMap<>();
        places(image)
                .forEach((use, modules) -> files.computeIfAbsent(use.file(), key -> new TreeMap<>(ORDER))
                        .put(use, modules));
        if (files.isEmpty()) {
            out.element("p", "There are none.");
        }
        files.forEach((file, uses) -> {
            Set<String> modules = new TreeSet<>();
            uses.values().forEach(modules::addAll);
            out.open("details").open("summary").element("b", file);
            out.element("span", uses.size() + (uses.size() == 1 ? " operation" : " operations"), "class", "value");
            out.element("small", String.join(", ", modules)).close("summary");
            out.table("line", "method", "operation", "reason");
            uses.keySet().forEach(use -> {
                out.open("tr").number("line", String.valueOf(use.line()));
                out.cell("method", use.method()).cell("operation", use.operation());
                out.cell("reason", use.reason()).close("tr");
            });
            out.endTable().closeLine("details");
        });
    }
}
