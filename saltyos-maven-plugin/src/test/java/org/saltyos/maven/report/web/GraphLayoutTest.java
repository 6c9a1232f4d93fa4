package org.saltyos.maven.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who stands where in the drawing. */
class GraphLayoutTest {
    @Test
    void callersStandAboveThoseTheyCall() {
        Map<String, Set<String>> calls = new LinkedHashMap<>();
        calls.put("programs", Set.of("procmgr"));
        calls.put("console", Set.of());
        calls.put("vfs", Set.of("console"));
        calls.put("procmgr", Set.of("vfs", "console"));
        calls.put("echo", Set.of());
        calls.put("client", Set.of("echo", "console"));
        assertThat(rows(calls))
                .containsExactly(
                        List.of("programs"),
                        List.of("procmgr"),
                        List.of("vfs", "procmgr > console > 2", "client"),
                        List.of("console", "echo"));
        assertThat(GraphLayout.of(calls).route(new GraphLayout.Edge("procmgr", "console")))
                .containsExactly("procmgr > console > 2");
        assertThat(GraphLayout.of(calls).route(new GraphLayout.Edge("vfs", "console")))
                .isEmpty();
    }

    private static List<List<String>> rows(Map<String, Set<String>> calls) {
        return GraphLayout.of(calls).rows();
    }

    @Test
    void longRowsAreDividedAndCirclesEnd() {
        Map<String, Set<String>> many = new LinkedHashMap<>();
        for (int i = 0; i < 14; i++) {
            many.put("s" + i, Set.of());
        }
        assertThat(rows(many)).extracting(List::size).containsExactly(6, 6, 2);
        assertThat(rows(Map.of("a", Set.of("a")))).containsExactly(List.of("a"));
        assertThat(rows(Map.of())).isEmpty();
    }
}
