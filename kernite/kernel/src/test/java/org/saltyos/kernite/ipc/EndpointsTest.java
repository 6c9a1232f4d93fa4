package org.saltyos.kernite.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.SimulatedKernel;
import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;

/** Messages between threads, whoever comes first, and who runs on whose time. */
class EndpointsTest {
    private static final long BADGE = 0x77;

    private SimulatedKernel kernel;
    private Endpoint endpoint;
    private Tcb client;
    private Tcb server;

    @BeforeEach
    void boot() {
        kernel = new SimulatedKernel();
        endpoint = kernel.endpoint();
        client = kernel.runningThread();
        server = kernel.thread();
        Tcbs.resume(server);
        kernel.leave();
    }

    private void message(Tcb tcb, long label, int length) {
        tcb.rsi(MessageInfo.of(label, length).bits());
        tcb.rdx(11);
        tcb.r10(22);
        tcb.r8(33);
        tcb.r9(44);
    }

    private static void assertMessage(Tcb tcb, long badge, long label, int length) {
        assertThat(tcb.rax()).isEqualTo(ErrorCode.OK);
        assertThat(tcb.rdi()).isEqualTo(badge);
        assertThat(tcb.rsi()).isEqualTo(MessageInfo.of(label, length).bits());
        assertThat(tcb.rdx()).isEqualTo(11);
        assertThat(tcb.r10()).isEqualTo(22);
        assertThat(tcb.r8()).isEqualTo(33);
        assertThat(tcb.r9()).isEqualTo(44);
    }

    @Test
    void callLendsTheCallersTimeAndReplyGivesItBack() {
        long sched = client.sched();
        Endpoints.receive(kernel.enter(server), endpoint, true);
        message(client, 5, 3);
        Endpoints.call(kernel.enter(client), endpoint, BADGE, Rights.ALL);
        assertMessage(server, BADGE, 5, 3);
        assertThat(client.state()).isEqualTo(ThreadState.AWAITING_REPLY);
        assertThat(server.sched()).isEqualTo(sched);
        assertThat(client.sched()).isZero();
        assertThat(kernel.leave()).isEqualTo(server);

        message(server, 6, 1);
        Replies.reply(server);
        Endpoints.receive(kernel.enter(server), endpoint, true);
        assertMessage(client, 0, 6, 1);
        assertThat(client.sched()).isEqualTo(sched);
        assertThat(server.sched()).isZero();
        assertThat(server.state()).isEqualTo(ThreadState.RECEIVING);
        assertThat(kernel.leave()).isEqualTo(client);
    }

    @Test
    void callBeforeReceiveIsTakenFromTheQueue() {
        message(client, 9, 4);
        Endpoints.call(kernel.enter(client), endpoint, BADGE, Rights.ALL);
        assertThat(kernel.leave().address()).isZero();
        Endpoints.receive(kernel.enter(server), endpoint, true);
        assertMessage(server, BADGE, 9, 4);
        assertThat(kernel.leave()).isEqualTo(server);
    }

