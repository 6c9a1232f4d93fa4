package org.saltyos.kernite.sched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.SimulatedKernel;
import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.Processors;
import org.saltyos.kernite.arch.x86_64.Tlb;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.ipc.Endpoint;
import org.saltyos.kernite.ipc.Endpoints;
import org.saltyos.kernite.ipc.Notification;
import org.saltyos.kernite.ipc.Notifications;
import org.saltyos.kernite.ipc.Replies;
import org.saltyos.kernite.thread.FloatingPoints;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.memory.Mem;

/** Several processors on the simulated machine, one after the other in the kernel, and what holds in between. */
class ProcessorsTest {
    private static final long MILLI = 1_000_000;
    private static final int STEPS = 1_500;

    private SimulatedKernel kernel = new SimulatedKernel(4);

    @AfterEach
    void oneAgain() {
        kernel.on(0);
        Processors.clear();
    }

    private Tcb enter(int processor) {
        kernel.on(processor);
        return kernel.leave();
    }

    private static SchedContext time(Tcb tcb) {
        return new SchedContext(tcb.sched());
    }

    @Test
    void eachProcessorTakesOneOfThoseThatWait() {
        List<Tcb> threads = List.of(kernel.runningThread(), kernel.runningThread(), kernel.runningThread());
        assertThat(List.of(enter(0), enter(1), enter(2))).containsExactlyInAnyOrderElementsOf(threads);
        assertThat(enter(3).address()).isZero();
        ProcessorInvariants.check(kernel);
    }

    @Test
    void whoWakesJoinsTheProcessorThatWokeItAndAnIdleOneIsCalled() {
        Tcb waker = kernel.runningThread();
        for (int i = 0; i < 4; i++) {
            enter(i);
        }
        kernel.on(0);
        Tcb sleeper = kernel.runningThread();
        assertThat(enter(0)).isEqualTo(waker);
        Cpu called = Processors.get(1);
        assertThat(called.reschedule()).isEqualTo(1);
        assertThat(enter(1)).isEqualTo(sleeper);
        ProcessorInvariants.check(kernel);
    }

    @Test
    void aPromiseStaysWhereItWasMade() throws Refusal {
        Tcb reserved = kernel.runningThread(MILLI, 10 * MILLI, 0);
        Affinity.bind(time(reserved), 2);
        for (int i : new int[] {0, 1, 3}) {
            assertThat(enter(i).address()).isZero();
        }
        assertThat(enter(2)).isEqualTo(reserved);
        Tcbs.suspend(reserved);
        enter(2);
        kernel.on(0);
        Tcbs.resume(reserved);
        assertThat(Processors.get(2).reschedule()).as("its processor is called").isEqualTo(1);
        assertThat(enter(0).address()).isZero();
        assertThat(enter(2)).isEqualTo(reserved);
    }

