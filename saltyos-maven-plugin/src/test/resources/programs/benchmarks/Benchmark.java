package benchmarks;

/** One well-known program: does its work and says a number that tells whether it did it right. */
interface Benchmark {
    String name();

    long run();
}
