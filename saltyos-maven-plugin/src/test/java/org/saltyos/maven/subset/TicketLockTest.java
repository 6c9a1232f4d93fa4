package org.saltyos.maven.subset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.saltyos.lang.sync.TicketLock;

/** The lock that the rules are about, under real threads on HotSpot; natively it is the same class file. */
class TicketLockTest {
    private static final int THREADS = 4;
    private static final int MOST_ROUNDS = 20_000;
    private static final long NANOSECONDS = 2_000_000_000L;

    private final TicketLock lock = new TicketLock();
    private int count;
    private boolean inside;
    private boolean overlapped;

    /** A fair lock hands over to threads that may not be running, so that how often depends on the machine: time ends the test. */
    @Test
    @Timeout(60)
    void onlyOneThreadIsInside() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        int[] rounds = new int[THREADS];
        long end = System.nanoTime() + NANOSECONDS;
        for (int i = 0; i < THREADS; i++) {
            int own = i;
            threads.add(new Thread(() -> rounds[own] = work(end)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(rounds).doesNotContain(0);
        assertThat(count).isEqualTo(Arrays.stream(rounds).sum());
        assertThat(overlapped).isFalse();
    }

    private int work(long end) {
        int rounds = 0;
        do {
            lock.lock();
            overlapped |= inside;
            inside = true;
            count++;
            inside = false;
            lock.unlock();
            rounds++;
            if (rounds % 64 == 0) {
                Thread.yield();
            }
        } while (rounds < MOST_ROUNDS && System.nanoTime() < end);
        return rounds;
    }
}
