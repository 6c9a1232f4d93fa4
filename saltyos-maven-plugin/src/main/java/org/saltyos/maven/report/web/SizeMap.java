package org.saltyos.maven.report.web;

import java.util.List;
import org.saltyos.maven.report.Sizes;
import org.saltyos.maven.report.web.ImageModel.Module;

/** Modules, their packages and functions as areas in proportion to their bytes. Boxes have places in percent, texts do not shrink. */
final class SizeMap {
    private static final Squares.Box AREA = new Squares.Box(0, 0, 1100, 560);
    private static final double MODULE_TITLE = 20;
    private static final double GROUP_TITLE = 15;
    private static final double LEAST_WIDTH = 56;
    private static final double LEAST_HEIGHT = 44;
    private static final double LINE = 14;
    private static final int FUNCTIONS = 12;

    private SizeMap() {}

    /** Draws the map of modules, largest first. */
    static void draw(ImageModel image, List<Module> modules, Html out) {
        out.open("div", "class", "scroll", "tabindex", "0").open("div", "class", "map", "aria-hidden", "true");
        List<Squares.Box> boxes = Squares.divide(
                modules.stream().map(module -> (double) module.bytes()).toList(), AREA);
        for (int i = 0; i < boxes.size(); i++) {
            Module module = modules.get(i);
            Squares.Box box = boxes.get(i);
            String style = place(box, AREA) + Format.hue(image, module.name());
            out.open("div", "class", "area", "style", style, "title", title(module.name(), module.bytes()));
            if (isLarge(box)) {
                out.open("b").text(module.name() + " ");
                out.element("small", Sizes.text(module.bytes())).close("b");
                groups(module, below(box, MODULE_TITLE), out);
            }
            out.closeLine("div");
        }
        out.close("div").closeLine("div");
    }

    private static void groups(Module module, Squares.Box box, Html out) {
        List<SizeGroups> groups = SizeGroups.of(module);
        List<Squares.Box> inner = Squares.divide(
                groups.stream().map(group -> (double) group.bytes()).toList(), box);
        out.open("div", "class", "inner");
        for (int i = 0; i < inner.size(); i++) {
            SizeGroups group = groups.get(i);
            Squares.Box place = inner.get(i);
            if (place.width() * place.height() >= 4) {
                out.open(
                        "div",
                        "class",
                        "group",
                        "style",
                        place(place, box),
                        "title",
                        title(group.name(), group.bytes()));
                if (isLarge(place) && group.pieces().size() > 1) {
                    out.element("u", group.name());
                    functions(group, below(place, GROUP_TITLE), out);
                } else if (place.width() > LEAST_WIDTH && place.height() > LINE) {
                    out.element("u", group.name());
                }
                out.close("div");
            }
        }
        out.close("div");
    }

    /** The largest functions; the rest of the group stays blank. */
    private static void functions(SizeGroups group, Squares.Box box, Html out) {
        List<SizeGroups.Piece> pieces = group.pieces();
        List<Squares.Box> inner = Squares.divide(
                pieces.stream().map(piece -> (double) piece.bytes()).toList(), box);
        out.open("div", "class", "inner");
        for (int i = 0; i < Math.min(FUNCTIONS, inner.size()); i++) {
            SizeGroups.Piece piece = pieces.get(i);
            Squares.Box place = inner.get(i);
            boolean labelled = place.width() > LEAST_WIDTH && place.height() > LINE;
            out.element(
                    "i",
                    labelled ? piece.name() : "",
                    "style",
                    place(place, box),
                    "title",
                    title(piece.name(), piece.bytes()));
        }
        out.close("div");
    }

    private static boolean isLarge(Squares.Box box) {
        return box.width() > LEAST_WIDTH && box.height() > LEAST_HEIGHT;
    }

    private static Squares.Box below(Squares.Box box, double title) {
        return new Squares.Box(0, 0, box.width(), box.height() - title);
    }

    private static String title(String name, long bytes) {
        return name + ": " + Sizes.text(bytes);
    }

    private static String place(Squares.Box box, Squares.Box in) {
        return "left:" + Format.number(100 * box.x() / in.width()) + "%;top:"
                + Format.number(100 * box.y() / in.height()) + "%;width:"
                + Format.number(100 * box.width() / in.width()) + "%;height:"
                + Format.number(100 * box.height() / in.height()) + "%;";
    }
}
