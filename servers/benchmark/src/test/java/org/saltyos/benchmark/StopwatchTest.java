package org.saltyos.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.saltyos.lang.machine.Machine;

/** The registers of a measured call go where the assembly reads them, and a refused call is never a measurement. */
class StopwatchTest {
    private static final long BLOCK = 0x5000;

    @Test
    void registersGoThroughTheBlock() {
        Machine.reset().memory().map(BLOCK, new byte[SystemCallBlock.SIZE]);
        Stopwatch.start(BLOCK);
        Stopwatch.begin();
        Stopwatch.call(3, 4, 5, 6, 7, 8, 9);
        SystemCallBlock block = new SystemCallBlock(BLOCK);
        assertThat(new long[] {
                    block.number(),
                    block.capability(),
                    block.information(),
                    block.word0(),
                    block.word1(),
                    block.word2(),
                    block.word3()
                })
                .containsExactly(3, 4, 5, 6, 7, 8, 9);
        assertThat(Stopwatch.least()).as("nothing takes time on HotSpot").isZero();
    }

    @Test
    void aRefusedCallStopsTheMeasurement() {
        assertThatCode(() -> Bench.require(0)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Bench.require(3)).isInstanceOf(IllegalStateException.class);
    }
}
