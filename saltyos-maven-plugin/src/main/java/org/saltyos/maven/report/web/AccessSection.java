package org.saltyos.maven.report.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saltyos.maven.report.Sizes;
import org.saltyos.maven.report.web.ImageModel.Kind;
import org.saltyos.maven.report.web.ImageModel.Module;
import org.saltyos.maven.report.web.ImageModel.Rights;

/** Who can reach what: all capabilities that init grants, and nothing else can be reached. */
final class AccessSection implements Section {
    @Override
    public String id() {
        return "access";
    }

    @Override
    public String title() {
        return "Who can reach what";
    }

    @Override
    public String about() {
        return "Every capability a module starts with. What is not in its row it cannot touch, whatever its code does.";
    }

    @Override
    public void write(ImageModel image, Html out) {
        out.table("module", "calls", "kernel", "devices", "memory", "when it faults");
        for (Module module : image.modules()) {
            if (module.kind() == Kind.KERNEL) {
                continue;
            }
            out.open("tr").open("td", "data-label", "module").open("div");
            out.element("span", module.name(), "class", "module", "style", Format.hue(image, module.name()));
            out.element("small", module.kind().text()).close("div").close("td");
            if (module.kind() == Kind.INIT) {
                out.open("td", "data-label", "calls", "colspan", "4")
                        .text("every resource that the kernel leaves at its start")
                        .close("td");
                out.cell("when it faults", "the system stops");
            } else {
                rights(module, out);
            }
            out.closeLine("tr");
        }
        out.endTable();
    }

    private static void rights(Module module, Html out) {
        Rights rights = module.rights();
        List<String> calls = new ArrayList<>();
        List<String> handed = new ArrayList<>();
        for (ImageModel.Call call : rights.calls()) {
            boolean same = call.service().equals(call.provider());
            String of = same ? call.service() : call.service() + " of " + call.provider();
            (call.handsOn() ? handed : calls).add(call.handsOn() ? of + ", hands on" : of);
        }
        tags(out, "calls", Map.of("tag", calls, "tag hand", handed));
        tags(out, "kernel", Map.of("tag strong", rights.kernel()));
        List<String> devices = new ArrayList<>();
        rights.ports().forEach(range -> devices.add("ports " + range));
        rights.irqs().forEach(line -> devices.add("interrupt " + line));
        tags(out, "devices", Map.of("tag device", devices));
        StringBuilder memory = new StringBuilder();
        if (rights.untypedBytes() > 0) {
            memory.append(Sizes.text(rights.untypedBytes())).append(" untyped");
        }
        if (rights.heapBytes() > 0) {
            memory.append(memory.length() > 0 ? ", " : "").append("heap of ").append(Sizes.text(rights.heapBytes()));
        }
        out.cell("memory", memory.length() == 0 ? Html.NONE : memory.toString());
        out.cell(
                "when it faults",
                module.kind() == Kind.PROGRAM
                        ? "its process ends"
                        : module.restarts() ? "starts again" : "stays ended");
    }

    /** A cell with names, by the style they have. */
    private static void tags(Html out, String column, Map<String, List<String>> names) {
        if (names.values().stream().allMatch(List::isEmpty)) {
            out.cell(column, Html.NONE);
            return;
        }
        out.open("td", "data-label", column).open("div");
        new TreeMap<>(names).forEach((style, list) -> list.forEach(name -> out.element("span", name, "class", style)));
        out.close("div").close("td");
    }
}
