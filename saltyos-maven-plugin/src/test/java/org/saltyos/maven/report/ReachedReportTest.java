package org.saltyos.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file says who called what, and the way from an entry point is found in it. */
class ReachedReportTest {
    @TempDir
    Path directory;

    @Test
    void theWayLeadsFromTheEntryPoint() {
        Path file = directory.resolve(ReachedReport.FILE);
        ReachedReport.write(
                new TreeMap<>(Map.of(
                        "a.Work.run()V", "a.Main.main(J)V:12",
                        "java.util.List.add(Ljava/lang/Object;)Z", "a.Work.run()V:3",
                        "java.util.ArrayList.add(Ljava/lang/Object;)Z", "java.util.List.add(Ljava/lang/Object;)Z:0")),
                file);
        assertThat(ReachedReport.explain(file, "ArrayList", 5))
                .containsExactly("a.Main.main:12 -> a.Work.run:3 -> java.util.List.add -> java.util.ArrayList.add");
        assertThat(ReachedReport.explain(file, ".add", 1))
                .containsExactly("a.Main.main:12 -> a.Work.run:3 -> java.util.List.add");
        assertThat(ReachedReport.explain(file, "nothing", 5)).isEmpty();
    }

    @Test
    void methodsThatCallEachOtherEnd() {
        Path file = directory.resolve(ReachedReport.FILE);
        ReachedReport.write(new TreeMap<>(Map.of("a.A.x()V", "a.A.y()V:1", "a.A.y()V", "a.A.x()V:2")), file);
        assertThat(ReachedReport.explain(file, "A.x", 5)).hasSize(1);
    }
}
