package benchmarks;

import java.util.List;

/** Runs all programs once, or, with the argument {@code time}, many times and prints the fastest in nanoseconds. */
public final class Suite {
    private static final int ROUNDS = 30;
    private static final int WARM_UP = 20;

    private static final List<Benchmark> ALL = List.of(
            new Permute(),
            new Queens(),
            new Sieve(),
            new Towers(),
            new Lists(),
            new Storage(),
            new Bounce(),
            new NBody(),
            new Mandelbrot(),
            new Json(),
            new Richards(),
            new Havlak());

    private Suite() {}

    public static void main(String[] arguments) {
        boolean timed = arguments.length > 0 && arguments[0].equals("time");
        for (Benchmark each : ALL) {
            if (!timed) {
                System.out.println(each.name() + " " + each.run());
                continue;
            }
            long expected = each.run();
            long best = Long.MAX_VALUE;
            for (int i = 0; i < WARM_UP + ROUNDS; i++) {
                long start = System.nanoTime();
                if (each.run() != expected) {
                    throw new IllegalStateException(each.name() + " changed its result");
                }
                long time = System.nanoTime() - start;
                best = i < WARM_UP ? best : Math.min(best, time);
            }
            System.out.println(each.name() + " " + best);
        }
    }
}
