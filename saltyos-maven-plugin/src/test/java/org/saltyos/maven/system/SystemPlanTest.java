package org.saltyos.maven.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saltyos.maven.bundle.Bundle;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.elf.ElfBuilder;

/** Servers together: the order they start in, and every way they may not fit together. */
class SystemPlanTest {
    private static final Bundle INIT = server("init", Map.of());

    @Test
    void providersStartFirstAndTheRestStaysInOrder() {
        SystemPlan plan = SystemPlan.of(List.of(
                server("zeta", Map.of()),
                server("client", Map.of("needs", List.of("echo", "kernel.sched-control", "log"))),
                server("echo", Map.of("provides", List.of("ping", "echo"), "needs", List.of("log"))),
                INIT,
                server("console", Map.of("provides", List.of("log")))));
        assertThat(plan.servers())
                .extracting(s -> s.manifest().name())
                .containsExactly("zeta", "console", "echo", "client");
        assertThat(plan.servers().get(3).needs())
                .containsExactly(
                        new PlannedServer.Provider("echo", 2, 1, false),
                        new PlannedServer.Provider("kernel.sched-control", -1, 0, false),
                        new PlannedServer.Provider("log", 1, 0, false));
        assertThat(plan.describe()).contains("calls echo of echo", "calls kernel.sched-control of init", "offers log");
    }

    @Test
    void whatIsHandedOnIsNeededIfItIsThere() {
        Bundle manager = server("manager", Map.of("delegates", List.of("log", "files", "kernel.servers")));
        Bundle console = server("console", Map.of("provides", List.of("log")));
        SystemPlan plan = SystemPlan.of(List.of(INIT, manager, console));
        assertThat(plan.servers().get(1).needs())
                .containsExactly(
                        new PlannedServer.Provider("log", 0, 0, true),
                        new PlannedServer.Provider("kernel.servers", -1, 0, true));
        assertThat(plan.describe()).contains("calls and hands on log of console");
    }

    @Test
    void theImageMayChangeAServersArguments() {
        Bundle echo = server("echo", Map.of("arguments", "old"));
        SystemPlan plan = SystemPlan.of(List.of(INIT, echo), SystemPlan.DEFAULT_MEMORY, Map.of("echo", "new"));
        assertThat(plan.servers().get(0).manifest().arguments()).isEqualTo("new");
        assertThatThrownBy(() -> SystemPlan.of(List.of(INIT, echo), SystemPlan.DEFAULT_MEMORY, Map.of("ecko", "new")))
                .hasMessageContaining("the server ecko, which is not part of the system");
    }

    @Test
    void aSystemNeedsInit() {
        assertProblem("SALT2002: the system has no server named init", server("echo", Map.of()));
    }

    @Test
    void aProviderMayBeMissing() {
        assertProblem(
                "server client: needs: nobody provides \"echo\"",
                INIT,
                server("client", Map.of("needs", List.of("echo"))));
        assertProblem(
                "did you mean \"console\"?",
                INIT,
                server("console", Map.of("provides", List.of("console"))),
                server("client", Map.of("needs", List.of("consol"))));
    }

    @Test
    void aServiceHasOneProvider() {
        assertProblem(
                "SALT2003: server b: provides: \"log\" is already provided by server a",
                INIT,
                server("a", Map.of("provides", List.of("log"))),
                server("b", Map.of("provides", List.of("log"))));
    }

    @Test
    void aNameHasOneServer() {
        assertProblem(
                "SALT2003: server echo: name: is also the name of echo.zip",
                INIT,
                server("echo", Map.of()),
                server("echo", Map.of()));
    }

    @Test
    void circlesArePrinted() {
        assertProblem(
                "SALT2004: server b: needs: the servers need each other in a circle: b -> c -> d -> b",
                INIT,
                server("a", Map.of("needs", List.of("b"))),
                server("b", Map.of("provides", List.of("b"), "needs", List.of("free", "c"))),
                server("c", Map.of("provides", List.of("c"), "needs", List.of("d"))),
                server("d", Map.of("provides", List.of("d"), "needs", List.of("b"))),
                server("e", Map.of("provides", List.of("free"))));
        assertProblem(
                "in a circle: self -> self",
                INIT,
                server("self", Map.of("provides", List.of("x"), "needs", List.of("x"))));
    }

