package org.saltyos.maven.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saltyos.maven.pipeline.ProgramRunner;

/**
 * Well-known programs with many objects, natively against HotSpot's steady state: the ratio of the fastest of thirty runs,
 * after twenty to warm up, in one process each, taken in turns; and the start of the shortest program.
 */
final class ProgramFigures {
    private static final String SUITE = "benchmarks.Suite";
    private static final String START = "benchmarks.Start";
    private static final String UNIT = "ratio to HotSpot";
    private static final int TURNS = 3;
    private static final int STARTS = 15;
    private static final double GOAL_MEAN = 1.0;
    private static final double GOAL_START = 0.01;

    private ProgramFigures() {}

    /** The rows of the report; smaller is better. */
    static List<Map<String, Object>> measure(Path directory) throws IOException, InterruptedException {
        try (ProgramRunner runner = new ProgramRunner("programs/benchmarks", directory)) {
            Map<String, Long> natively = new LinkedHashMap<>();
            Map<String, Long> onHotSpot = new LinkedHashMap<>();
            for (int turn = 0; turn < TURNS; turn++) {
                keepBest(natively, runner.natively("", SUITE, "time").output());
                keepBest(onHotSpot, runner.onHotSpot(SUITE, "time").output());
            }
            List<Map<String, Object>> figures = new ArrayList<>();
            double logarithms = 0;
            for (Map.Entry<String, Long> each : natively.entrySet()) {
                double ratio = (double) each.getValue() / onHotSpot.getOrDefault(each.getKey(), 1L);
                logarithms += Math.log(ratio);
                figures.add(CompilerBenchmark.figure("program/" + each.getKey(), ratio, UNIT, null));
            }
            double mean = Math.exp(logarithms / natively.size());
            figures.add(CompilerBenchmark.figure("program/geometric-mean", mean, UNIT, GOAL_MEAN));
            figures.add(CompilerBenchmark.figure("program/start", start(runner), UNIT, GOAL_START));
            return figures;
        }
    }

    private static void keepBest(Map<String, Long> times, String output) {
        output.lines().forEach(line -> {
            String[] words = line.split(" ");
            times.merge(words[0], Long.parseLong(words[1]), Math::min);
        });
    }

    private static double start(ProgramRunner runner) throws IOException, InterruptedException {
        runner.program(START);
        long natively = Long.MAX_VALUE;
        long onHotSpot = Long.MAX_VALUE;
        for (int i = 0; i < STARTS; i++) {
            natively = Math.min(natively, runner.nanosOfRun(START));
            long start = System.nanoTime();
            runner.onHotSpot(START);
            onHotSpot = Math.min(onHotSpot, System.nanoTime() - start);
        }
        return (double) natively / onHotSpot;
    }
}
