package org.saltyos.fuzz;

/**
 * Numbers that look random and follow from a seed (Marsaglia, "Xorshift RNGs", 2003, with shifts 13, 7, 17). Values never
 * look like an address of the kernel: so one that does, in an answer, was the kernel's.
 *
 * @param state where the state is kept
 */
record Dice(FuzzerState state) {
    private static final long GOLDEN_RATIO = 0x9e37_79b9_7f4a_7c15L;

    /** The state to begin with for number {@code number} of what a seed starts. */
    static long start(long seed, long number) {
        long mixed = (seed + number + 1) * GOLDEN_RATIO;
        mixed ^= mixed >>> 32;
        return mixed == 0 ? GOLDEN_RATIO : mixed;
    }

    /** The next number, 0 or above. */
    long next() {
        long x = state.dice();
        x ^= x << 13;
        x ^= x >>> 7;
        x ^= x << 17;
        state.dice(x);
        return x >>> 1;
    }

    /** The next number from 0 to {@code end - 1}. */
    int below(int end) {
        return (int) ((next() >>> 16) % end);
    }
}
