package org.saltyos.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.link.ImageFacts;
import org.saltyos.maven.link.StackDepth;
import org.saltyos.maven.reach.UnsafeUse;

/** The reports about a linked program hold what was found, in a form that programs and people read. */
class ImageReportsTest {
    private static final ImageFacts FACTS = new ImageFacts(
            "echo",
            0x400000,
            2048,
            100,
            10,
            0,
            List.of(new ImageFacts.Segment(0x400000, 0x400000, 2048, 2048, "r-x")),
            List.of(new ImageFacts.Section(".text", 0x400000, 2048)),
            List.of(new ImageFacts.Symbol("main", ".text", 0x400010, 64)),
            List.of(new StackDepth("server_main", 300, List.of("server_main", "leaf"), false)));

    @TempDir
    Path directory;

    @Test
    void sizesNameEverySymbol() throws IOException {
        ImageReports.write(FACTS, 16384, directory);
        Map<String, Object> sizes = JSON.std.mapFrom(Files.readString(directory.resolve(ImageReports.SIZE)));
        assertThat(sizes).containsEntry("text", 2048).containsEntry("name", "echo");
        assertThat(sizes.get("symbols")).asString().contains("main", "64");
    }

    @Test
    void stackNamesTheDeepestChainAndTheLimit() throws IOException {
        ImageReports.write(FACTS, 16384, directory);
        Map<String, Object> stack = JSON.std.mapFrom(Files.readString(directory.resolve(ImageReports.STACK)));
        assertThat(stack).containsEntry("limit", 16384);
        assertThat(stack.get("entries")).asString().contains("server_main", "leaf", "300");
    }

    @Test
    void theMemoryMapHasSectionsAndSegments() throws IOException {
        ImageReports.write(FACTS, 0, directory);
        assertThat(directory.resolve(ImageReports.MEMORY_MAP)).content().contains(".text", "r-x", "0000000000400000");
    }

    @Test
    void theSummaryFitsInOneLineEach() {
        assertThat(ImageReports.sizeLine(FACTS)).isEqualTo("code 2.0 KiB, constants 100 B, data 10 B, zeroed 0 B");
        assertThat(ImageReports.stackLine(FACTS, 16384))
                .isEqualTo("300 B of 16.0 KiB, deepest from server_main to leaf");
    }

    @Test
    void unsafeUsesKeepTheirReasonAndNoPathOfThisMachine() throws IOException {
        UnsafeUse use = new UnsafeUse(
                new SourceLocation("/home/someone/src/Port.java", 12), "Port.write", "Mem.putByte", "the port is ours");
        Path file = directory.resolve("unsafe.json");
        UnsafeReport.write(List.of(use), file);
        assertThat(file)
                .content()
                .contains("\"count\" : 1", "Port.java", "the port is ours")
                .doesNotContain("someone");
    }
}