    @Test
    void promisesAreCountedForEachProcessor() throws Refusal {
        for (int i = 0; i < 4; i++) {
            SchedContext sched = kernel.schedContext();
            SchedContexts.configure(sched, 6 * MILLI, 10 * MILLI, 0);
            ProcessorInvariants.check(kernel);
        }
        SchedContext fifth = kernel.schedContext();
        assertThatThrownBy(() -> SchedContexts.configure(fifth, 6 * MILLI, 10 * MILLI, 0))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.ADMISSION_REFUSED));
        SchedContexts.configure(fifth, 3 * MILLI, 10 * MILLI, 0);
        ProcessorInvariants.check(kernel);
    }

    @Test
    void whoRunsElsewhereStandsStillBeforeItIsChanged() {
        Tcb victim = kernel.runningThread();
        assertThat(enter(1)).isEqualTo(victim);
        kernel.on(0);
        Tcbs.suspend(victim);
        assertThat(Processors.get(1).parked()).isEqualTo(1);
        assertThat(enter(1).address()).isZero();
        ProcessorInvariants.check(kernel);
    }

    @Test
    void onlyProcessorsInTheAddressSpaceStandStillForItsMappings() {
        Tcb one = kernel.runningThread();
        Tcb two = kernel.runningThread();
        Tcb running = enter(1);
        enter(2);
        kernel.on(0);
        Tlb.invalidatePage(running.vspace().extra(), 0x1000);
        assertThat(Processors.get(1).parked()).isEqualTo(1);
        assertThat(Processors.get(2).parked()).isZero();
        assertThat(List.of(one, two)).contains(enter(1));
    }

    @Test
    void floatingPointStateIsInMemoryOnceItsThreadStops() {
        Tcb tcb = kernel.runningThread();
        tcb.mayUseFloatingPoint(1);
        enter(1);
        assertThat(FloatingPoints.take(tcb)).isTrue();
        Machine.current().setRegister("xmm0+" + Cpu.SIZE, 77);
        kernel.on(0);
        Tcbs.suspend(tcb);
        assertThat(Mem.getLong(FloatingPoints.area(tcb) + 160)).isEqualTo(77);
        enter(1);
        kernel.on(2);
        Tcbs.resume(tcb);
        assertThat(kernel.leave()).isEqualTo(tcb);
        assertThat(FloatingPoints.take(tcb)).isTrue();
        assertThat(Machine.current().register("xmm0+" + 2 * Cpu.SIZE)).isEqualTo(77);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatMustHoldHolds(long seed) {
        Random random = new Random(seed);
        kernel = new SimulatedKernel(2 + random.nextInt(3));
        List<Endpoint> endpoints = List.of(kernel.endpoint(), kernel.endpoint());
        Notification notification = kernel.notification();
        for (int i = 0; i < 5; i++) {
            kernel.runningThread();
            kernel.runningThread(MILLI, 10 * MILLI, 0);
            kernel.thread();
        }
        for (int i = 0; i < Processors.count(); i++) {
            enter(i);
        }
        for (int step = 0; step < STEPS; step++) {
            int processor = random.nextInt(Processors.count());
            Cpu cpu = kernel.on(processor);
            boolean standing = cpu.reschedule() != 0;
            Tcb running = new Tcb(cpu.current());
            if (cpu.timerAt() <= kernel.time()) {
                Scheduler.tick();
            } else if (!standing && running.address() != 0) {
                systemCall(random, running, endpoints.get(random.nextInt(2)), notification);
            }
            kernel.leave();
            try {
                ProcessorInvariants.check(kernel);
            } catch (AssertionError error) {
                throw new AssertionError("seed " + seed + ", step " + step + ", processor " + processor, error);
            }
            kernel.setTime(kernel.time() + random.nextInt(200_000));
        }
    }

    private void systemCall(Random random, Tcb running, Endpoint endpoint, Notification notification) {
        Tcb other = kernel.threads().get(random.nextInt(kernel.threads().size()));
        SchedContext sched =
                kernel.contexts().get(random.nextInt(kernel.contexts().size()));
        switch (random.nextInt(14)) {
            case 0, 1 -> Endpoints.call(running, endpoint, 1, Rights.ALL);
            case 2, 3 -> {
                Replies.reply(running);
                Endpoints.receive(running, endpoint, true);
            }
            case 4 -> Notifications.signal(notification, 1);
            case 5 -> Notifications.await(running, notification, true);
            case 6 -> Scheduler.yield();
            case 7 -> Scheduler.sleepUntil(running, kernel.time() + random.nextInt(3_000_000));
            case 8 -> Tcbs.suspend(other);
            case 9, 10 -> Tcbs.resume(other);
            case 11 -> attempt(() -> Affinity.bind(sched, random.nextInt(Processors.count() + 1) - 1));
            case 12 ->
                attempt(() -> {
                    if (random.nextBoolean()) {
                        SchedContexts.unbind(sched);
                    } else {
                        SchedContexts.bind(sched, other);
                    }
                });
            default ->
                attempt(() -> {
                    long period = random.nextInt(3) * 10L * MILLI;
                    SchedContexts.configure(sched, MILLI + random.nextInt(3) * MILLI, period, 0);
                    SchedContexts.consumed(sched);
                });
        }
        assertThat(other.state()).isBetween(ThreadState.STOPPED, ThreadState.WAITING_FUTEX);
    }

    private interface Attempt {
        void make() throws Refusal;
    }

    private static void attempt(Attempt attempt) {
        try {
            attempt.make();
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isIn(ErrorCode.ADMISSION_REFUSED, ErrorCode.ILLEGAL_OPERATION);
        }
    }
}
