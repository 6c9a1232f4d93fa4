package org.saltyos.maven.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two files of a report, and the boot that a test adds. */
class ReportFilesTest {
    private static final String CONSOLE = """
            Kernite 0.1
            SaltyOS ready (87 ms since entry)
            $ svc
            NAME             STATE     RESTARTS      MEMORY     TIME USED      READY AT     LAST OUT
            console          up               0      64 KiB      1.234 ms     12.300 ms     0.000 ms
            vfs              up               2    9000 KiB     31.234 ms    960.300 ms    43.900 ms
            client           finished         0      64 KiB      1.000 ms     75.300 ms     0.000 ms
            $ \
            """;

    @TempDir
    Path directory;

    private Map<String, Object> json(String name) throws IOException {
        return JSON.std.mapFrom(Files.readString(directory.resolve(name)));
    }

    @Test
    void jsonHasTheFactsOfThePage() throws IOException {
        ReportFiles.write(Samples.image("vfs", "why"), directory.resolve("report.html"));
        Map<String, Object> root = json("report.json");
        assertThat(root).containsEntry("name", "vfs").containsEntry("memoryBytes", 128 << 20);
        assertThat(root).doesNotContainKey("boot");
        assertThat((List<?>) root.get("modules")).hasSize(5);
        assertThat(root.get("unsafe"))
                .isEqualTo(List.of(Map.of(
                        "file", "Main.java",
                        "line", 12,
                        "method", "Main.run",
                        "operation", "Mem.putByte",
                        "reason", "why",
                        "modules", List.of("console", "init", "kernel", "sh", "vfs"))));
    }

    @Test
    void aBootIsAddedToTheReportOfItsImage() throws IOException {
        ReportFiles.write(Samples.image("vfs", "why"), directory.resolve("report.html"));
        ReportFiles.write(Samples.image("other", "why"), directory.resolve("other/report.html"));
        String before = Files.readString(directory.resolve("report.html"));
        ReportFiles.addBoot(directory, "other", CONSOLE);
        assertThat(directory.resolve("report.html")).hasContent(before);
        assertThat(Files.readString(directory.resolve("other/report.html")))
                .contains("12.3 ms", "75.3 ms", "system ready", "87.0 ms")
                .doesNotContain("960.3 ms", "No boot was watched");
        assertThat(json("other/report.json").get("boot"))
                .isEqualTo(Map.of(
                        "readyMillis",
                        87.0,
                        "servers",
                        List.of(
                                Map.of("name", "console", "readyMillis", 12.3, "usedMillis", 1.234),
                                Map.of("name", "client", "readyMillis", 75.3, "usedMillis", 1.0))));
        ReportFiles.addBoot(directory, "vfs", CONSOLE.replace("12.300", "13.300"));
        ReportFiles.addBoot(directory, "vfs", CONSOLE.replace("12.300", "14.300"));
        assertThat(Files.readString(directory.resolve("report.html")))
                .contains("14.3 ms")
                .doesNotContain("13.3 ms");
    }

    @Test
    void whatIsNoBootChangesNothing() throws IOException {
        assertThat(BootTimes.of("")).isEmpty();
        assertThat(BootTimes.of("SaltyOS ready (87 ms since entry)\n$ ls\n")).isEmpty();
        assertThat(BootTimes.of(CONSOLE.replace("SaltyOS ready", "not ready"))).isEmpty();
        ReportFiles.addBoot(directory, "vfs", CONSOLE);
        assertThat(directory).isEmptyDirectory();
    }
}
