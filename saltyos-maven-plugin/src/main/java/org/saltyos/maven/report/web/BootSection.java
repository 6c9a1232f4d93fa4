package org.saltyos.maven.report.web;

import java.util.Locale;
import java.util.Optional;

/** When servers were ready in the last boot that a test watched. */
final class BootSection implements Section {
    /** What stands before and behind the contents, which a test replaces after a boot. */
    static final String BEGIN = "<!-- boot -->";

    static final String END = "<!-- end of boot -->";

    @Override
    public String id() {
        return "boot";
    }

    @Override
    public String title() {
        return "Boot timeline";
    }

    @Override
    public String about() {
        return "When each server was ready, in milliseconds since the kernel was entered.";
    }

    @Override
    public void write(ImageModel image, Html out) {
        out.markup(BEGIN).markup(content(image.boot())).markup(END + "\n");
    }

    /** What stands between the marks. */
    static String content(Optional<BootTimes> boot) {
        Html out = new Html();
        if (boot.isEmpty()) {
            out.element(
                    "p",
                    "No boot was watched yet: a test of this image that asks for the servers (the command svc) fills this in.");
            return out.toString();
        }
        double end = Math.max(boot.get().readyMillis(), 1);
        for (BootTimes.Server server : boot.get().servers()) {
            end = Math.max(end, server.readyMillis());
        }
        out.open("div", "class", "bars timeline");
        for (BootTimes.Server server : boot.get().servers()) {
            bar(out, server.name(), server.readyMillis(), end, "");
        }
        bar(out, "system ready", boot.get().readyMillis(), end, " all");
        out.close("div");
        return out.toString();
    }

    private static void bar(Html out, String name, double millis, double end, String kind) {
        out.open("div", "class", "bar" + kind)
                .element("span", name, "class", "label")
                .open("span", "class", "track");
        out.open("span", "class", "fill", "style", "width:" + Format.number(100 * millis / end) + "%")
                .close("span")
                .close("span");
        out.element("span", String.format(Locale.ROOT, "%.1f ms", millis), "class", "value")
                .close("div");
    }
}
