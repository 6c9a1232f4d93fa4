package org.saltyos.kernite.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.SystemCall;
import org.saltyos.kernite.SimulatedKernel;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.sched.Timeouts;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.lang.memory.Mem;

/** Waiting for words: who waits where, who is woken and in which order, and whose business it is. */
class FutexesTest {
    private static final long BASE = 0x40_0000L;
    private static final int THREADS = 40;

    private SimulatedKernel kernel;
    private Tcb[] threads;
    private Tcb main;
    private long page;

    @BeforeEach
    void boot() {
        kernel = new SimulatedKernel();
        main = kernel.runningThread();
        threads = new Tcb[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = kernel.runningThread();
        }
        Tcb[] all = new Tcb[THREADS + 1];
        System.arraycopy(threads, 0, all, 0, THREADS);
        all[THREADS] = main;
        kernel.shareSpace(all);
        page = kernel.page();
        kernel.map(main, BASE, page, true);
        kernel.leave();
    }

    @AfterEach
    void nobodyIsLeft() {
        for (Tcb thread : threads) {
            Tcbs.suspend(thread);
        }
        assertThat(FutexTree.isEmpty()).isTrue();
        assertThat(ThisCpu.get().timeouts()).isZero();
    }

    private void await(Tcb thread, long address) throws Refusal {
        Futexes.await(kernel.enter(thread), address, 0, Timeouts.NEVER);
        assertThat(thread.state()).isEqualTo(ThreadState.WAITING_FUTEX);
    }

    private long wake(long address, long count) throws Refusal {
        Futexes.wake(kernel.enter(main), address, count);
        assertThat(main.rax()).isEqualTo(ErrorCode.OK);
        return main.rdi();
    }

    private static void assertWoken(Tcb thread) {
        assertThat(thread.state()).isEqualTo(ThreadState.RUNNING);
        assertThat(thread.rax()).isEqualTo(ErrorCode.OK);
    }

