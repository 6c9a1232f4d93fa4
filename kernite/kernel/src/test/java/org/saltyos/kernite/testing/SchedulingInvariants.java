package org.saltyos.kernite.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.ipc.Endpoint;
import org.saltyos.kernite.ipc.FutexInvariants;
import org.saltyos.kernite.ipc.Notification;
import org.saltyos.kernite.ipc.WaitQueue;
import org.saltyos.kernite.sched.HeapNode;
import org.saltyos.kernite.sched.QueueKind;
import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.kernite.thread.WaitLink;

/**
 * What always holds for threads, queues and processor time after the kernel has chosen who runs.
 *
 * @param threads all threads there are
 * @param contexts all scheduling contexts there are
 * @param endpoints all endpoints there are
 * @param notifications all notifications there are
 */
public record SchedulingInvariants(
        Collection<Tcb> threads,
        Collection<SchedContext> contexts,
        Collection<Endpoint> endpoints,
        Collection<Notification> notifications) {
    /**
     * Checks everything.
     *
     * @param running the thread that runs now, address 0 if nobody does
     */
    public void check(Tcb running) {
        Cpu cpu = ThisCpu.get();
        assertThat(cpu.current()).isEqualTo(running.address());
        checkQueues();
        checkTimeouts(cpu);
        FutexInvariants.check(threads);
        for (Tcb tcb : threads) {
            checkThread(tcb);
        }
        int admitted = 0;
        for (SchedContext sched : contexts) {
            checkContext(cpu, sched);
            admitted += sched.utilisation();
        }
        assertThat(cpu.utilisation())
                .as("processor time promised is that of all contexts")
                .isEqualTo(admitted);
        if (running.address() != 0) {
            assertThat(running.state()).isEqualTo(ThreadState.RUNNING);
            assertThat(running.sched()).isEqualTo(cpu.sched());
            assertThat(cpu.timerAt())
                    .as("the budget ends")
                    .isLessThanOrEqualTo(cpu.since() + new SchedContext(cpu.sched()).remaining());
        }
    }

    private void checkQueues() {
        Set<Long> seen = new HashSet<>();
        for (Endpoint endpoint : endpoints) {
            assertThat(endpoint.receivers().head() == 0 || endpoint.senders().head() == 0)
                    .as("nobody waits for each other")
                    .isTrue();
            checkQueue(endpoint.receivers(), ThreadState.RECEIVING, endpoint.address(), seen);
            checkQueue(endpoint.senders(), ThreadState.SENDING, endpoint.address(), seen);
        }
        for (Notification notification : notifications) {
            checkQueue(notification.waiters(), ThreadState.WAITING, notification.address(), seen);
            assertThat(notification.active() == 0 || notification.waiters().head() == 0)
                    .isTrue();
        }
        for (Tcb tcb : threads) {
            boolean waits = tcb.state() == ThreadState.RECEIVING
                    || tcb.state() == ThreadState.SENDING
                    || tcb.state() == ThreadState.WAITING;
            assertThat(seen.contains(tcb.address())).isEqualTo(waits);
        }
    }

    private static void checkQueue(WaitQueue queue, int state, long object, Set<Long> seen) {
        long last = 0;
        for (long at = queue.head(); at != 0; at = new WaitLink(at).next()) {
            Tcb tcb = Tcbs.containing(at);
            WaitLink link = new WaitLink(at);
            seen.add(tcb.address());
            assertThat(tcb.state()).isEqualTo(state);
            assertThat(link.object()).isEqualTo(object);
            assertThat(at == tcb.address()).as("plain waits use the plain link").isEqualTo(tcb.links() == 0);
            if (last != 0) {
                assertThat(link.previous()).isEqualTo(last);
            }
            last = at;
        }
        if (last != 0) {
            assertThat(queue.tail()).isEqualTo(last);
        }
    }

    /** Everyone whose wait ends by itself is in the heap of timeouts, which the timer is armed for, and nobody else. */
    private void checkTimeouts(Cpu cpu) {
        Set<Long> inHeap = new HashSet<>();
        collect(cpu.timeouts(), inHeap);
        for (Tcb tcb : threads) {
            assertThat(inHeap.contains(tcb.address())).isEqualTo(tcb.timed() != 0);
            if (tcb.timed() != 0) {
                assertThat(tcb.state())
                        .isIn(
                                ThreadState.RECEIVING,
                                ThreadState.SENDING,
                                ThreadState.WAITING,
                                ThreadState.WAITING_FUTEX,
                                ThreadState.AWAITING_REPLY);
                assertThat(cpu.timerAt()).isLessThanOrEqualTo(tcb.timeout().key());
            }
            assertThat(tcb.links() == 0 || tcb.state() == ThreadState.RECEIVING).isTrue();
        }
    }

    private static void collect(long node, Set<Long> found) {
        if (node != 0) {
            found.add(Tcbs.containing(node).address());
            collect(new HeapNode(node).left(), found);
            collect(new HeapNode(node).right(), found);
        }
    }

    private static void checkThread(Tcb tcb) {
        if (tcb.caller() != 0) {
            Tcb caller = new Tcb(tcb.caller());
            assertThat(caller.replier()).isEqualTo(tcb.address());
            assertThat(caller.state()).isIn(ThreadState.AWAITING_REPLY, ThreadState.AWAITING_FAULT_REPLY);
            assertThat(tcb.state()).as("a receiver owes no reply").isNotEqualTo(ThreadState.RECEIVING);
        }
        if (tcb.sched() != 0) {
            assertThat(new SchedContext(tcb.sched()).tcb()).isEqualTo(tcb.address());
        }
    }

    private static void checkContext(Cpu cpu, SchedContext sched) {
        if (sched.owner() != 0) {
            assertThat(new Tcb(sched.owner()).ownSched()).isEqualTo(sched.address());
        }
        boolean wants = false;
        boolean sleeps = false;
        if (sched.tcb() != 0) {
            Tcb user = new Tcb(sched.tcb());
            assertThat(user.sched()).isEqualTo(sched.address());
            wants = user.state() == ThreadState.RUNNING && sched.budget() != 0;
            sleeps = user.state() == ThreadState.SLEEPING;
        }
        if (cpu.sched() == sched.address()) {
            assertThat(sched.queued()).isEqualTo(QueueKind.NONE);
        } else if (wants) {
            assertThat(sched.queued()).isNotEqualTo(QueueKind.NONE);
        } else {
            assertThat(sched.queued()).isEqualTo(sleeps ? QueueKind.RELEASED : QueueKind.NONE);
        }
        assertThat(sched.remaining()).as("no more time than the budget").isLessThanOrEqualTo(sched.budget());
        if (sched.queued() == QueueKind.READY) {
            assertThat(cpu.sched()).isNotZero();
            assertThat(new SchedContext(cpu.sched()).urgency()).isLessThanOrEqualTo(sched.urgency());
        }
        if (sched.queued() == QueueKind.RELEASED) {
            assertThat(cpu.timerAt()).isLessThanOrEqualTo(sched.heap().key());
        }
    }
}
