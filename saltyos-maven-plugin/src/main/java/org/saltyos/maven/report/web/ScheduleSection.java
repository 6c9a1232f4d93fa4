package org.saltyos.maven.report.web;

import org.saltyos.maven.report.web.ImageModel.Module;
import org.saltyos.maven.report.web.ImageModel.Timing;

/** When everybody runs, and what is left. */
final class ScheduleSection implements Section {
    @Override
    public String id() {
        return "schedule";
    }

    @Override
    public String title() {
        return "Schedule";
    }

    @Override
    public String about() {
        return "Shares of one processor that are reserved; earliest deadline first keeps them all while the sum is at most 100 %.";
    }

    @Override
    public void write(ImageModel image, Html out) {
        double rest = 1;
        out.open("div", "class", "strip");
        for (Module module : image.modules()) {
            double share = module.timing().map(Timing::share).orElse(0.0);
            if (share > 0) {
                rest -= share;
                strip(out, share, Format.hue(image, module.name()), module.name(), Format.percent(share));
            }
        }
        if (rest > 0) {
            strip(out, rest, "", "not reserved", Format.percent(rest));
        }
        out.closeLine("div");
        out.table("server", "budget", "period", "deadline", "share", "its deadline also holds the work of");
        for (Module module : image.modules()) {
            module.timing().ifPresent(timing -> {
                out.open("tr").open("td", "data-label", "server");
                out.element("span", module.name(), "class", "module", "style", Format.hue(image, module.name()));
                out.close("td");
                row(timing, out);
                out.closeLine("tr");
            });
        }
        out.endTable();
    }

    static void strip(Html out, double share, String style, String name, String detail) {
        out.open(
                        "div",
                        "class",
                        style.isEmpty() ? "part free" : "part",
                        "style",
                        "flex-grow:" + Format.number(share * 1000) + (style.isEmpty() ? "" : ";" + style),
                        "title",
                        name + ": " + detail)
                .element("b", name)
                .element("span", detail)
                .close("div");
    }

    private static void row(Timing timing, Html out) {
        if (timing.budgetMicros() == 0) {
            out.open("td", "data-label", "budget", "colspan", "4")
                    .text("runs on the time of its callers")
                    .close("td");
        } else if (timing.periodMicros() == 0) {
            out.number("budget", Format.micros(timing.budgetMicros()));
            out.open("td", "data-label", "period", "colspan", "3")
                    .text("in turns, when nobody with a reservation wants to")
                    .close("td");
        } else {
            out.number("budget", Format.micros(timing.budgetMicros()));
            out.number("period", Format.micros(timing.periodMicros()));
            out.number("deadline", Format.micros(timing.deadlineMicros()));
            out.number("share", Format.percent(timing.share()));
        }
        out.cell("its deadline also holds the work of", timing.waitsFor().isEmpty() ? Html.NONE : timing.waitsFor());
    }
}