    private static void assertRefused(ThrowingCallable call, int code, int word) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.word()).isEqualTo(word);
        });
    }

    @Test
    void wakesInTheOrderTheyCame() throws Refusal {
        for (int i = 0; i < 5; i++) {
            await(threads[i], BASE + 8);
        }
        assertThat(wake(BASE + 8, 2)).isEqualTo(2);
        assertWoken(threads[0]);
        assertWoken(threads[1]);
        assertThat(threads[2].state()).isEqualTo(ThreadState.WAITING_FUTEX);
        Tcbs.suspend(threads[2]);
        Tcbs.suspend(threads[4]);
        assertThat(wake(BASE + 8, -1)).isEqualTo(1);
        assertWoken(threads[3]);
        assertThat(wake(BASE + 8, 1)).isZero();
    }

    @Test
    void oneCallWakesABoundedNumber() throws Refusal {
        for (Tcb thread : threads) {
            await(thread, BASE);
        }
        assertThat(wake(BASE, Long.MAX_VALUE)).isEqualTo(SystemCall.FUTEX_BATCH);
        assertThat(wake(BASE, Long.MAX_VALUE)).isEqualTo(THREADS - SystemCall.FUTEX_BATCH);
    }

    @Test
    void changedWordIsNotWaitedFor() {
        Mem.putInt(page + 4, 7);
        assertRefused(() -> Futexes.await(main, BASE + 4, 6, Timeouts.NEVER), ErrorCode.WOULD_BLOCK, 0);
        assertRefused(() -> Futexes.await(main, BASE + 4, 6, 0), ErrorCode.WOULD_BLOCK, 0);
        assertThat(main.state()).isEqualTo(ThreadState.RUNNING);
    }

    @Test
    void comparesOnly32Bits() throws Refusal {
        Mem.putInt(page, -1);
        Futexes.await(kernel.enter(threads[0]), BASE, 0xffff_ffffL, Timeouts.NEVER);
        assertThat(wake(BASE, 1)).isEqualTo(1);
    }

    @Test
    void timeEndsTheWait() throws Refusal {
        Futexes.await(kernel.enter(main), BASE, 0, 0);
        assertThat(main.rax()).isEqualTo(ErrorCode.TIMEOUT);
        await(threads[0], BASE);
        Futexes.await(kernel.enter(threads[1]), BASE, 0, kernel.time() + 1000);
        await(threads[2], BASE);
        kernel.run(1000);
        assertThat(threads[1].state()).isEqualTo(ThreadState.RUNNING);
        assertThat(threads[1].rax()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(wake(BASE, 9)).isEqualTo(2);
    }

    @Test
    void onlyWordsThatTheCallerCanWrite() {
        long readOnly = BASE + 0x1000;
        kernel.map(main, readOnly, kernel.page(), false);
        assertRefused(() -> Futexes.wake(main, BASE + 2, 1), ErrorCode.ALIGNMENT_ERROR, 0);
        assertRefused(() -> Futexes.wake(main, -8, 1), ErrorCode.RANGE_ERROR, 0);
        assertRefused(() -> Futexes.wake(main, 0x7fff_ffff_f000L, 1), ErrorCode.RANGE_ERROR, 0);
        assertRefused(() -> Futexes.wake(main, 0, 1), ErrorCode.FAILED_LOOKUP, 0);
        assertRefused(() -> Futexes.wake(main, readOnly, 1), ErrorCode.FAILED_LOOKUP, 0);
        assertRefused(() -> Futexes.await(main, readOnly, 0, 0), ErrorCode.FAILED_LOOKUP, 0);
        assertRefused(() -> Futexes.requeue(main, BASE, 0, readOnly, 1, 1), ErrorCode.FAILED_LOOKUP, 2);
        assertRefused(() -> Futexes.requeue(main, BASE, 0, BASE + 1, 1, 1), ErrorCode.ALIGNMENT_ERROR, 2);
        assertRefused(() -> Futexes.requeue(main, BASE, 0, BASE, 1, 1), ErrorCode.INVALID_ARGUMENT, 2);
        assertRefused(() -> Futexes.requeue(main, BASE, 1, BASE + 4, 1, 1), ErrorCode.WOULD_BLOCK, 0);
        main.vspace().extra(0);
        assertRefused(() -> Futexes.wake(main, BASE, 1), ErrorCode.FAILED_LOOKUP, 0);
    }

    @Test
    void sharedPagesMeetWhereverTheyAreMapped() throws Refusal {
        kernel.shareSpace(threads[0]);
        kernel.map(threads[0], 0x7000_0000L, page, true);
        await(threads[0], 0x7000_0010L);
        assertThat(wake(BASE + 0x10, 1)).isEqualTo(1);
        assertWoken(threads[0]);
    }

    @Test
    void aWaiterWithoutTheWordIsLetGoAndDoesNotCount() throws Refusal {
        kernel.shareSpace(threads[0]);
        kernel.map(threads[0], BASE, page, true);
        await(threads[0], BASE);
        await(threads[1], BASE);
        kernel.map(threads[0], BASE, 0, false);
        assertThat(wake(BASE, 1)).isEqualTo(1);
        assertThat(threads[0].rax()).isEqualTo(ErrorCode.CANCELLED);
        assertWoken(threads[1]);
    }

    @Test
    void requeueWakesSomeAndMovesOthers() throws Refusal {
        for (int i = 0; i < 6; i++) {
            await(threads[i], BASE);
        }
        Futexes.requeue(kernel.enter(main), BASE, 0, BASE + 64, 1, 3);
        assertThat(main.rdi()).isEqualTo(3L << 32 | 1);
        assertWoken(threads[0]);
        assertThat(wake(BASE + 64, 9)).isEqualTo(3);
        assertWoken(threads[1]);
        assertWoken(threads[3]);
        assertThat(wake(BASE, 9)).isEqualTo(2);
    }

    @Test
    void requeueKeepsTheDeadline() throws Refusal {
        Futexes.await(kernel.enter(threads[0]), BASE, 0, kernel.time() + 1000);
        Futexes.requeue(kernel.enter(main), BASE, 0, BASE + 64, 0, 1);
        kernel.run(1000);
        assertThat(threads[0].rax()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(wake(BASE + 64, 9)).isZero();
    }

    @Test
    void waitersOfOtherSpacesAreWokenInPlaceOfBeingMoved() throws Refusal {
        kernel.shareSpace(threads[0]);
        kernel.map(threads[0], BASE, page, true);
        await(threads[0], BASE);
        Futexes.requeue(kernel.enter(main), BASE, 0, BASE + 64, 0, 5);
        assertThat(main.rdi()).isEqualTo(1);
        assertWoken(threads[0]);
    }

    /** Random waits, wakes, moves, timeouts and suspensions against lists. */
    @Test
    void manyWordsKeepTheirWaitersApart() throws Refusal {
        Random random = new Random(11);
        Map<Long, List<Tcb>> model = new HashMap<>();
        for (int step = 0; step < 6000; step++) {
            long address = BASE + 4L * random.nextInt(24);
            List<Tcb> queue = model.computeIfAbsent(address, key -> new ArrayList<>());
            Tcb thread = threads[random.nextInt(THREADS)];
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> {
                    if (thread.state() == ThreadState.RUNNING) {
                        await(thread, address);
                        queue.add(thread);
                    }
                }
                case 3 -> {
                    int count = random.nextInt(4);
                    assertThat(wake(address, count)).isEqualTo(Math.min(count, queue.size()));
                    takeWoken(queue, Math.min(count, queue.size()));
                }
                case 4 -> {
                    Tcbs.suspend(thread);
                    model.values().forEach(waiters -> waiters.remove(thread));
                    Tcbs.resume(thread);
                }
                default -> {
                    long target = BASE + 4L * random.nextInt(24);
                    if (target != address) {
                        Futexes.requeue(kernel.enter(main), address, 0, target, 1, 2);
                        int woken = Math.min(1, queue.size());
                        takeWoken(queue, woken);
                        int moved = Math.min(2, queue.size());
                        assertThat(main.rdi()).isEqualTo((long) moved << 32 | woken);
                        for (int i = 0; i < moved; i++) {
                            model.computeIfAbsent(target, key -> new ArrayList<>())
                                    .add(queue.remove(0));
                        }
                    }
                }
            }
        }
    }

    private static void takeWoken(List<Tcb> queue, int count) {
        for (int i = 0; i < count; i++) {
            assertWoken(queue.remove(0));
        }
    }
}
