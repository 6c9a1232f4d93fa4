package org.saltyos.maven.report.web;

import org.saltyos.maven.report.Sizes;
import org.saltyos.maven.report.web.ImageModel.Kind;

/** The figures that one looks for first, and what the check found. */
final class SummarySection implements Section {
    @Override
    public String id() {
        return "summary";
    }

    @Override
    public String title() {
        return "At a glance";
    }

    @Override
    public String about() {
        return "What the image is made of, after the check of the whole system.";
    }

    @Override
    public void write(ImageModel image, Html out) {
        double reserved = image.modules().stream()
                .flatMap(module -> module.timing().stream())
                .mapToDouble(ImageModel.Timing::share)
                .sum();
        long needed = image.memory().stream()
                .mapToLong(area -> area.from() + area.bytes())
                .max()
                .orElse(0);
        out.open("div", "class", "tiles");
        tile(out, "CD image", Sizes.text(image.isoBytes()));
        tile(out, "servers", String.valueOf(image.modules(Kind.SERVER).size() + 1));
        tile(out, "programs", String.valueOf(image.modules(Kind.PROGRAM).size()));
        tile(out, "processor reserved", Format.percent(reserved));
        tile(out, "memory needed", Sizes.text(needed));
        tile(
                out,
                "unsafe operations",
                String.valueOf(UnsafeSection.places(image).size()));
        tile(out, "warnings", String.valueOf(image.warnings().size()));
        out.closeLine("div");
        if (!image.warnings().isEmpty()) {
            out.open("ul", "class", "warnings");
            image.warnings().forEach(warning -> out.element("li", warning));
            out.closeLine("ul");
        }
        out.open("p", "class", "hash")
                .text("SHA-256 ")
                .element("code", image.sha256())
                .closeLine("p");
    }

    private static void tile(Html out, String what, String value) {
        out.open("div", "class", "tile")
                .element("b", value)
                .element("span", what)
                .close("div");
    }
}
