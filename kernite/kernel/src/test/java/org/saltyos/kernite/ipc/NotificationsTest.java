package org.saltyos.kernite.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.kernite.SimulatedKernel;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;

/** Signals: pending, waited for, and received through a binding. */
class NotificationsTest {
    private SimulatedKernel kernel;
    private Notification notification;
    private Tcb waiter;

    @BeforeEach
    void boot() {
        kernel = new SimulatedKernel();
        notification = kernel.notification();
        waiter = kernel.runningThread();
        kernel.leave();
    }

    @Test
    void pendingBitsAddUpAndAreTakenAtOnce() {
        Notifications.signal(notification, 1);
        Notifications.signal(notification, 4);
        Notifications.await(kernel.enter(waiter), notification, true);
        assertThat(waiter.rax()).isEqualTo(ErrorCode.OK);
        assertThat(waiter.rdi()).isEqualTo(5);
        Notifications.await(kernel.enter(waiter), notification, false);
        assertThat(waiter.rax()).isEqualTo(ErrorCode.WOULD_BLOCK);
    }

    @Test
    void signalWithoutBitsStillWakes() {
        Notifications.signal(notification, 0);
        Notifications.await(kernel.enter(waiter), notification, false);
        assertThat(waiter.rax()).isEqualTo(ErrorCode.OK);
        assertThat(waiter.rdi()).isZero();
    }

    @Test
    void oneSignalWakesOneWaiterInOrder() {
        Tcb second = kernel.runningThread();
        Notifications.await(kernel.enter(waiter), notification, true);
        Notifications.await(kernel.enter(second), notification, true);
        assertThat(kernel.leave().address()).isZero();
        Notifications.signal(notification, 2);
        assertThat(waiter.rdi()).isEqualTo(2);
        assertThat(second.state()).isEqualTo(ThreadState.WAITING);
        assertThat(kernel.leave()).isEqualTo(waiter);
    }

    @Test
    void boundThreadReceivesSignalsBesideMessages() throws Refusal {
        Endpoint endpoint = kernel.endpoint();
        Notifications.bind(waiter, notification);
        Endpoints.receive(kernel.enter(waiter), endpoint, true);
        Notifications.signal(notification, 8);
        assertThat(waiter.state()).isEqualTo(ThreadState.RUNNING);
        assertThat(waiter.rdi()).isEqualTo(8);
        assertThat(waiter.rsi()).isZero();
        assertThat(endpoint.receivers().head()).isZero();
        Notifications.signal(notification, 16);
        Endpoints.receive(kernel.enter(waiter), endpoint, true);
        assertThat(waiter.rdi()).isEqualTo(16);
        assertThat(waiter.state()).isEqualTo(ThreadState.RUNNING);
    }

    @Test
    void bindingIsExclusive() throws Refusal {
        Notifications.bind(waiter, notification);
        Tcb other = kernel.runningThread();
        assertThatThrownBy(() -> Notifications.bind(other, notification)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Notifications.bind(waiter, kernel.notification()))
                .isInstanceOf(Refusal.class);
        Notifications.unbind(waiter);
        Notifications.bind(other, notification);
    }

    @Test
    void destroyedNotificationReleasesItsWaiters() {
        Notifications.await(kernel.enter(waiter), notification, true);
        assertThat(Notifications.isWaitedAt(notification)).isTrue();
        Notifications.dismissFirst(notification);
        assertThat(Notifications.isWaitedAt(notification)).isFalse();
        assertThat(waiter.rax()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(kernel.leave()).isEqualTo(waiter);
    }

    @Test
    void suspendedWaiterLeavesTheQueue() {
        Tcb second = kernel.runningThread();
        Tcb third = kernel.runningThread();
        for (Tcb tcb : new Tcb[] {waiter, second, third}) {
            Notifications.await(kernel.enter(tcb), notification, true);
        }
        Tcbs.suspend(second);
        Tcbs.suspend(third);
        Notifications.await(kernel.enter(kernel.runningThread()), notification, true);
        Notifications.signal(notification, 1);
        Notifications.signal(notification, 1);
        assertThat(notification.waiters().head()).isZero();
        assertThat(second.state()).isEqualTo(ThreadState.STOPPED);
        Tcbs.resume(second);
        assertThat(second.rax()).isEqualTo(ErrorCode.CANCELLED);
    }
}
