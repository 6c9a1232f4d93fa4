package org.saltyos.maven.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saltyos.maven.bundle.Bundle;
import org.saltyos.maven.diag.Diagnostics;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.elf.ElfBuilder;

/** Programs: what they declare, and whether they fit into one system. */
class ProgramPlanTest {
    private static final SourceLocation WHERE = new SourceLocation("Sh.java", 7);

    private static Bundle bundle(String name, Map<String, Object> values) {
        Map<String, Object> manifest = new HashMap<>(values);
        manifest.put("name", name);
        byte[] elf = new ElfBuilder()
                .entry(0x400000)
                .load(0x400000, 5, new byte[100], 100)
                .build();
        return new Bundle(name + ".zip", elf, Optional.of(manifest), new byte[0], new byte[0]);
    }

    private static Bundle program(String name, Map<String, Object> values) {
        Map<String, Object> manifest = new HashMap<>(values);
        manifest.put(ManifestPlace.KIND, ManifestPlace.PROGRAM);
        return bundle(name, manifest);
    }

    private static List<PlannedProgram> plan(Bundle... programs) {
        List<Bundle> servers = List.of(
                bundle("init", Map.of()),
                bundle("console", Map.of("provides", List.of("console"))),
                bundle("procmgr", Map.of("delegates", List.of("console", "kernel.servers"))));
        return WholeSystem.check(servers, List.of(programs), SystemPlan.DEFAULT_MEMORY, Map.of())
                .programs();
    }

    @Test
    void programsKeepTheirOrder() {
        List<PlannedProgram> plan = plan(
                program("sh", Map.of("needs", List.of("console"))),
                program("tools", Map.of("links", List.of("ls", "cat", "["))),
                program("svc", Map.of("needs", List.of("kernel.servers"))));
        assertThat(plan).extracting(p -> p.manifest().name()).containsExactly("sh", "tools", "svc");
        assertThat(plan.get(0).linesFile()).isEqualTo("lines/sh");
    }

    @Test
    void aNameInBinBelongsToOneProgram() {
        assertThatThrownBy(() -> plan(program("tools", Map.of("links", List.of("ls"))), program("ls", Map.of())))
                .hasMessageContaining("SALT2003")
                .hasMessageContaining("program ls: the name ls in /bin belongs to program tools");
    }

    @Test
    void aServiceThatNobodyHandsOnIsRefused() {
        assertThatThrownBy(() -> plan(program("ping", Map.of("needs", List.of("network")))))
                .hasMessageContaining("SALT2002")
                .hasMessageContaining("program ping: needs: no server of the image hands on \"network\"")
                .hasMessageContaining("[console, kernel.servers]");
    }

    @Test
    void whatIsWrongWithProgramsAndServersIsReportedAtOnce() {
        assertThatThrownBy(() -> WholeSystem.check(
                        List.of(bundle("init", Map.of()), bundle("a", Map.of("needs", List.of("x")))),
                        List.of(program("ping", Map.of("needs", List.of("network")))),
                        SystemPlan.DEFAULT_MEMORY,
                        Map.of()))
                .hasMessageContaining("server a: needs: nobody provides \"x\"")
                .hasMessageContaining("program ping: needs: no server of the image hands on \"network\"");
    }

    @Test
    void serversAreNoPrograms() {
        assertThatThrownBy(() -> plan(bundle("echo", Map.of())))
                .hasMessageContaining("SALT3002")
                .hasMessageContaining("annotate the main class with @Program");
    }

    @Test
    void fieldsHaveTheDefaultsOfTheAnnotation() {
        ProgramManifest manifest = ProgramManifest.read(Map.of("name", "sh"), WHERE, new Diagnostics())
                .orElseThrow();
        assertThat(manifest).isEqualTo(new ProgramManifest(WHERE, "sh", List.of(), List.of(), 65_536, 0, false));
    }

    @Test
    void mistakesAreLocated() {
        wrong(Map.of("name", "Sh"), "name: \"Sh\" is not a name");
        wrong(Map.of("name", "a/b"), "is not a name");
        wrong(Map.of("name", "sh", "ports", List.of("1")), "program sh: ports: is not a field");
        wrong(Map.of("name", "sh", "links", List.of("sh")), "links: \"sh\" is listed twice");
        wrong(Map.of("name", "sh", "links", List.of("..", "/x")), "links: \"/x\" is not a name");
        wrong(Map.of("name", "sh", "stack", 0), "stack: 0 is out of range");
        wrong(Map.of("name", "sh", "heapBytes", -1L), "heapBytes: -1 is out of range");
    }

    private static void wrong(Map<String, Object> values, String message) {
        Diagnostics diagnostics = new Diagnostics();
        assertThat(ProgramManifest.read(values, WHERE, diagnostics)).isEmpty();
        assertThat(diagnostics.sorted()).anyMatch(d -> d.message().contains(message) && WHERE.equals(d.location()));
    }
}
