package org.saltyos.kernite.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.SimulatedKernel;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.fault.Faults;
import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.sched.SchedContexts;
import org.saltyos.kernite.sched.Scheduler;
import org.saltyos.kernite.sched.Timeouts;
import org.saltyos.kernite.testing.SchedulingInvariants;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;

/** Random system calls of whichever thread runs, with everything that must always hold checked after each of them. */
class RandomMessagesTest {
    private static final int STEPS = 1_200;

    /** Where both address spaces have the page with the words to wait at. */
    private static final long WORDS = 0x40_0000;

    private SimulatedKernel kernel = new SimulatedKernel();
    private Random random = new Random(0);
    private final List<Tcb> alive = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<Notification> notifications = new ArrayList<>();
    private final List<Tcb> savedCallers = new ArrayList<>();
    private long words;

    @AfterEach
    void nobodyWaitsAtWordsThatAreGone() {
        alive.forEach(Tcbs::suspend);
        assertThat(FutexTree.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whatMustHoldHolds(long seed) {
        boot(seed);
        for (int step = 0; step < STEPS; step++) {
            Tcb running = kernel.leave();
            check(seed, step, running);
            if (running.address() == 0 || random.nextInt(8) == 0) {
                outside();
            } else {
                systemCall(running);
            }
        }
    }

    @Test
    void everyoneIsServedInTheEnd() {
        boot(99);
        Tcb server = alive.get(0);
        for (Tcb tcb : alive) {
            Tcbs.suspend(tcb);
        }
        Endpoint endpoint = kernel.endpoint();
        List<Tcb> clients = alive.subList(1, alive.size());
        for (Tcb client : clients) {
            Tcbs.resume(client);
        }
        Tcb running = kernel.leave();
        while (running.address() != 0) {
            assertThat(clients).contains(running);
            Endpoints.call(running, endpoint, 1, Rights.ALL);
            running = kernel.run(100);
        }
        Tcbs.resume(server);
        for (int i = 0; i < clients.size() * 2; i++) {
            Endpoints.receive(kernel.enter(server), endpoint, false);
            Replies.reply(server);
        }
        assertThat(clients).allMatch(client -> client.state() != ThreadState.SENDING);
    }

    private void boot(long seed) {
        kernel = new SimulatedKernel();
        random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            endpoints.add(kernel.endpoint());
            notifications.add(kernel.notification());
        }
        for (int i = 0; i < 4; i++) {
            alive.add(kernel.runningThread());
            alive.add(kernel.runningThread(500_000 + random.nextInt(500_000), 10_000_000, 5_000_000));
            alive.add(kernel.thread());
            Tcbs.resume(alive.get(alive.size() - 1));
        }
        for (Tcb tcb : alive) {
            kernel.capability(
                    tcb.faultEndpoint(),
                    ObjectType.ENDPOINT,
                    Rights.ALL,
                    any(endpoints).address(),
                    13);
        }
        kernel.shareSpace(alive.subList(0, alive.size() / 2).toArray(Tcb[]::new));
        kernel.shareSpace(alive.subList(alive.size() / 2, alive.size()).toArray(Tcb[]::new));
        words = kernel.page();
        kernel.map(alive.get(0), WORDS, words, true);
        kernel.map(alive.get(alive.size() - 1), WORDS, words, true);
        for (int i = 0; i < 2; i++) {
            try {
                Notifications.bind(alive.get(3 * i), notifications.get(i));
            } catch (Refusal refusal) {
                throw new AssertionError(refusal);
            }
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void systemCall(Tcb tcb) {
        tcb.rsi(MessageInfo.of(random.nextInt(3), random.nextInt(5)).bits());
        switch (random.nextInt(24)) {
            case 20, 21, 22, 23 -> futex(tcb);
            case 0, 1, 2 -> Endpoints.call(tcb, any(endpoints), random.nextInt(4), Rights.ALL);
            case 3 -> Endpoints.send(tcb, any(endpoints), random.nextInt(4), Rights.ALL, random.nextBoolean());
            case 4, 5 -> Endpoints.receive(tcb, any(endpoints), random.nextInt(4) != 0);
            case 6, 7, 8 -> {
                Replies.reply(tcb);
                Endpoints.receive(tcb, any(endpoints), true);
            }
            case 9 -> Notifications.signal(any(notifications), random.nextInt(8));
            case 10 -> Notifications.await(tcb, any(notifications), random.nextBoolean());
            case 11 -> Scheduler.yield();
            case 12 -> Scheduler.sleepUntil(tcb, kernel.time() + random.nextInt(3_000_000));
            case 13 -> Endpoints.callUntil(tcb, any(endpoints), random.nextInt(4), Rights.ALL, soon());
            case 14 -> Endpoints.sendUntil(tcb, any(endpoints), random.nextInt(4), Rights.ALL, soon());
            case 15 -> Notifications.awaitUntil(tcb, any(notifications), soon());
            case 16, 17, 18 -> {
                if (random.nextBoolean()) {
                    Replies.reply(tcb);
                }
                int count = 1 + random.nextInt(endpoints.size());
                for (int i = 0; i < count; i++) {
                    Tcbs.link(tcb, i).object(endpoints.get(i).address());
                }
                Endpoints.receiveAny(tcb, count, soon());
            }
            default -> Faults.report(tcb, FaultKind.PAGE, 4096, 0);
        }
    }

    private void futex(Tcb tcb) {
        long word = WORDS + 4L * random.nextInt(3);
        long other = WORDS + 4L * random.nextInt(4);
        try {
            switch (random.nextInt(5)) {
                case 0, 1 -> Futexes.await(tcb, word, random.nextInt(8) == 0 ? 1 : 0, soon());
                case 2 -> Futexes.wake(tcb, word, random.nextInt(3));
                case 3 -> Futexes.requeue(tcb, word, 0, other, random.nextInt(2), random.nextInt(4));
                default -> kernel.map(any(alive), WORDS, random.nextInt(4) == 0 ? 0 : words, true);
            }
        } catch (Refusal refusal) {
            tcb.rax(refusal.code());
        }
    }

    private long soon() {
        return random.nextInt(4) == 0 ? Timeouts.NEVER : kernel.time() + random.nextInt(2_000_000);
    }

    /** What the world does to threads: time passes, devices signal, managers suspend, resume, bind and cancel. */
    private void outside() {
        Tcb tcb = any(alive);
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> kernel.run(random.nextInt(2_000_000));
            case 3 -> Notifications.signal(any(notifications), 1);
            case 4 -> Tcbs.suspend(tcb);
            case 5, 6 -> Tcbs.resume(tcb);
            case 7 -> {
                if (tcb.ownSched() != 0) {
                    rebind(new SchedContext(tcb.ownSched()), tcb);
                }
            }
            case 8 -> Senders.cancel(any(endpoints), random.nextInt(4));
            default -> saveOrAnswer(tcb);
        }
    }

    private static void rebind(SchedContext sched, Tcb tcb) {
        SchedContexts.unbind(sched);
        if (tcb.sched() == 0) {
            try {
                SchedContexts.bind(sched, tcb);
            } catch (Refusal refusal) {
                throw new AssertionError(refusal);
            }
        }
    }

    private void saveOrAnswer(Tcb tcb) {
        if (savedCallers.isEmpty()) {
            Tcb caller = Replies.save(tcb);
            if (caller.address() != 0) {
                savedCallers.add(caller);
            }
        } else {
            Replies.replySaved(tcb, savedCallers.remove(0));
        }
    }

    private void check(long seed, int step, Tcb running) {
        try {
            new SchedulingInvariants(alive, kernel.contexts(), endpoints, notifications).check(running);
        } catch (AssertionError error) {
            throw new AssertionError("seed " + seed + " step " + step, error);
        }
    }
}
