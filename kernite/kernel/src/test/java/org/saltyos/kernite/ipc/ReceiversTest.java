package org.saltyos.kernite.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.SimulatedKernel;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.sched.Timeouts;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;

/** Receiving from several endpoints at once. */
class ReceiversTest {
    private SimulatedKernel kernel;
    private Endpoint[] endpoints;
    private Tcb server;
    private Tcb client;

    @BeforeEach
    void boot() {
        kernel = new SimulatedKernel();
        endpoints = new Endpoint[Tcbs.MAX_LINKS];
        for (int i = 0; i < endpoints.length; i++) {
            endpoints[i] = kernel.endpoint();
        }
        server = kernel.runningThread();
        client = kernel.runningThread();
        kernel.leave();
    }

    private void receive(Tcb tcb, long until) {
        for (int i = 0; i < endpoints.length; i++) {
            Tcbs.link(tcb, i).object(endpoints[i].address());
        }
        Endpoints.receiveAny(kernel.enter(tcb), endpoints.length, until);
    }

    private void send(int index, long badge) {
        client.rsi(MessageInfo.of(77, 2).bits());
        Endpoints.send(kernel.enter(client), endpoints[index], badge, Rights.ALL, true);
    }

    private void assertReceived(Tcb tcb, int index, long badge) {
        assertThat(tcb.rax()).isEqualTo(ErrorCode.OK);
        assertThat(tcb.rdi()).isEqualTo(badge);
        MessageInfo info = new MessageInfo(tcb.rsi());
        assertThat(info.source()).isEqualTo(index);
        assertThat(info.label()).isEqualTo(77);
        assertThat(info.length()).isEqualTo(2);
        for (Endpoint endpoint : endpoints) {
            assertThat(endpoint.receivers().head()).isZero();
        }
    }

    @Test
    void anyOfThemEndsTheWaitAtAll() {
        for (int i = 0; i < endpoints.length; i++) {
            receive(server, Timeouts.NEVER);
            send(i, 10 + i);
            assertReceived(server, i, 10 + i);
            assertThat(server.links()).isZero();
        }
    }

    @Test
    void aSenderThatWaitsIsFound() {
        send(5, 3);
        receive(server, Timeouts.NEVER);
        assertReceived(server, 5, 3);
        assertThat(client.state()).isEqualTo(ThreadState.RUNNING);
    }

    @Test
    void noEndpointStarvesAnother() {
        int[] served = new int[endpoints.length];
        Tcb[] clients = new Tcb[endpoints.length];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = kernel.runningThread();
        }
        for (int round = 0; round < 80; round++) {
            for (int i = 0; i < clients.length; i++) {
                if (clients[i].state() == ThreadState.RUNNING) {
                    Endpoints.send(kernel.enter(clients[i]), endpoints[i], i, Rights.ALL, true);
                }
            }
            receive(server, Timeouts.NEVER);
            served[(int) server.rdi()]++;
        }
        assertThat(served).containsOnly(10);
    }

    @Test
    void callGivesTimeToAPassiveServerOfSeveral() {
        Tcb passive = kernel.thread();
        Tcbs.resume(passive);
        receive(passive, Timeouts.NEVER);
        client.rsi(MessageInfo.of(77, 2).bits());
        Endpoints.call(kernel.enter(client), endpoints[6], 1, Rights.ALL);
        assertReceived(passive, 6, 1);
        assertThat(kernel.leave()).isEqualTo(passive);
    }

    @Test
    void signalOfTheBoundNotificationEndsItAndSaysSo() throws Refusal {
        Notification notification = kernel.notification();
        Notifications.bind(server, notification);
        receive(server, Timeouts.NEVER);
        Notifications.signal(notification, 6);
        assertThat(server.rdi()).isEqualTo(6);
        assertThat(new MessageInfo(server.rsi()).source()).isEqualTo(MessageInfo.SOURCE_SIGNAL);
        Notifications.signal(notification, 8);
        receive(server, Timeouts.NEVER);
        assertThat(server.rdi()).isEqualTo(8);
        assertThat(new MessageInfo(server.rsi()).source()).isEqualTo(MessageInfo.SOURCE_SIGNAL);
        assertThat(server.state()).isEqualTo(ThreadState.RUNNING);
    }

    @Test
    void deletedEndpointEndsTheWaitAndIsNamed() {
        receive(server, Timeouts.NEVER);
        kernel.dismissAll(endpoints[3]);
        assertThat(server.rax()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(new MessageInfo(server.rsi()).source()).isEqualTo(3);
        for (Endpoint endpoint : endpoints) {
            assertThat(endpoint.receivers().head()).isZero();
        }
    }

    @Test
    void severalReceiversKeepTheirOrderAtEachEndpoint() {
        Tcb second = kernel.runningThread();
        Tcb third = kernel.runningThread();
        receive(server, Timeouts.NEVER);
        Endpoints.receive(kernel.enter(second), endpoints[2], true);
        receive(third, Timeouts.NEVER);
        send(2, 1);
        assertThat(server.rdi()).isEqualTo(1);
        send(2, 2);
        assertThat(second.rdi()).isEqualTo(2);
        send(2, 3);
        assertReceived(third, 2, 3);
    }

    @Test
    void timeEndsAWaitAtSeveral() {
        receive(server, kernel.time() + 1000);
        kernel.run(1000);
        assertThat(server.rax()).isEqualTo(ErrorCode.TIMEOUT);
        for (Endpoint endpoint : endpoints) {
            assertThat(endpoint.receivers().head()).isZero();
        }
    }

    @Test
    void oneEndpointNamedTwiceIsLeftTwice() {
        endpoints[7] = endpoints[0];
        receive(server, Timeouts.NEVER);
        send(0, 4);
        assertReceived(server, 0, 4);
    }
}
