package org.saltyos.maven.report.web;

import java.util.List;
import org.saltyos.maven.bundle.BundleFacts;
import org.saltyos.maven.report.Sizes;
import org.saltyos.maven.report.web.ImageModel.Module;

/** The stack each module declares, and how much of it the deepest calls can take. */
final class StackSection implements Section {
    private static final double NEARLY_FULL = 0.8;

    @Override
    public String id() {
        return "stack";
    }

    @Override
    public String title() {
        return "Stack";
    }

    @Override
    public String about() {
        return "The deepest calls the compiler found, against what the manifest declares. Beyond it lies no memory, so an"
                + " overflow is a fault and never damage.";
    }

    @Override
    public void write(ImageModel image, Html out) {
        out.open("div", "class", "bars");
        for (Module module : image.modules()) {
            if (module.stackBytes() > 0 && !module.facts().stack().isEmpty()) {
                bar(image, module, module.facts().stack().get(0), out);
            }
        }
        out.closeLine("div");
    }

    private static void bar(ImageModel image, Module module, BundleFacts.Stack deepest, Html out) {
        double share = Math.min(1, (double) deepest.bytes() / module.stackBytes());
        out.open("details", "class", "bar").open("summary").element("span", module.name(), "class", "label");
        out.open("span", "class", "track")
                .open(
                        "span",
                        "class",
                        share > NEARLY_FULL ? "fill full" : "fill",
                        "style",
                        "width:" + Format.number(100 * share) + "%;" + Format.hue(image, module.name()));
        out.close("span").close("span");
        out.element(
                "span",
                (deepest.recursive() ? "at least " : "") + Sizes.text(deepest.bytes()) + " of "
                        + Sizes.text(module.stackBytes()),
                "class",
                "value");
        out.close("summary").open("ol", "class", "path");
        List<String> chain = deepest.chain();
        chain.forEach(call -> out.element("li", Format.shortName(call), "title", call));
        out.close("ol");
        if (deepest.recursive()) {
            out.element(
                    "p", "Some calls come back to themselves without a declared bound; one turn of them is counted.");
        }
        out.closeLine("details");
    }
}
