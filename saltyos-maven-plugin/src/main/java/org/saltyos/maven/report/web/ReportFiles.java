package org.saltyos.maven.report.web;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saltyos.maven.report.ModuleReports;
import org.saltyos.maven.tool.OutputFile;

/** The report of an image on disk: a page, and JSON with the same name beside it. */
public final class ReportFiles {
    /** Name of the page. */
    public static final String PAGE = "report.html";

    private static final String JSON_NAME = "report.json";

    private ReportFiles() {}

    /** The JSON beside a page. */
    public static Path json(Path page) {
        return page.resolveSibling(page.getFileName().toString().replaceAll("\\.html?$", "") + ".json");
    }

    /** Writes both files; missing directories are made. */
    public static void write(ImageModel image, Path page) {
        OutputFile.write(page, ReportPage.of(image).getBytes(StandardCharsets.UTF_8));
        ModuleReports.write(json(page), ReportJson.of(image));
    }

    /**
     * Adds a boot to the report of an image, if the console told of one and the image has a report.
     *
     * @param directory where images have their files: {@code target/saltyos}
     * @param image its name
     * @param console everything the console showed
     */
    public static void addBoot(Path directory, String image, String console) {
        Optional<BootTimes> boot = BootTimes.of(console);
        if (boot.isPresent()) {
            for (Path page : List.of(directory.resolve(image).resolve(PAGE), directory.resolve(PAGE))) {
                addBoot(page, image, boot.get());
            }
        }
    }

    private static void addBoot(Path page, String image, BootTimes boot) {
        Path json = page.resolveSibling(JSON_NAME);
        if (!Files.isRegularFile(page) || !Files.isRegularFile(json)) {
            return;
        }
        try {
            Map<String, Object> root = JSON.std.mapFrom(Files.readString(json));
            String html = Files.readString(page);
            int begin = html.indexOf(BootSection.BEGIN);
            int end = html.indexOf(BootSection.END);
            if (!image.equals(root.get("name")) || begin < 0 || end < begin) {
                return; // the report of another image
            }
            root.put(ReportJson.BOOT, ReportJson.boot(boot));
            String filled = html.substring(0, begin + BootSection.BEGIN.length())
                    + BootSection.content(Optional.of(boot))
                    + html.substring(end);
            OutputFile.write(page, filled.getBytes(StandardCharsets.UTF_8));
            ModuleReports.write(json, root);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot add the boot to " + page + ": " + e.getMessage(), e);
        }
    }
}
