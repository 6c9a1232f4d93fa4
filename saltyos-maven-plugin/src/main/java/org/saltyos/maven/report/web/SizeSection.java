package org.saltyos.maven.report.web;

import java.util.Comparator;
import java.util.List;
import org.saltyos.maven.bundle.BundleFacts;
import org.saltyos.maven.report.Sizes;
import org.saltyos.maven.report.web.ImageModel.Module;

/** What is how large: modules and their functions as areas, and as bars with figures. */
final class SizeSection implements Section {
    private static final int LISTED = 20;

    @Override
    public String id() {
        return "size";
    }

    @Override
    public String title() {
        return "Size";
    }

    @Override
    public String about() {
        return "What the CD image holds, then code, constants and data of each module by package and function. Memory that starts as zero"
                + " is not on the medium.";
    }

    @Override
    public void write(ImageModel image, Html out) {
        List<Module> modules = image.modules().stream()
                .filter(module -> module.bytes() > 0)
                .sorted(Comparator.comparingLong(Module::bytes).reversed().thenComparing(Module::name))
                .toList();
        medium(image, out);
        SizeMap.draw(image, modules, out);
        long largest = modules.isEmpty() ? 1 : modules.get(0).bytes();
        out.open("div", "class", "legend");
        List.of("code", "constants", "data").forEach(kind -> out.element("span", kind, "class", kind));
        out.closeLine("div");
        out.open("div", "class", "bars");
        modules.forEach(module -> bar(image, module, largest, out));
        out.closeLine("div");
    }

    /** What the CD image holds, in its order. */
    private static void medium(ImageModel image, Html out) {
        if (image.parts().isEmpty() || image.isoBytes() == 0) {
            return;
        }
        out.open("div", "class", "strip medium");
        for (ImageModel.Part part : image.parts()) {
            boolean known =
                    image.modules().stream().anyMatch(module -> module.name().equals(part.name()));
            ScheduleSection.strip(
                    out,
                    (double) part.bytes() / image.isoBytes(),
                    known ? Format.hue(image, part.name()) : "",
                    part.name(),
                    Sizes.text(part.bytes()));
        }
        out.closeLine("div");
    }

    private static List<BundleFacts.Symbol> symbols(Module module) {
        return module.facts().symbols().stream()
                .filter(symbol -> symbol.bytes() > 0 && !symbol.section().startsWith(".bss"))
                .toList();
    }

    private static void bar(ImageModel image, Module module, long largest, Html out) {
        BundleFacts facts = module.facts();
        out.open("details", "class", "bar").open("summary").element("span", module.name(), "class", "label");
        out.open("span", "class", "track", "style", Format.hue(image, module.name()));
        piece("code", facts.text(), largest, out);
        piece("constants", facts.readOnly(), largest, out);
        piece("data", facts.data(), largest, out);
        out.close("span")
                .element("span", Sizes.text(module.bytes()), "class", "value")
                .close("summary");
        out.element(
                "p",
                "code " + Sizes.text(facts.text()) + ", constants " + Sizes.text(facts.readOnly()) + ", data "
                        + Sizes.text(facts.data()) + ", zeroed " + Sizes.text(facts.zero()));
        out.table("bytes", "section", "largest functions and constants");
        symbols(module).stream().limit(LISTED).forEach(symbol -> {
            out.open("tr").number("bytes", String.valueOf(symbol.bytes())).cell("section", symbol.section());
            out.open("td", "data-label", "name")
                    .element("code", symbol.name())
                    .close("td")
                    .close("tr");
        });
        out.endTable().closeLine("details");
    }

    private static void piece(String kind, long bytes, long largest, Html out) {
        out.open(
                        "span",
                        "class",
                        "fill " + kind,
                        "style",
                        "width:" + Format.number(100.0 * bytes / largest) + "%",
                        "title",
                        kind + " " + Sizes.text(bytes))
                .close("span");
    }
}