    @Test
    void initHasNoHeap() {
        assertProblem(
                "SALT2001: server init: heapBytes: init has no heap", server("init", Map.of("heapBytes", 1 << 20)));
    }

    @Test
    void initNeitherNeedsNorServes() {
        assertProblem(
                "init is started before every other server",
                server("init", Map.of("needs", List.of("log"))),
                server("a", Map.of("provides", List.of("log"))));
        assertProblem(
                "is provided by init, which serves nobody",
                server("init", Map.of("provides", List.of("log"))),
                server("a", Map.of("needs", List.of("log"))));
    }

    @Test
    void namesOfKernelCapabilitiesAreReserved() {
        assertProblem(
                "\"kernel.x\" is a name of the kernel's own capabilities",
                INIT,
                server("a", Map.of("provides", List.of("kernel.x"))));
    }

    @Test
    void aDeviceHasOneOwner() {
        assertProblem(
                "SALT2005: server b: ports: 0x3fc-0x3fc overlaps 0x3f8-0x3ff of server a",
                INIT,
                server("a", Map.of("ports", List.of("0x3f8-0x3ff"))),
                server("b", Map.of("ports", List.of("0x3fc"))));
        assertProblem(
                "SALT2005: server b: irqs: line 4 already belongs to server a",
                INIT,
                server("a", Map.of("irqs", List.of(4))),
                server("b", Map.of("irqs", List.of(3, 4))));
    }

    @Test
    void memoryMustFit() {
        assertProblem(
                "SALT2006: server big: memory: it takes 131092 KiB, the largest part of 262144 KiB",
                INIT,
                server("small", Map.of()),
                server("big", Map.of("memory", "128M")));
    }

    @Test
    void theProcessorMustSuffice() {
        Map<String, Object> third = Map.of("budgetMicros", 1, "periodMicros", 3);
        Bundle idle = server("init", Map.of("periodMicros", 0));
        assertThat(SystemPlan.of(List.of(idle, server("a", third), server("b", third), server("c", third)))
                        .servers())
                .hasSize(3);
        assertProblem(
                "SALT2007: server hog: budgetMicros: it takes 90.0 % of the processor, the largest part of 123.3 %",
                idle, server("a", third), server("hog", Map.of("budgetMicros", 900, "periodMicros", 1000)));
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        List<Bundle> servers = new ArrayList<>(List.of(INIT));
        servers.add(server("a", Map.of("needs", List.of("x"), "irqs", List.of(1))));
        servers.add(server("b", Map.of("needs", List.of("y"), "irqs", List.of(1))));
        assertThatThrownBy(() -> SystemPlan.of(servers))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.diagnostics()).hasSize(3));
    }

    @Test
    void aKernelIsNoServer() {
        Bundle kernel = new Bundle("kernel.zip", new byte[0], Optional.empty(), new byte[0], new byte[0]);
        assertThatThrownBy(() -> SystemPlan.of(List.of(INIT, kernel)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("kernel.zip")
                .hasMessageContaining("has no manifest");
    }

    /** A server whose only segment has 4 KiB of memory. */
    static Bundle server(String name, Map<String, Object> values) {
        return server(name, values, "");
    }

    /** The same, with facts as JSON. */
    static Bundle server(String name, Map<String, Object> values, String facts) {
        Map<String, Object> manifest = new HashMap<>(values);
        manifest.put("name", name);
        byte[] elf = new ElfBuilder()
                .entry(0x400000)
                .load(0x400000, 5, new byte[16], 4096)
                .build();
        byte[] text = facts.getBytes(StandardCharsets.UTF_8);
        return new Bundle(name + ".zip", elf, Optional.of(manifest), new byte[0], text);
    }

    private static void assertProblem(String message, Bundle... servers) {
        assertThatThrownBy(() -> SystemPlan.of(List.of(servers)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message)
                .hasMessageMatching("(?s).*(try: |did you mean).*");
    }
}
