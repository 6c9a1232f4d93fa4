package org.saltyos.kernite.arch.x86_64;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.saltyos.kernite.SimulatedKernel;
import org.saltyos.kernite.debug.Trace;

/** Traps take the fastpath if the command line allows it, nobody traces them, and, for the timer, there is one processor. */
class FastTrapsTest {
    @AfterEach
    void close() {
        FastTraps.allow(false);
        Trace.set(false);
        Processors.clear();
    }

    private static void expect(int traps, int ticks) {
        assertThat(ThisCpu.first().fastTraps()).isEqualTo(traps);
        assertThat(ThisCpu.first().fastTicks()).isEqualTo(ticks);
    }

    @Test
    void notWhileTheyAreTraced() {
        new SimulatedKernel();
        FastTraps.allow(true);
        expect(1, 1);
        Trace.set(true);
        expect(0, 0);
        Trace.set(false);
        expect(1, 1);
    }

    @Test
    void neverIfTheCommandLineSaysSo() {
        new SimulatedKernel();
        FastTraps.allow(false);
        expect(0, 0);
        Trace.set(false);
        expect(0, 0);
    }

    @Test
    void theTimerOnlyOnOneProcessor() {
        new SimulatedKernel(2);
        FastTraps.allow(true);
        expect(1, 0);
    }
}
