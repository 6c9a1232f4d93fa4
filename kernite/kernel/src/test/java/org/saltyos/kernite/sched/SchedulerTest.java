package org.saltyos.kernite.sched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.kernite.SimulatedKernel;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;

/** Who runs when: deadlines, budgets, best effort, sleep and admission, in simulated time. */
class SchedulerTest {
    private static final long MILLI = 1_000_000;

    private SimulatedKernel kernel;

    @BeforeEach
    void boot() {
        kernel = new SimulatedKernel();
    }

    @Test
    void idlesWithoutTimerWhenNobodyWantsToRun() {
        kernel.thread();
        assertThat(kernel.leave().address()).isZero();
        assertThat(ThisCpu.get().timerAt()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void nobodyRunsWithoutAConfiguredContext() throws Refusal {
        Tcb tcb = kernel.thread();
        SchedContext sched = kernel.schedContext();
        SchedContexts.bind(sched, tcb);
        Tcbs.resume(tcb);
        assertThat(kernel.leave().address()).isZero();
        assertThat(kernel.run(MILLI).address()).isZero();
        SchedContexts.configure(sched, MILLI, 0, 0);
        assertThat(kernel.leave()).isEqualTo(tcb);
    }

    @Test
    void earliestDeadlineRunsFirst() {
        Tcb late = kernel.runningThread(MILLI, 10 * MILLI, 0);
        Tcb early = kernel.runningThread(MILLI, 5 * MILLI, 0);
        Tcb bestEffort = kernel.runningThread();
        assertThat(kernel.leave()).isEqualTo(early);
        Tcbs.suspend(early);
        assertThat(kernel.leave()).isEqualTo(late);
        Tcbs.suspend(late);
        assertThat(kernel.leave()).isEqualTo(bestEffort);
        Tcbs.resume(early);
        assertThat(kernel.leave()).isEqualTo(early);
    }

    @Test
    void budgetIsEnforcedInEveryPeriodWhateverOthersDo() {
        Tcb greedy = kernel.runningThread(2 * MILLI, 10 * MILLI, 0);
        Tcb bestEffort = kernel.runningThread();
        SchedContext sched = new SchedContext(greedy.sched());
        kernel.leave();
        SchedContexts.consumed(sched);
        for (int period = 0; period < 20; period++) {
            kernel.run(10 * MILLI);
            assertThat(SchedContexts.consumed(sched)).isBetween(2 * MILLI - 10_000, 2 * MILLI + 10_000);
        }
        assertThat(kernel.leave()).isIn(greedy, bestEffort);
    }

    @Test
    void bestEffortThreadsTakeTurns() {
        Tcb first = kernel.runningThread(3 * MILLI, 0, 0);
        Tcb second = kernel.runningThread(3 * MILLI, 0, 0);
        kernel.leave();
        kernel.run(300 * MILLI);
        long one = SchedContexts.consumed(new SchedContext(first.sched()));
        long two = SchedContexts.consumed(new SchedContext(second.sched()));
        assertThat(one + two).isBetween(300 * MILLI - 10_000, 300 * MILLI);
        assertThat(Math.abs(one - two)).isLessThanOrEqualTo(3 * MILLI);
    }

    @Test
    void yieldGivesTheRestOfThePeriodAway() {
        Tcb reserved = kernel.runningThread(2 * MILLI, 10 * MILLI, 0);
        Tcb other = kernel.runningThread();
        assertThat(kernel.leave()).isEqualTo(reserved);
        Scheduler.yield();
        assertThat(kernel.leave()).isEqualTo(other);
        assertThat(kernel.run(9 * MILLI)).isEqualTo(other);
        assertThat(kernel.run(MILLI)).isEqualTo(reserved);
    }

    @Test
    void yieldBetweenBestEffortThreadsIsRoundRobin() {
        List<Tcb> threads = List.of(kernel.runningThread(), kernel.runningThread(), kernel.runningThread());
        List<Tcb> order = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            order.add(kernel.leave());
            kernel.setTime(kernel.time() + 10);
            Scheduler.yield();
        }
        assertThat(order.subList(0, 3)).containsExactlyInAnyOrderElementsOf(threads);
        assertThat(order.subList(3, 6)).isEqualTo(order.subList(0, 3));
    }

    @Test
    void sleeperWakesAtItsTime() {
        Tcb sleeper = kernel.runningThread();
        kernel.leave();
        long wake = kernel.time() + 7 * MILLI;
        Scheduler.sleepUntil(sleeper, wake);
        assertThat(kernel.leave().address()).isZero();
        assertThat(ThisCpu.get().timerAt()).isEqualTo(wake);
        assertThat(kernel.run(6 * MILLI).address()).isZero();
        assertThat(kernel.run(MILLI)).isEqualTo(sleeper);
    }

    /** Found by fuzzing: it slept for ever. */
    @Test
    void sleeperWakesThoughItGotOtherParameters() throws Refusal {
        Tcb sleeper = kernel.runningThread();
        kernel.leave();
        Scheduler.sleepUntil(sleeper, kernel.time() + 7 * MILLI);
        kernel.leave();
        SchedContexts.configure(new SchedContext(sleeper.sched()), MILLI, 0, 0);
        assertThat(kernel.run(6 * MILLI).address()).isZero();
        assertThat(kernel.run(MILLI)).isEqualTo(sleeper);
    }

    @Test
    void suspendedSleeperDoesNotWake() {
        Tcb sleeper = kernel.runningThread();
        kernel.leave();
        Scheduler.sleepUntil(sleeper, kernel.time() + MILLI);
        kernel.leave();
        Tcbs.suspend(sleeper);
        assertThat(kernel.run(5 * MILLI).address()).isZero();
        Tcbs.resume(sleeper);
        assertThat(kernel.leave()).isEqualTo(sleeper);
    }

    @Test
    void wakingLateInAPeriodGivesNoMoreThanTheShare() {
        Tcb thread = kernel.runningThread(5 * MILLI, 10 * MILLI, 0);
        SchedContext sched = new SchedContext(thread.sched());
        Random random = new Random(3);
        kernel.leave();
        long start = kernel.time();
        SchedContexts.consumed(sched);
        long consumed = 0;
        for (int i = 0; i < 400; i++) {
            kernel.run(random.nextInt(4_000_000));
            consumed += SchedContexts.consumed(sched);
            Tcbs.suspend(thread);
            kernel.run(random.nextInt(3_000_000));
            Tcbs.resume(thread);
            long elapsed = kernel.time() - start;
            assertThat(consumed).isLessThanOrEqualTo(elapsed / 2 + 5 * MILLI + 50_000);
        }
    }

    @Test
    void admittedThreadsMeetEveryDeadline() {
        long[][] tasks = {{1, 4}, {1, 5}, {2, 7}, {1, 9}};
        List<SchedContext> contexts = new ArrayList<>();
        for (long[] task : tasks) {
            contexts.add(new SchedContext(
                    kernel.runningThread(task[0] * MILLI, task[1] * MILLI, 0).sched()));
        }
        kernel.leave();
        kernel.run(1260 * MILLI);
        for (int i = 0; i < tasks.length; i++) {
            long share = SchedContexts.consumed(contexts.get(i)) * tasks[i][1];
            assertThat(share).isCloseTo(1260 * MILLI * tasks[i][0], org.assertj.core.data.Percentage.withPercentage(2));
        }
    }

    @Test
    void promisesNoMoreThanTheWholeProcessor() throws Refusal {
        SchedContext half = kernel.schedContext();
        SchedContexts.configure(half, 5 * MILLI, 10 * MILLI, 0);
        SchedContext rest = kernel.schedContext();
        assertThatThrownBy(() -> SchedContexts.configure(rest, 6 * MILLI, 10 * MILLI, 0))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.ADMISSION_REFUSED));
        SchedContexts.configure(rest, 5 * MILLI, 10 * MILLI, 0);
        SchedContexts.destroy(half);
        SchedContexts.configure(rest, 10 * MILLI, 10 * MILLI, 0);
    }

    @Test
    void refusesTimesThatMakeNoSense() {
        SchedContext sched = kernel.schedContext();
        long[][] wrong = {
            {0, 10 * MILLI, 0},
            {-1, 10 * MILLI, 0},
            {11 * MILLI, 10 * MILLI, 0},
            {2 * MILLI, 10 * MILLI, MILLI},
            {MILLI, 10 * MILLI, 11 * MILLI},
            {MILLI, -1, 0},
            {MILLI, Long.MAX_VALUE, 0},
            {Long.MAX_VALUE, Long.MAX_VALUE, 0}
        };
        for (long[] times : wrong) {
            assertThatThrownBy(() -> SchedContexts.configure(sched, times[0], times[1], times[2]))
                    .isInstanceOf(Refusal.class);
        }
    }
}
