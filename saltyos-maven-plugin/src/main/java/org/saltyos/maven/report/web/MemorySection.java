package org.saltyos.maven.report.web;

import java.util.Locale;
import org.saltyos.maven.report.Sizes;
import org.saltyos.maven.report.web.ImageModel.Area;

/** Where the memory of the machine goes. */
final class MemorySection implements Section {
    @Override
    public String id() {
        return "memory";
    }

    @Override
    public String title() {
        return "Memory map";
    }

    @Override
    public String about() {
        return "An estimate of physical memory after the start: programs from below, then the blocks that manifests ask for,"
                + " each at a multiple of its size.";
    }

    @Override
    public void write(ImageModel image, Html out) {
        out.open("div", "class", "strip memory");
        long end = 0;
        for (Area area : image.memory()) {
            String style = area.owner().isEmpty() ? "" : Format.hue(image, area.owner());
            String name = area.owner().isEmpty() ? "free" : area.owner();
            ScheduleSection.strip(
                    out, (double) area.bytes() / image.memoryBytes(), style, name, Sizes.text(area.bytes()));
            end = area.from() + area.bytes();
        }
        if (end < image.memoryBytes()) {
            long free = image.memoryBytes() - end;
            ScheduleSection.strip(out, (double) free / image.memoryBytes(), "", "free", Sizes.text(free));
        }
        out.closeLine("div");
        out.table("from", "to", "bytes", "whose", "what for");
        for (Area area : image.memory()) {
            out.open("tr");
            out.number("from", address(area.from()));
            out.number("to", address(area.from() + area.bytes()));
            out.number("bytes", Sizes.text(area.bytes()));
            if (area.owner().isEmpty()) {
                out.cell("whose", Html.NONE);
            } else {
                out.open("td", "data-label", "whose");
                out.element("span", area.owner(), "class", "module", "style", Format.hue(image, area.owner()));
                out.close("td");
            }
            out.cell("what for", area.what()).closeLine("tr");
        }
        out.endTable();
    }

    private static String address(long address) {
        return String.format(Locale.ROOT, "0x%08x", address);
    }
}
