package org.saltyos.maven.subset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.saltyos.lang.sync.TicketLock;

/** The lock that the rules are about, under real threads on HotSpot; natively it is the same class file. */
class TicketLockTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 20_000;

    private final TicketLock lock = new TicketLock();
    private int count;
    private boolean inside;
    private boolean overlapped;

    @Test
    @Timeout(60)
    void onlyOneThreadIsInside() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(new Thread(this::work));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(count).isEqualTo(THREADS * ROUNDS);
        assertThat(overlapped).isFalse();
    }

    private void work() {
        for (int i = 0; i < ROUNDS; i++) {
            lock.lock();
            overlapped |= inside;
            inside = true;
            count++;
            inside = false;
            lock.unlock();
            if (i % 64 == 0) {
                Thread.yield();
            }
        }
    }
}
