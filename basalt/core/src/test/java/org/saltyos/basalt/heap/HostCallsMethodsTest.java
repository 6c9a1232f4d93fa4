package org.saltyos.basalt.heap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.kernel.SystemCalls;

/** What the managed language asks of the kernel. */
class HostCallsMethodsTest {
    private static final long NOW = 5_000_000;

    @Test
    void whoSleepsWakesWhenTheTimeHasPassed() {
        HostKernel.reset().setClock(NOW);
        HostCallsMethods.sleep(300);
        assertThat(SystemCalls.clock()).isEqualTo(NOW + 300);
    }

    @Test
    void theLongestSleepIsNoTimeInThePast() {
        HostKernel.reset().setClock(NOW);
        HostCallsMethods.sleep(Long.MAX_VALUE);
        assertThat(SystemCalls.clock()).isEqualTo(Long.MAX_VALUE);
    }
}