    @Test
    void callersAreServedInTheOrderTheyCame() {
        Tcb[] clients = new Tcb[5];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = kernel.runningThread();
            message(clients[i], i, 4);
            Endpoints.call(kernel.enter(clients[i]), endpoint, i, Rights.ALL);
        }
        for (int i = 0; i < clients.length; i++) {
            Endpoints.receive(kernel.enter(server), endpoint, true);
            assertMessage(server, i, i, 4);
            Replies.reply(server);
            assertThat(clients[i].state()).isEqualTo(ThreadState.RUNNING);
        }
    }

    @Test
    void activeServerKeepsItsBudgetAndInheritsTheDeadline() {
        Tcb active = kernel.runningThread(1_000_000, 100_000_000, 0);
        Tcb urgent = kernel.runningThread(1_000_000, 10_000_000, 0);
        Tcb between = kernel.runningThread(1_000_000, 50_000_000, 0);
        Endpoints.receive(kernel.enter(active), endpoint, true);
        assertThat(kernel.leave()).isEqualTo(urgent);
        message(urgent, 1, 0);
        Endpoints.call(kernel.enter(urgent), endpoint, BADGE, Rights.ALL);
        SchedContext sched = new SchedContext(active.sched());
        assertThat(sched.owner()).isEqualTo(active.address());
        assertThat(urgent.sched()).isNotZero();
        assertThat(sched.urgency()).isEqualTo(new SchedContext(urgent.sched()).deadline());
        assertThat(kernel.leave()).isEqualTo(active);
        Replies.reply(active);
        assertThat(sched.urgency()).isEqualTo(sched.deadline());
        assertThat(kernel.leave()).isEqualTo(urgent);
        Tcbs.suspend(urgent);
        assertThat(kernel.leave()).isEqualTo(between);
    }

    @Test
    void deadlineIsInheritedThroughAChainOfServers() {
        Endpoint second = kernel.endpoint();
        Tcb first = kernel.runningThread(1_000_000, 100_000_000, 0);
        Tcb last = kernel.runningThread(1_000_000, 200_000_000, 0);
        Tcb urgent = kernel.runningThread(1_000_000, 10_000_000, 0);
        Endpoints.receive(kernel.enter(first), endpoint, true);
        Endpoints.receive(kernel.enter(last), second, true);
        kernel.leave();
        Endpoints.call(kernel.enter(urgent), endpoint, 1, Rights.ALL);
        kernel.leave();
        Endpoints.call(kernel.enter(first), second, 1, Rights.ALL);
        assertThat(new SchedContext(last.sched()).urgency()).isEqualTo(new SchedContext(urgent.sched()).deadline());
    }

    @Test
    void sendWakesAReceiverAndGoesOn() {
        Tcb receiver = kernel.runningThread();
        Endpoints.receive(kernel.enter(receiver), endpoint, true);
        kernel.leave();
        message(client, 3, 2);
        Endpoints.send(kernel.enter(client), endpoint, BADGE, Rights.ALL, true);
        assertMessage(receiver, BADGE, 3, 2);
        assertThat(client.state()).isEqualTo(ThreadState.RUNNING);
        assertThat(client.rax()).isEqualTo(ErrorCode.OK);
        assertThat(receiver.caller()).isZero();
    }

    @Test
    void nonBlockingOperationsDoNotWait() {
        Endpoints.send(kernel.enter(client), endpoint, BADGE, Rights.ALL, false);
        assertThat(client.rax()).isEqualTo(ErrorCode.OK);
        assertThat(client.state()).isEqualTo(ThreadState.RUNNING);
        Endpoints.receive(kernel.enter(client), endpoint, false);
        assertThat(client.rax()).isEqualTo(ErrorCode.WOULD_BLOCK);
        assertThat(client.state()).isEqualTo(ThreadState.RUNNING);
    }

    @Test
    void longMessagesTravelThroughTheBuffers() {
        IpcBuffer source = new IpcBuffer(kernel.ipcBuffer(client));
        IpcBuffer target = new IpcBuffer(kernel.ipcBuffer(server));
        for (int i = 4; i < MessageInfo.MAX_LENGTH; i++) {
            source.word(i, 1000 + i);
        }
        Endpoints.receive(kernel.enter(server), endpoint, true);
        message(client, 1, MessageInfo.MAX_LENGTH);
        Endpoints.call(kernel.enter(client), endpoint, BADGE, Rights.ALL);
        assertMessage(server, BADGE, 1, MessageInfo.MAX_LENGTH);
        for (int i = 4; i < MessageInfo.MAX_LENGTH; i++) {
            assertThat(target.word(i)).isEqualTo(1000 + i);
        }
    }

    @Test
    void longMessagesAreCutWhereABufferIsMissing() {
        kernel.ipcBuffer(client);
        Endpoints.receive(kernel.enter(server), endpoint, true);
        message(client, 1, 50);
        Endpoints.call(kernel.enter(client), endpoint, BADGE, Rights.ALL);
        assertMessage(server, BADGE, 1, 4);
    }

    @Test
    void hostileInfoIsCleaned() {
        kernel.ipcBuffer(client);
        kernel.ipcBuffer(server);
        Endpoints.receive(kernel.enter(server), endpoint, true);
        client.rsi(-1);
        Endpoints.call(kernel.enter(client), endpoint, BADGE, Rights.ALL);
        MessageInfo info = new MessageInfo(server.rsi());
        assertThat(info.length()).isEqualTo(MessageInfo.MAX_LENGTH);
        assertThat(info.capabilities()).isZero();
        assertThat(info.unwrapped()).isZero();
    }

    @Test
    void receivingAgainWithoutAnswerReleasesTheCaller() {
        Endpoints.receive(kernel.enter(server), endpoint, true);
        message(client, 5, 3);
        Endpoints.call(kernel.enter(client), endpoint, BADGE, Rights.ALL);
        Endpoints.receive(kernel.enter(server), endpoint, true);
        assertThat(client.rax()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(new long[] {client.rdi(), client.rsi(), client.rdx(), client.r10(), client.r8(), client.r9()})
                .as("what a fastpath never saved")
                .containsOnly(0);
        assertThat(client.state()).isEqualTo(ThreadState.RUNNING);
        assertThat(kernel.leave()).isEqualTo(client);
    }

    @Test
    void savedRightIsAnsweredLater() {
        Endpoints.receive(kernel.enter(server), endpoint, true);
        Endpoints.call(kernel.enter(client), endpoint, BADGE, Rights.ALL);
        Tcb saved = Replies.save(server);
        assertThat(saved).isEqualTo(client);
        Endpoints.receive(kernel.enter(server), endpoint, true);
        assertThat(client.state()).isEqualTo(ThreadState.AWAITING_REPLY);
        assertThat(client.sched()).isNotZero();
        assertThat(kernel.leave().address()).isZero();
        message(server, 8, 2);
        Replies.replySaved(server, saved);
        assertMessage(client, 0, 8, 2);
        assertThat(kernel.leave()).isEqualTo(client);
    }

    @Test
    void destroyedServerReleasesItsCaller() {
        Endpoints.receive(kernel.enter(server), endpoint, true);
        Endpoints.call(kernel.enter(client), endpoint, BADGE, Rights.ALL);
        kernel.leave();
        Tcbs.destroy(server);
        assertThat(client.rax()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(kernel.leave()).isEqualTo(client);
    }

    @Test
    void destroyedClientTakesItsTimeFromTheServerAtTheNextReceive() {
        Endpoints.receive(kernel.enter(server), endpoint, true);
        Endpoints.call(kernel.enter(client), endpoint, BADGE, Rights.ALL);
        assertThat(kernel.leave()).isEqualTo(server);
        Tcbs.destroy(client);
        assertThat(server.caller()).isZero();
        Replies.reply(server);
        Endpoints.receive(kernel.enter(server), endpoint, true);
        assertThat(server.sched()).isZero();
        assertThat(kernel.leave().address()).isZero();
    }

    @Test
    void cancellingABadgeReleasesItsSendersOnly() {
        Tcb[] clients = new Tcb[6];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = kernel.runningThread();
            Endpoints.call(kernel.enter(clients[i]), endpoint, i % 2, Rights.ALL);
        }
        assertThat(Senders.cancel(endpoint, 1)).isTrue();
        for (int i = 0; i < clients.length; i++) {
            boolean cancelled = i % 2 == 1;
            assertThat(clients[i].state()).isEqualTo(cancelled ? ThreadState.RUNNING : ThreadState.SENDING);
        }
        for (int i = 0; i < 3; i++) {
            Endpoints.receive(kernel.enter(server), endpoint, true);
            assertThat(server.caller()).isEqualTo(clients[2 * i].address());
            Replies.reply(server);
        }
    }

    @Test
    void destroyedEndpointReleasesEveryone() {
        Endpoints.receive(kernel.enter(server), endpoint, true);
        kernel.dismissAll(endpoint);
        assertThat(server.rax()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(server.state()).isEqualTo(ThreadState.RUNNING);
        Endpoint other = kernel.endpoint();
        Endpoints.call(kernel.enter(client), other, 1, Rights.ALL);
        kernel.dismissAll(other);
        assertThat(client.rax()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(kernel.leave()).isEqualTo(client);
    }
}
