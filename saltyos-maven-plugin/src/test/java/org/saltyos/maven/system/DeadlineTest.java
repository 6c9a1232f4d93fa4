package org.saltyos.maven.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saltyos.maven.system.SystemPlanTest.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.saltyos.maven.bundle.Bundle;

/** Deadlines of servers that wait for others. */
class DeadlineTest {
    private static final Bundle INIT = server("init", Map.of("periodMicros", 0));

    /** A server that offers a service of its own name. */
    private static Bundle timed(String name, int budget, int deadline, int period, String... needs) {
        Map<String, Object> values = new HashMap<>();
        values.put("provides", List.of(name));
        values.put("needs", List.of(needs));
        values.put("budgetMicros", budget);
        values.put("deadlineMicros", deadline);
        values.put("periodMicros", period);
        return server(name, values);
    }

    private static SystemPlan plan(Bundle... servers) {
        List<Bundle> all = new ArrayList<>(List.of(INIT));
        all.addAll(List.of(servers));
        return SystemPlan.of(all);
    }

    @Test
    void theServersOnTheWayNeedTimeToo() {
        Bundle disk = timed("disk", 400, 2_000, 2_000);
        Bundle files = timed("files", 300, 2_000, 2_000, "disk");
        List<Bundle> inTime = List.of(INIT, disk, files, timed("sound", 100, 800, 4_000, "files"));
        assertThat(WholeSystem.check(inTime, List.of(), SystemPlan.DEFAULT_MEMORY, Map.of())
                        .warnings())
                .isEmpty();
        List<Bundle> late = List.of(INIT, disk, files, timed("sound", 100, 799, 4_000, "files"));
        WholeSystem system = WholeSystem.check(late, List.of(), SystemPlan.DEFAULT_MEMORY, Map.of());
        assertThat(system.warnings()).hasSize(1);
        assertThat(system.warnings().get(0).render())
                .contains("SALT2008: server sound: deadlineMicros: 799 is less than its own budget of 100")
                .contains("files (300 us) -> disk (400 us)")
                .contains("try: a deadline of at least 800");
    }

    @Test
    void whatRunsOnItsCallersTimeCostsNothingMore() {
        Bundle passive = timed("echo", 0, 0, 20_000);
        assertThat(plan(passive, timed("sound", 100, 100, 4_000, "echo")).servers())
                .hasSize(2);
    }

    @Test
    void aServerWithoutADeadlineOnTheWayLetsOthersPass() {
        Bundle slow = timed("slow", 100, 0, 0);
        Bundle sound = timed("sound", 100, 1_000, 4_000, "slow");
        assertThat(plan(slow, sound).servers()).hasSize(2);
        assertThatThrownBy(() -> plan(slow, sound, timed("video", 900, 9_000, 9_000)))
                .hasMessageContaining(
                        "SALT2009: server sound: needs: \"slow\": server video (deadline 9000 us) can keep it"
                                + " waiting beyond its deadline of 1000 us, because slow works without a deadline")
                .hasMessageContaining("try: deadlineMicros of at most 1000 for slow");
        assertThat(plan(slow, sound, timed("video", 90, 900, 9_000)).servers()).hasSize(3);
    }

    @Test
    void aServerOnTheTimeOfASlowerCallerLetsOthersPass() {
        Bundle log = timed("log", 0, 0, 20_000);
        Bundle sound = timed("sound", 100, 1_000, 4_000, "log");
        Bundle video = timed("video", 900, 9_000, 9_000);
        assertThat(plan(log, sound, video).servers()).hasSize(3);
        assertThatThrownBy(() -> plan(log, sound, video, timed("batch", 100, 0, 0, "log")))
                .hasMessageContaining("SALT2009: server sound: needs: \"log\": server video")
                .hasMessageContaining("log works without a deadline on the time of batch")
                .hasMessageContaining("try: budgetMicros and deadlineMicros of its own for log");
    }
}
