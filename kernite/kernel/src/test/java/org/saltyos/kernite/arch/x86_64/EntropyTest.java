package org.saltyos.kernite.arch.x86_64;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.machine.Machine;

/** Random numbers use what the processor has, and the window on memory stays inside the kernel's half. */
class EntropyTest {
    private static final long GIB = 1L << 30;

    @BeforeEach
    void newMachine() {
        Machine.reset();
        Machine.current().setRegister("cpuid0.0.low", 7);
    }

    @Test
    void eachSourceCounts() {
        Set<Long> numbers = new HashSet<>();
        assertThat(numbers.add(Entropy.next())).isTrue();
        Machine.current().setRegister("tsc", 1);
        assertThat(numbers.add(Entropy.next())).as("the time").isTrue();
        Machine.current().setRegister("rdrand", 5);
        Machine.current().setRegister("rdseed", 6);
        assertThat(numbers.add(Entropy.next()))
                .as("instructions it does not have")
                .isFalse();
        Machine.current().setRegister("cpuid1.0.high", 1L << 30);
        assertThat(numbers.add(Entropy.next())).as("RDRAND").isTrue();
        Machine.current().setRegister("cpuid7.0.low", 1L << 50);
        assertThat(numbers.add(Entropy.next())).as("RDSEED").isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 0x1_fff7, 0x1_fff8, 0xffff, 0x1_0000, -1, Long.MIN_VALUE, 0x1234_5678_9abc_def0L})
    void theWindowFitsBelowTheKernel(long number) {
        long base = Entropy.directMap(number);
        assertThat(base & GIB - 1).isZero();
        assertThat(base).isGreaterThanOrEqualTo(DirectMap.BASE);
        assertThat(base + (1L << DirectMap.PHYSICAL_BITS)).isNegative().isLessThanOrEqualTo(0xffff_ffff_0000_0000L);
    }

    @Test
    void theWindowHasManyPlaces() {
        Set<Long> places = new HashSet<>();
        for (int i = 0; i < 1 << 16; i++) {
            places.add(Entropy.directMap(2L * i));
        }
        assertThat(places).hasSize((1 << 16) - 4);
    }

    @Test
    void addressesGoBothWaysWhereverTheWindowIs() {
        try {
            DirectMap.moveTo(Entropy.directMap(2 * 77));
            assertThat(DirectMap.toKernel(0x1000)).isEqualTo(DirectMap.BASE + 77 * GIB + 0x1000);
            assertThat(DirectMap.toPhysical(DirectMap.toKernel(0x1000))).isEqualTo(0x1000);
        } finally {
            DirectMap.moveTo(DirectMap.BASE);
        }
    }
}
