package org.saltyos.paths;

/** Numbers that look random and are the same in every run (Marsaglia, "Xorshift RNGs", 2003, with shifts 13, 7, 17). */
final class Dice {
    private static final long SEED = 0x5a17_05f0_27a1_0001L;

    private static long state = SEED;

    private Dice() {}

    /** The next number; any but 0. */
    static long next() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return state;
    }

    /** The next number from 0 to {@code end - 1}. */
    static int below(int end) {
        return (int) ((next() >>> 33) % end);
    }

    /** True once in {@code count} times. */
    static boolean onceIn(int count) {
        return below(count) == 0;
    }
}
