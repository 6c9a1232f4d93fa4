package benchmarks;

/** The same small random numbers for all programs. */
final class Numbers {
    private int seed = 74755;

    int next() {
        seed = (seed * 1309 + 13849) & 65535;
        return seed;
    }
}
