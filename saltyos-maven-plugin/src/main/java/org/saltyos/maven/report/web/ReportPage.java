package org.saltyos.maven.report.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.saltyos.maven.diag.CompilerBug;

/** The page: one file with its style sheet and drawings in it. */
final class ReportPage {
    private static final List<Section> SECTIONS = List.of(
            new SummarySection(),
            new GraphSection(),
            new AccessSection(),
            new SizeSection(),
            new StackSection(),
            new MemorySection(),
            new ScheduleSection(),
            new BootSection(),
            new UnsafeSection());

    private ReportPage() {}

    /** The page about an image; equal images give equal pages. */
    static String of(ImageModel image) {
        Html out = new Html();
        out.markup("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        out.markup("<meta charset=\"utf-8\"/><meta name=\"color-scheme\" content=\"light dark\"/>");
        out.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        out.element("title", image.name() + " \u2013 SaltyOS image report");
        out.open("style").markup("\n" + style()).close("style").closeLine("head");
        out.open("body").open("header").open("div").element("small", "SaltyOS image report");
        out.element("h1", image.name()).close("div").open("nav");
        SECTIONS.forEach(section -> out.element("a", section.title(), "href", "#" + section.id()));
        out.close("nav").closeLine("header").open("main");
        for (Section section : SECTIONS) {
            out.open("section", "id", section.id()).element("h2", section.title());
            out.element("p", section.about(), "class", "about").markup("\n");
            section.write(image, out);
            out.closeLine("section");
        }
        out.close("main").close("body").closeLine("html");
        return out.toString();
    }

    private static String style() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new CompilerBug("the style sheet is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the style sheet", e);
        }
    }
}
