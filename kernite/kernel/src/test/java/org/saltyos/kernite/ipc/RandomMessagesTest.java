package org.saltyos.kernite.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.SimulatedKernel;
import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.fault.Faults;
import org.saltyos.kernite.sched.HeapNode;
import org.saltyos.kernite.sched.QueueKind;
import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.sched.SchedContexts;
import org.saltyos.kernite.sched.Scheduler;
import org.saltyos.kernite.sched.Timeouts;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.kernite.thread.WaitLink;

/** Random system calls of whichever thread runs, with everything that must always hold checked after each of them. */
class RandomMessagesTest {
    private static final int STEPS = 1_200;

    private SimulatedKernel kernel = new SimulatedKernel();
    private Random random = new Random(0);
    private final List<Tcb> alive = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<Notification> notifications = new ArrayList<>();
    private final List<Tcb> savedCallers = new ArrayList<>();

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
        switch (random.nextInt(20)) {
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
        String where = "seed " + seed + " step " + step;
        Cpu cpu = ThisCpu.get();
        assertThat(cpu.current()).as(where).isEqualTo(running.address());
        checkQueues(where);
        checkTimeouts(where, cpu);
        for (Tcb tcb : alive) {
            checkThread(where, tcb);
        }
        for (SchedContext sched : kernel.contexts()) {
            checkContext(where, cpu, sched);
        }
        if (running.address() != 0) {
            assertThat(running.state()).as(where).isEqualTo(ThreadState.RUNNING);
            assertThat(running.sched()).as(where).isEqualTo(cpu.sched());
            assertThat(cpu.timerAt())
                    .as(where + ": the budget ends")
                    .isLessThanOrEqualTo(cpu.since() + new SchedContext(cpu.sched()).remaining());
        }
    }

    private void checkQueues(String where) {
        Set<Long> seen = new HashSet<>();
        for (Endpoint endpoint : endpoints) {
            assertThat(endpoint.receivers().head() == 0 || endpoint.senders().head() == 0)
                    .as(where + ": nobody waits for each other")
                    .isTrue();
            checkQueue(where, endpoint.receivers(), ThreadState.RECEIVING, endpoint.address(), seen);
            checkQueue(where, endpoint.senders(), ThreadState.SENDING, endpoint.address(), seen);
        }
        for (Notification notification : notifications) {
            checkQueue(where, notification.waiters(), ThreadState.WAITING, notification.address(), seen);
            assertThat(notification.active() == 0 || notification.waiters().head() == 0)
                    .as(where)
                    .isTrue();
        }
        for (Tcb tcb : alive) {
            boolean waits = tcb.state() == ThreadState.RECEIVING
                    || tcb.state() == ThreadState.SENDING
                    || tcb.state() == ThreadState.WAITING;
            assertThat(seen.contains(tcb.address())).as(where).isEqualTo(waits);
        }
    }

    private static void checkQueue(String where, WaitQueue queue, int state, long object, Set<Long> seen) {
        long last = 0;
        for (long at = queue.head(); at != 0; at = new WaitLink(at).next()) {
            Tcb tcb = Tcbs.containing(at);
            WaitLink link = new WaitLink(at);
            seen.add(tcb.address());
            assertThat(tcb.state()).as(where).isEqualTo(state);
            assertThat(link.object()).as(where).isEqualTo(object);
            assertThat(at == tcb.address())
                    .as(where + ": plain waits use the plain link")
                    .isEqualTo(tcb.links() == 0);
            if (last != 0) {
                assertThat(link.previous()).as(where).isEqualTo(last);
            }
            last = at;
        }
        if (last != 0) {
            assertThat(queue.tail()).as(where).isEqualTo(last);
        }
    }

    /** Everyone whose wait ends by itself is in the heap of timeouts, which the timer is armed for, and nobody else. */
    private void checkTimeouts(String where, Cpu cpu) {
        Set<Long> inHeap = new HashSet<>();
        collect(cpu.timeouts(), inHeap);
        for (Tcb tcb : alive) {
            assertThat(inHeap.contains(tcb.address())).as(where).isEqualTo(tcb.timed() != 0);
            if (tcb.timed() != 0) {
                assertThat(tcb.state())
                        .as(where)
                        .isIn(
                                ThreadState.RECEIVING,
                                ThreadState.SENDING,
                                ThreadState.WAITING,
                                ThreadState.AWAITING_REPLY);
                assertThat(cpu.timerAt())
                        .as(where)
                        .isLessThanOrEqualTo(tcb.timeout().key());
            }
            assertThat(tcb.links() == 0 || tcb.state() == ThreadState.RECEIVING)
                    .as(where)
                    .isTrue();
        }
    }

    private static void collect(long node, Set<Long> found) {
        if (node != 0) {
            found.add(Tcbs.containing(node).address());
            collect(new HeapNode(node).left(), found);
            collect(new HeapNode(node).right(), found);
        }
    }

    private static void checkThread(String where, Tcb tcb) {
        if (tcb.caller() != 0) {
            Tcb caller = new Tcb(tcb.caller());
            assertThat(caller.replier()).as(where).isEqualTo(tcb.address());
            assertThat(caller.state()).as(where).isIn(ThreadState.AWAITING_REPLY, ThreadState.AWAITING_FAULT_REPLY);
            assertThat(tcb.state()).as(where + ": a receiver owes no reply").isNotEqualTo(ThreadState.RECEIVING);
        }
        if (tcb.sched() != 0) {
            assertThat(new SchedContext(tcb.sched()).tcb()).as(where).isEqualTo(tcb.address());
        }
    }

    private static void checkContext(String where, Cpu cpu, SchedContext sched) {
        if (sched.owner() != 0) {
            assertThat(new Tcb(sched.owner()).ownSched()).as(where).isEqualTo(sched.address());
        }
        boolean wants = false;
        boolean sleeps = false;
        if (sched.tcb() != 0) {
            Tcb user = new Tcb(sched.tcb());
            assertThat(user.sched()).as(where).isEqualTo(sched.address());
            wants = user.state() == ThreadState.RUNNING;
            sleeps = user.state() == ThreadState.SLEEPING;
        }
        if (cpu.sched() == sched.address()) {
            assertThat(sched.queued()).as(where).isEqualTo(QueueKind.NONE);
        } else if (wants) {
            assertThat(sched.queued()).as(where).isNotEqualTo(QueueKind.NONE);
        } else {
            assertThat(sched.queued()).as(where).isEqualTo(sleeps ? QueueKind.RELEASED : QueueKind.NONE);
        }
        if (sched.queued() == QueueKind.READY) {
            assertThat(cpu.sched()).as(where).isNotZero();
            assertThat(new SchedContext(cpu.sched()).urgency()).as(where).isLessThanOrEqualTo(sched.urgency());
        }
        if (sched.queued() == QueueKind.RELEASED) {
            assertThat(cpu.timerAt()).as(where).isLessThanOrEqualTo(sched.heap().key());
        }
    }
}
