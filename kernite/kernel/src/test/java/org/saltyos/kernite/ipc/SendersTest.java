package org.saltyos.kernite.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.SimulatedKernel;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;

/** Cancelling the sends of a badge in steps, with everything that can happen between two of them. */
class SendersTest {
    private static final int COUNT = 90;
    private static final int BADGES = 3;

    private SimulatedKernel kernel;
    private Endpoint endpoint;
    private List<Tcb> senders;

    @BeforeEach
    void boot() {
        kernel = new SimulatedKernel();
        endpoint = kernel.endpoint();
        senders = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            add(i % BADGES);
        }
    }

    private void add(int badge) {
        Tcb sender = kernel.runningThread();
        Endpoints.send(kernel.enter(sender), endpoint, badge, Rights.ALL, true);
        senders.add(sender);
    }

    private static boolean cancelled(Tcb sender) {
        return sender.state() == ThreadState.RUNNING && sender.rax() == ErrorCode.CANCELLED;
    }

    private void finish(long badge) {
        int steps = 0;
        while (!Senders.cancel(endpoint, badge)) {
            steps++;
            assertThat(steps).isLessThan(COUNT);
        }
    }

    private void assertRestIsInOrder(int badge) {
        List<Tcb> rest = new ArrayList<>();
        for (Tcb sender : senders) {
            if (sender.state() == ThreadState.SENDING) {
                rest.add(sender);
                assertThat(sender.sendBadge()).isNotEqualTo(badge);
            }
        }
        List<Tcb> queue = new ArrayList<>();
        while (endpoint.senders().head() != 0) {
            queue.add(Senders.takeFirst(endpoint));
        }
        assertThat(queue).isEqualTo(rest);
    }

    @Test
    void takesSeveralStepsAndKeepsTheOrderOfTheOthers() {
        assertThat(Senders.cancel(endpoint, 1)).isFalse();
        finish(1);
        for (int i = 0; i < COUNT; i++) {
            assertThat(cancelled(senders.get(i))).isEqualTo(i % BADGES == 1);
        }
        assertRestIsInOrder(1);
    }

    @Test
    void sendersThatLeaveInBetweenMoveThePlace() {
        assertThat(Senders.cancel(endpoint, 2)).isFalse();
        Tcb next = Tcbs.containing(endpoint.cursor());
        Tcbs.suspend(next);
        assertThat(Tcbs.containing(endpoint.cursor())).isNotEqualTo(next);
        Tcb server = kernel.runningThread();
        for (int i = 0; i < COUNT / 2; i++) {
            Endpoints.receive(kernel.enter(server), endpoint, false);
        }
        finish(2);
        assertRestIsInOrder(2);
    }

    @Test
    void everyoneMayLeaveInBetween() {
        assertThat(Senders.cancel(endpoint, 2)).isFalse();
        kernel.dismissAll(endpoint);
        assertThat(endpoint.cursor()).isZero();
        assertThat(Senders.cancel(endpoint, 2)).isTrue();
    }

    @Test
    void sendersThatComeInBetweenAreSeenToo() {
        assertThat(Senders.cancel(endpoint, 1)).isFalse();
        add(1);
        add(2);
        finish(1);
        assertThat(cancelled(senders.get(COUNT))).isTrue();
        assertRestIsInOrder(1);
    }

    @Test
    void anotherBadgeInBetweenMakesItBeginAgain() {
        assertThat(Senders.cancel(endpoint, 1)).isFalse();
        finish(2);
        finish(1);
        assertRestIsInOrder(1);
        assertThat(senders.stream().filter(SendersTest::cancelled)).hasSize(2 * COUNT / BADGES);
    }
}
