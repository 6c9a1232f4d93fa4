package org.saltyos.kernite.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.SimulatedKernel;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.sched.SchedContexts;
import org.saltyos.kernite.sched.Timeouts;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;

/** Waits that end by themselves: every kind of them, and everything that can come before or at the same time. */
class TimeoutsTest {
    private static final long MILLI = 1_000_000;

    private SimulatedKernel kernel;
    private Endpoint endpoint;
    private Notification notification;
    private Tcb tcb;
    private Tcb other;
    private long time;

    @BeforeEach
    void boot() {
        kernel = new SimulatedKernel();
        endpoint = kernel.endpoint();
        notification = kernel.notification();
        tcb = kernel.runningThread();
        other = kernel.runningThread();
        kernel.leave();
        time = kernel.time() + MILLI;
    }

    private void receive(Tcb thread, long until) {
        Tcbs.link(thread, 0).object(endpoint.address());
        Endpoints.receiveAny(kernel.enter(thread), 1, until);
    }

    private void assertTimedOut(Tcb thread) {
        assertThat(thread.state()).isEqualTo(ThreadState.RUNNING);
        assertThat(thread.rax()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(thread.timed()).isZero();
        assertThat(ThisCpu.get().timeouts()).isZero();
        assertThat(endpoint.receivers().head()).isZero();
        assertThat(endpoint.senders().head()).isZero();
        assertThat(notification.waiters().head()).isZero();
    }

    @Test
    void receiveEndsAtItsTimeAndNotBefore() {
        receive(tcb, time);
        Tcbs.suspend(other);
        kernel.run(MILLI - 1);
        assertThat(tcb.state()).isEqualTo(ThreadState.RECEIVING);
        assertThat(kernel.run(1)).isEqualTo(tcb);
        assertTimedOut(tcb);
    }

    @Test
    void sendEndsAtItsTime() {
        Endpoints.sendUntil(kernel.enter(tcb), endpoint, 1, Rights.ALL, time);
        kernel.run(MILLI);
        assertTimedOut(tcb);
    }

    @Test
    void callThatNobodyTakesEndsAtItsTime() {
        Endpoints.callUntil(kernel.enter(tcb), endpoint, 1, Rights.ALL, time);
        kernel.run(MILLI);
        assertTimedOut(tcb);
    }

    @Test
    void callThatIsNotAnsweredEndsAndTheAnswerGoesNowhere() {
        Endpoints.receive(kernel.enter(other), endpoint, true);
        Endpoints.callUntil(kernel.enter(tcb), endpoint, 1, Rights.ALL, time);
        assertThat(other.caller()).isEqualTo(tcb.address());
        kernel.run(MILLI);
        assertTimedOut(tcb);
        assertThat(other.caller()).isZero();
        Replies.reply(other);
        assertThat(tcb.rax()).isEqualTo(ErrorCode.TIMEOUT);
    }

    @Test
    void callWhoseAnswerIsSavedEndsAndTheSavedRightIsGone() {
        Endpoints.receive(kernel.enter(other), endpoint, true);
        Endpoints.callUntil(kernel.enter(tcb), endpoint, 1, Rights.ALL, time);
        Tcb saved = Replies.save(other);
        kernel.run(MILLI);
        assertTimedOut(tcb);
        Replies.replySaved(other, saved);
        assertThat(tcb.rax()).isEqualTo(ErrorCode.TIMEOUT);
    }

    @Test
    void waitEndsAtItsTime() {
        Notifications.awaitUntil(kernel.enter(tcb), notification, time);
        kernel.run(MILLI);
        assertTimedOut(tcb);
        Notifications.signal(notification, 1);
        assertThat(notification.active()).isEqualTo(1);
    }

    @Test
    void timeThatHasPassedMeansNotToWait() {
        long past = kernel.time();
        receive(tcb, past);
        assertTimedOut(tcb);
        Endpoints.sendUntil(kernel.enter(tcb), endpoint, 1, Rights.ALL, 0);
        assertTimedOut(tcb);
        Endpoints.callUntil(kernel.enter(tcb), endpoint, 1, Rights.ALL, 0);
        assertTimedOut(tcb);
        Notifications.awaitUntil(kernel.enter(tcb), notification, 0);
        assertTimedOut(tcb);
        Notifications.signal(notification, 5);
        Notifications.awaitUntil(kernel.enter(tcb), notification, 0);
        assertThat(tcb.rdi()).isEqualTo(5);
        Endpoints.send(kernel.enter(other), endpoint, 9, Rights.ALL, true);
        receive(tcb, past);
        assertThat(tcb.rax()).isEqualTo(ErrorCode.OK);
        assertThat(tcb.rdi()).isEqualTo(9);
    }

    @Test
    void deadlinesAreNeverEarlyAndNegativeOnesNeverCome() {
        assertThat(Timeouts.at(-1)).isEqualTo(Timeouts.NEVER);
        assertThat(Timeouts.at(Long.MIN_VALUE)).isEqualTo(Timeouts.NEVER);
        assertThat(Timeouts.at(5 * MILLI)).isGreaterThan(5 * MILLI);
        assertThat(Timeouts.passed(Timeouts.NEVER)).isFalse();
        receive(tcb, Timeouts.NEVER);
        assertThat(tcb.timed()).isZero();
        kernel.run(3600 * 1000 * MILLI);
        assertThat(tcb.state()).isEqualTo(ThreadState.RECEIVING);
    }

    @Test
    void whatComesAtTheSameInstantBeforeTheTimerWins() {
        receive(tcb, time);
        kernel.setTime(time);
        other.rsi(MessageInfo.of(3, 0).bits());
        Endpoints.send(kernel.enter(other), endpoint, 7, Rights.ALL, true);
        kernel.run(0);
        assertThat(tcb.rax()).isEqualTo(ErrorCode.OK);
        assertThat(tcb.rdi()).isEqualTo(7);
        assertThat(ThisCpu.get().timeouts()).isZero();
    }

    @Test
    void whatComesAfterTheTimerFindsNobody() {
        receive(tcb, time);
        kernel.run(MILLI);
        Endpoints.send(kernel.enter(other), endpoint, 7, Rights.ALL, true);
        assertThat(tcb.rax()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(other.state()).isEqualTo(ThreadState.SENDING);
    }

    @Test
    void suspendEndsTheTimeToo() {
        receive(tcb, time);
        Tcbs.suspend(tcb);
        kernel.run(2 * MILLI);
        assertThat(tcb.state()).isEqualTo(ThreadState.STOPPED);
        Tcbs.resume(tcb);
        assertThat(tcb.rax()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(ThisCpu.get().timeouts()).isZero();
    }

    @Test
    void deletedEndpointEndsTheTimeToo() {
        receive(tcb, time);
        kernel.dismissAll(endpoint);
        kernel.run(2 * MILLI);
        assertThat(tcb.rax()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(ThisCpu.get().timeouts()).isZero();
    }

    @Test
    void destroyedThreadLeavesTheHeap() {
        receive(tcb, time);
        Notifications.awaitUntil(kernel.enter(other), notification, time + MILLI);
        Tcbs.destroy(tcb);
        assertThat(ThisCpu.get().timeouts()).isEqualTo(other.timeout().address());
        kernel.run(2 * MILLI);
        assertTimedOut(other);
    }

    @Test
    void manyAtOnceAllEnd() {
        Tcb[] many = new Tcb[50];
        for (int i = 0; i < many.length; i++) {
            many[i] = kernel.runningThread();
            Notifications.awaitUntil(kernel.enter(many[i]), notification, time);
        }
        kernel.run(2 * MILLI);
        for (Tcb thread : many) {
            assertThat(thread.rax()).isEqualTo(ErrorCode.TIMEOUT);
        }
        assertThat(ThisCpu.get().timeouts()).isZero();
    }

    @Test
    void serverThatWaitsLosesLentTimeWhenTheCallEnds() {
        Tcb server = passiveServer();
        Endpoints.callUntil(kernel.enter(tcb), endpoint, 1, Rights.ALL, time);
        assertThat(server.sched()).isNotZero();
        Notifications.await(kernel.enter(server), notification, true);
        kernel.run(MILLI);
        assertTimedOutWithoutQueues(tcb);
        assertThat(tcb.sched()).isEqualTo(tcb.ownSched());
        assertThat(server.sched()).isZero();
    }

    @Test
    void serverThatRunsKeepsLentTimeUntilItWaits() {
        Tcb server = passiveServer();
        Tcbs.suspend(other);
        Endpoints.callUntil(kernel.enter(tcb), endpoint, 1, Rights.ALL, time);
        assertThat(kernel.run(MILLI)).isEqualTo(server);
        assertThat(tcb.rax()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(tcb.sched()).isZero();
        Replies.reply(server);
        Endpoints.receive(kernel.enter(server), endpoint, true);
        assertThat(tcb.sched()).isEqualTo(tcb.ownSched());
        assertThat(kernel.leave()).isEqualTo(tcb);
    }

    /** A calls B, which has no time and calls C until a time; C waits on A's time, so the time goes back to B. */
    @Test
    void timeGoesBackIntoTheMiddleOfAChain() {
        Endpoint second = kernel.endpoint();
        Tcb middle = passiveServer();
        Tcb last = kernel.thread();
        Tcbs.resume(last);
        Endpoints.receive(kernel.enter(last), second, true);
        Endpoints.call(kernel.enter(tcb), endpoint, 1, Rights.ALL);
        Endpoints.callUntil(kernel.enter(middle), second, 1, Rights.ALL, time);
        Notifications.await(kernel.enter(last), notification, true);
        Tcbs.suspend(other);
        assertThat(kernel.run(MILLI)).isEqualTo(middle);
        assertThat(middle.rax()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(tcb.state()).isEqualTo(ThreadState.AWAITING_REPLY);
        Replies.reply(middle);
        assertThat(tcb.sched()).isEqualTo(tcb.ownSched());
    }

    @Test
    void passiveServerGoesOnWaiting() {
        Tcb server = kernel.thread();
        Tcbs.resume(server);
        receive(server, time);
        kernel.run(2 * MILLI);
        assertThat(server.state()).isEqualTo(ThreadState.RECEIVING);
        Endpoints.call(kernel.enter(tcb), endpoint, 4, Rights.ALL);
        assertThat(server.rax()).isEqualTo(ErrorCode.OK);
        assertThat(kernel.leave()).isEqualTo(server);
    }

    @Test
    void inheritedDeadlineEndsWithTheCall() throws Refusal {
        Tcb urgent = kernel.runningThread(MILLI, 10 * MILLI, 2 * MILLI);
        Tcb server = kernel.runningThread(MILLI, 100 * MILLI, 0);
        SchedContext sched = new SchedContext(server.sched());
        Endpoints.receive(kernel.enter(server), endpoint, true);
        Endpoints.callUntil(kernel.enter(urgent), endpoint, 1, Rights.ALL, time);
        assertThat(sched.urgency()).isEqualTo(new SchedContext(urgent.sched()).urgency());
        Notifications.await(kernel.enter(server), notification, true);
        kernel.run(MILLI);
        assertThat(urgent.rax()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(sched.urgency()).isEqualTo(sched.deadline());
        SchedContexts.unbind(sched);
    }

    private Tcb passiveServer() {
        Tcb server = kernel.thread();
        Tcbs.resume(server);
        Endpoints.receive(kernel.enter(server), endpoint, true);
        return server;
    }

    private static void assertTimedOutWithoutQueues(Tcb thread) {
        assertThat(thread.state()).isEqualTo(ThreadState.RUNNING);
        assertThat(thread.rax()).isEqualTo(ErrorCode.TIMEOUT);
    }
}
