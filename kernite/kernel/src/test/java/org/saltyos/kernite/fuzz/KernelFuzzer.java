package org.saltyos.kernite.fuzz;

/** What the fuzzer calls with its inputs: each is a sequence of choices in a new {@link FuzzedWorld}. */
public final class KernelFuzzer {
    /** Steps after which an input has shown what it can. */
    private static final int MAX_STEPS = 400;

    private KernelFuzzer() {}

    /** Runs one input. Anything thrown is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        run(input);
    }

    /** Runs one input and returns the number of steps made. */
    static int run(byte[] input) {
        Choices choices = new Choices(input);
        int steps = 0;
        try (FuzzedWorld world = new FuzzedWorld(choices)) {
            while (steps < MAX_STEPS && !choices.exhausted() && world.usable()) {
                world.step();
                steps++;
            }
        }
        return steps;
    }
}
