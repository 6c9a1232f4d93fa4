package org.saltyos.maven.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.Diagnostics;
import org.saltyos.maven.diag.SourceLocation;

/** One manifest by itself: what it means, and every way it can be wrong. */
class ManifestReaderTest {
    private static final SourceLocation WHERE = new SourceLocation("Echo.java", 12);

    @Test
    void everyFieldArrives() {
        Manifest manifest = read(Map.ofEntries(
                        Map.entry("name", "console"),
                        Map.entry("provides", List.of("console", "log")),
                        Map.entry("needs", new String[] {"clock"}),
                        Map.entry("memory", "64K"),
                        Map.entry("stack", 8192),
                        Map.entry("heapBytes", 100_000),
                        Map.entry("delegates", List.of("display")),
                        Map.entry("slots", 1000),
                        Map.entry("budgetMicros", 100L),
                        Map.entry("periodMicros", 1000),
                        Map.entry("deadlineMicros", 900),
                        Map.entry("ports", List.of("0x3f8-0x3ff", "0xf4")),
                        Map.entry("irqs", new int[] {4}),
                        Map.entry("floatingPoint", true),
                        Map.entry("restart", "ON_FAULT"),
                        Map.entry("arguments", "-v now")))
                .orElseThrow();
        assertThat(manifest)
                .isEqualTo(new Manifest(
                        WHERE,
                        "console",
                        List.of("console", "log"),
                        List.of("clock", "display"),
                        List.of("display"),
                        10,
                        65536,
                        8192,
                        102_400,
                        100,
                        1000,
                        900,
                        List.of(new PortRange(0x3f8, 0x3ff), new PortRange(0xf4, 0xf4)),
                        List.of(4),
                        true,
                        Restart.ON_FAULT,
                        "-v now"));
    }

    @Test
    void missingFieldsHaveTheDefaultsOfTheAnnotation() {
        Manifest manifest = read(Map.of("name", "echo")).orElseThrow();
        assertThat(manifest.stackBytes()).isEqualTo(16384);
        assertThat(manifest.memoryBytes()).isZero();
        assertThat(manifest.heapBytes()).isZero();
        assertThat(manifest.budgetMicros()).isEqualTo(1000);
        assertThat(manifest.periodMicros()).isEqualTo(20000);
        assertThat(manifest.deadlineMicros()).isEqualTo(20000);
        assertThat(manifest.restart()).isEqualTo(Restart.NEVER);
        assertThat(manifest.ports()).isEmpty();
    }

    static List<Arguments> mistakes() {
        return List.of(
                mistake("name", "", "server: name: \"\" is not a name"),
                mistake("name", "Echo", "server: name: \"Echo\" is not a name"),
                mistake("name", "e".repeat(40), "is not a name"),
                mistake("name", 7, "server: name: \"7\" is not a text"),
                mistake("provides", List.of("a", "a"), "server echo: provides: \"a\" is listed twice"),
                mistake("provides", List.of("no blanks"), "server echo: provides: \"no blanks\" is not a service name"),
                mistake("needs", List.of(3), "server echo: needs: \"3\" is not a service name"),
                mistake("memory", -1, "server echo: memory: -1 is out of range"),
                mistake("memory", "lots", "server echo: memory: \"lots\" is not a size"),
                mistake("memory", "999999999G", "server echo: memory: 1073741822926258176 is out of range"),
                mistake("stack", 0, "server echo: stack: 0 is out of range"),
                mistake("stack", "17M", "server echo: stack: 17825792 is out of range"),
                mistake("heapBytes", -1, "server echo: heapBytes: -1 is out of range"),
                mistake("heapBytes", 4096, "server echo: heapBytes: 4096 is out of range"),
                mistake("heapBytes", 1L << 31, "server echo: heapBytes: 2147483648 is out of range"),
                mistake("stack", 1.5, "server echo: stack: \"1.5\" is not a whole number"),
                mistake("budgetMicros", -1, "server echo: budgetMicros: -1 is out of range"),
                mistake(
                        "budgetMicros",
                        30000,
                        "server echo: budgetMicros: 30000 does not fit before the deadline of 20000"),
                mistake("periodMicros", -5, "server echo: periodMicros: -5 is out of range"),
                mistake("deadlineMicros", 20001, "deadlineMicros: 20001 is longer than the period of 20000"),
                mistake("ports", List.of("0x3ff-0x3f8"), "server echo: ports: \"0x3ff-0x3f8\" is not a port range"),
                mistake("ports", List.of("0x10000"), "server echo: ports: \"0x10000\" is not a port range"),
                mistake("ports", List.of("com1"), "server echo: ports: \"com1\" is not a port range"),
                mistake(
                        "ports",
                        List.of("0x60-0x64", "0x64"),
                        "ports: \"0x64\" overlaps another range of the same server"),
                mistake("floatingPoint", "yes", "server echo: floatingPoint: \"yes\" is neither true nor false"),
                mistake("irqs", List.of(256), "server echo: irqs: \"256\" is not an interrupt line"),
                mistake("irqs", List.of("4"), "server echo: irqs: \"4\" is not an interrupt line"),
                mistake("irqs", List.of(4, 4), "server echo: irqs: 4 is listed twice"),
                mistake("restart", "ALWAYS", "server echo: restart: \"ALWAYS\" is not a restart policy"),
                mistake("arguments", "t\u00e4st", "server echo: arguments: is not printable ASCII"),
                mistake("priority", 3, "server echo: priority: is not a field of a manifest"));
    }

    private static Arguments mistake(String field, Object value, String message) {
        return Arguments.of(field, value, message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeNamesServerFieldAndFix(String field, Object value, String message) {
        Map<String, Object> values = new HashMap<>(Map.of("name", "echo"));
        values.put(field, value);
        Diagnostics diagnostics = new Diagnostics();
        assertThat(ManifestReader.read(values, WHERE, diagnostics)).isEmpty();
        assertThat(diagnostics.sorted()).allSatisfy(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.SALT2001);
            assertThat(diagnostic.location()).isEqualTo(WHERE);
            assertThat(diagnostic.notes()).hasSize(1).first().asString().startsWith("try: ");
        });
        assertThat(diagnostics.sorted()).extracting(Diagnostic::message).anyMatch(text -> text.contains(message));
    }

    @Test
    void allMistakesAreReportedAtOnce() {
        Diagnostics diagnostics = new Diagnostics();
        ManifestReader.read(
                Map.of("name", "echo", "stack", 0, "irqs", List.of(-1), "restart", "x"), WHERE, diagnostics);
        assertThat(diagnostics.sorted()).hasSize(3);
    }

    private static Optional<Manifest> read(Map<String, Object> values) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Manifest> manifest = ManifestReader.read(values, WHERE, diagnostics);
        assertThat(diagnostics.sorted()).isEmpty();
        return manifest;
    }
}
