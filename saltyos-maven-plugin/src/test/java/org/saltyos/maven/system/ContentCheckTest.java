package org.saltyos.maven.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saltyos.maven.system.SystemPlanTest.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.saltyos.maven.bundle.Bundle;
import org.saltyos.maven.diag.Diagnostic;

/** Manifests against what the compiler found in the code. */
class ContentCheckTest {
    private static final Bundle INIT = server("init", Map.of());
    private static final Bundle ECHO =
            server("echo", Map.of("provides", List.of("echo")), "{\"uses\": {\"answers\": {\"org.x.Echo\": 1}}}");

    private static List<Diagnostic> warnings(Bundle... servers) {
        List<Bundle> all = new ArrayList<>(List.of(INIT, ECHO));
        all.addAll(List.of(servers));
        return WholeSystem.check(all, List.of(), SystemPlan.DEFAULT_MEMORY, Map.of())
                .warnings();
    }

    private static Bundle client(String uses) {
        return server("client", Map.of("needs", List.of("echo")), "{\"uses\": " + uses + "}");
    }

    @Test
    void clientAndServerSpeakTheSameVersion() {
        assertThat(warnings(client("{\"calls\": {\"org.x.Echo\": 1, \"org.x.Other\": 9}, \"services\": [\"echo\"]}")))
                .isEmpty();
        assertThatThrownBy(() -> warnings(client("{\"calls\": {\"org.x.Echo\": 2}, \"services\": [\"echo\"]}")))
                .hasMessageContaining(
                        "SALT2010: server client: needs: it speaks version 2 of org.x.Echo, but server echo"
                                + " answers version 1");
    }

    @Test
    void whatIsAskedForAndNeverUsedIsAWarning() {
        Map<String, Object> much = Map.of(
                "needs", List.of("echo", "kernel.exchange"),
                "delegates", List.of("kernel.servers"),
                "ports", List.of("0x60"),
                "irqs", List.of(1),
                "memory", 4096);
        assertThat(warnings(server("greedy", much, "{\"uses\": {}}")))
                .extracting(Diagnostic::message)
                .containsExactly(
                        "server greedy: irqs: it asks for interrupt lines, but its code never calls Startup.irq",
                        "server greedy: memory: it asks for untyped memory, but its code never calls Startup.memory",
                        "server greedy: needs: it asks for \"echo\", but its code never calls Startup.service(\"echo\")",
                        "server greedy: ports: it asks for I/O ports, but its code never calls Startup.ports");
        String all = "{\"services\": [\"echo\"], \"ports\": true, \"irqs\": true, \"memory\": true}";
        assertThat(warnings(server("modest", much, "{\"uses\": " + all + "}"))).isEmpty();
        assertThat(warnings(server("unknown", much))).isEmpty();
    }

    @Test
    void theStackHoldsTheDeepestCalls() {
        String facts =
                "{\"stack\": [{\"entry\": \"server_main\", \"bytes\": 5000, \"chain\": [\"server_main\", \"A.b\"]}]}";
        assertThat(warnings(server("deep", Map.of("stack", 8192), facts))).isEmpty();
        assertThatThrownBy(() -> warnings(server("deep", Map.of("stack", 4096), facts)))
                .hasMessageContaining("SALT0903: server deep: stack: 4096 bytes, but server_main may need 5000")
                .hasMessageContaining("path: server_main -> A.b")
                .hasMessageContaining("try: a stack of at least 5000 bytes");
    }

    @Test
    void factsThatAreNoJsonAreABrokenBundle() {
        assertThatThrownBy(() -> warnings(server("broken", Map.of(), "{")))
                .hasMessageContaining("broken.zip")
                .hasMessageContaining("SALT3002: has facts that are not JSON");
        assertThat(warnings(server("odd", Map.of(), "{\"stack\": 7, \"unsafe\": [3], \"uses\": {\"calls\": []}}")))
                .isEmpty();
    }
}
