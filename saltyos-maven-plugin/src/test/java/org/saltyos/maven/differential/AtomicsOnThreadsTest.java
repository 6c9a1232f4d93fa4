package org.saltyos.maven.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.memory.AtomicMem;
import org.saltyos.lang.sync.AtomicFlag;
import org.saltyos.lang.sync.AtomicInt;
import org.saltyos.lang.sync.AtomicLong;
import org.saltyos.lang.sync.AtomicRef;

/** The host half of atomics under several threads: no update is lost, and what is published is seen. */
class AtomicsOnThreadsTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 20_000;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private void together(Callable<?> work) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            running.add(threads.submit(work));
        }
        for (Future<?> each : running) {
            each.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void noAdditionIsLost() throws Exception {
        AtomicInt number = new AtomicInt(0);
        AtomicLong wide = new AtomicLong(0);
        together(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                number.getAndAdd(1);
                wide.getAndAddRelease(3);
            }
            return null;
        });
        assertThat(number.getVolatile()).isEqualTo(THREADS * ROUNDS);
        assertThat(wide.getAcquire()).isEqualTo(3L * THREADS * ROUNDS);
    }

    @Test
    void aLoopOfWeakExchangesLosesNothing() throws Exception {
        AtomicInt number = new AtomicInt(0);
        together(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                int old = number.getOpaque();
                while (!number.weakCompareAndSet(old, old + 1)) {
                    old = number.getOpaque();
                }
            }
            return null;
        });
        assertThat(number.getVolatile()).isEqualTo(THREADS * ROUNDS);
    }

    @Test
    void aFlagIsALock() throws Exception {
        AtomicFlag locked = new AtomicFlag(false);
        int[] plain = new int[1];
        together(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                while (!locked.weakCompareAndSetAcquire(false, true)) {
                    Thread.onSpinWait();
                }
                plain[0]++;
                locked.setRelease(false);
            }
            return null;
        });
        assertThat(plain[0]).isEqualTo(THREADS * ROUNDS);
    }

    @Test
    void whatWasWrittenBeforeReleaseIsSeenAfterAcquire() throws Exception {
        AtomicRef<int[]> box = new AtomicRef<>(null);
        Future<Integer> reader = threads.submit(() -> {
            int[] found = box.getAcquire();
            while (found == null) {
                Thread.onSpinWait();
                found = box.getAcquire();
            }
            return found[0];
        });
        int[] content = new int[1];
        content[0] = 42;
        box.setRelease(content);
        assertThat(reader.get(60, TimeUnit.SECONDS)).isEqualTo(42);
    }

    @Test
    void machinesThatShareMemoryLoseNothing() throws Exception {
        byte[] shared = new byte[16];
        together(() -> {
            Machine.reset().memory().map(0x1000, shared);
            for (int i = 0; i < ROUNDS; i++) {
                AtomicMem.getAndAddInt(0x1000, 1);
                long old = AtomicMem.getLongVolatile(0x1008);
                while (!AtomicMem.weakCompareAndSetLong(0x1008, old, old + 2)) {
                    old = AtomicMem.getLongAcquire(0x1008);
                }
            }
            return null;
        });
        Machine.reset().memory().map(0x1000, shared);
        assertThat(AtomicMem.getIntAcquire(0x1000)).isEqualTo(THREADS * ROUNDS);
        assertThat(AtomicMem.getLongVolatile(0x1008)).isEqualTo(2L * THREADS * ROUNDS);
    }

    @Test
    void atomicMemoryIsAligned() {
        Machine.reset().memory().map(0x1000, 16);
        assertThatThrownBy(() -> AtomicMem.getIntAcquire(0x1002))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("atomic access of 4 bytes at 0x1002 is not aligned");
        AtomicMem.putLongRelease(0x1008, -1);
        assertThat(AtomicMem.getAndBitwiseAndLong(0x1008, 6)).isEqualTo(-1);
        assertThat(AtomicMem.compareAndSetLong(0x1008, 6, 7)).isTrue();
        assertThat(AtomicMem.compareAndExchangeLong(0x1008, 6, 8)).isEqualTo(7);
    }
}
