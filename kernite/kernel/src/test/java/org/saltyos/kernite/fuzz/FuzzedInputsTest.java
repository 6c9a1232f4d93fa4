package org.saltyos.kernite.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sequences of {@link KernelFuzzTest} that chance makes, and those that reached much. */
class FuzzedInputsTest {
    private static final int INPUTS = 10;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void chanceKeepsEveryInvariant(long seed) {
        Random random = new Random(seed);
        int steps = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] input = new byte[KernelFuzzTest.BYTES];
            random.nextBytes(input);
            steps += run("seed " + seed + ", input " + i, input);
        }
        assertThat(steps).isGreaterThan(INPUTS * 50);
    }

    @Test
    void knownInputsKeepEveryInvariant() throws Exception {
        int steps = 0;
        try (Stream<Path> inputs = Files.list(KernelFuzzTest.known())) {
            for (Path input : inputs.sorted().toList()) {
                steps += run(input.toString(), Files.readAllBytes(input));
            }
        }
        assertThat(steps).isGreaterThan(50);
    }

    private static int run(String name, byte[] input) {
        try {
            return KernelFuzzer.run(input);
        } catch (RuntimeException | AssertionError error) {
            throw new AssertionError(name, error);
        }
    }
}
