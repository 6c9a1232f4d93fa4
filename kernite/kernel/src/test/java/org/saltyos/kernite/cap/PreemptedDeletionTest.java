package org.saltyos.kernite.cap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.kernite.arch.x86_64.SimulatedInterrupts;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.ipc.Endpoint;
import org.saltyos.kernite.ipc.Endpoints;
import org.saltyos.kernite.ipc.Notification;
import org.saltyos.kernite.ipc.Notifications;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.World;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;

/** Deletions that stop in the middle: of objects at which many wait, and of what their caller itself needs. */
class PreemptedDeletionTest {
    private static final int OBJECT = World.FREE;
    private static final int TABLE = World.FREE + 1;
    private static final int FIRST_THREAD = 40;
    private static final int THREADS = 60;

    private final World world = new World();
    private final Invariants invariants = new Invariants(world);

    @AfterEach
    void checkAndClose() throws Refusal {
        SimulatedInterrupts.setPending(false);
        invariants.check();
        world.close();
        invariants.check();
    }

    private Tcb thread(int index) {
        return new Tcb(world.slot(FIRST_THREAD + index).object());
    }

    private void sendersAndAnEndpoint() {
        assertThat(world.retype(ObjectType.ENDPOINT, 0, OBJECT, 1)).isEqualTo(ErrorCode.OK);
        assertThat(world.retype(ObjectType.TCB, 0, FIRST_THREAD, THREADS)).isEqualTo(ErrorCode.OK);
        Endpoint endpoint = new Endpoint(world.slot(OBJECT).object());
        for (int i = 0; i < THREADS; i++) {
            thread(i).state(ThreadState.RUNNING);
            Endpoints.send(thread(i), endpoint, i % 2 + 1, Rights.ALL, true);
        }
    }

    private int released() {
        int released = 0;
        for (int i = 0; i < THREADS; i++) {
            Tcb tcb = thread(i);
            released += tcb.state() == ThreadState.RUNNING && tcb.rax() == ErrorCode.CANCELLED ? 1 : 0;
        }
        return released;
    }

    private int deleteOnce(int slot) {
        return world.invoke(World.CNODE, Invocation.CNODE_DELETE, slot, Long.SIZE);
    }

    @Test
    void endpointWithManyWaitersEndsInSteps() {
        sendersAndAnEndpoint();
        SimulatedInterrupts.setPending(true);
        int calls = 1;
        int before = 0;
        while (deleteOnce(OBJECT) < 0) {
            calls++;
            assertThat(released()).isGreaterThan(before).isLessThan(before + 20);
            before = released();
            assertThat(world.slot(OBJECT).type()).isEqualTo(ObjectType.ZOMBIE);
            assertThat(world.call(SystemCall.SEND, OBJECT, 0)).isEqualTo(ErrorCode.INVALID_CAPABILITY);
            assertThat(world.copy(TABLE, OBJECT)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
            invariants.check();
        }
        assertThat(calls).isGreaterThan(THREADS / 20);
        assertThat(released()).isEqualTo(THREADS);
        assertThat(world.slot(OBJECT).type()).isEqualTo(ObjectType.NULL);
    }

    @Test
    void notificationWithManyWaitersEndsInSteps() {
        assertThat(world.retype(ObjectType.NOTIFICATION, 0, OBJECT, 1)).isEqualTo(ErrorCode.OK);
        assertThat(world.retype(ObjectType.TCB, 0, FIRST_THREAD, THREADS)).isEqualTo(ErrorCode.OK);
        Notification notification = new Notification(world.slot(OBJECT).object());
        for (int i = 0; i < THREADS; i++) {
            thread(i).state(ThreadState.RUNNING);
            Notifications.await(thread(i), notification, true);
        }
        SimulatedInterrupts.setPending(true);
        assertThat(deleteOnce(OBJECT)).isNegative();
        assertThat(released()).isPositive().isLessThan(THREADS);
        assertThat(world.delete(OBJECT)).isEqualTo(ErrorCode.OK);
        assertThat(released()).isEqualTo(THREADS);
    }

    @Test
    void endpointInADyingTableEndsInSteps() {
        sendersAndAnEndpoint();
        world.retype(ObjectType.CNODE, 4, TABLE, 1);
        assertThat(world.invoke(TABLE, Invocation.CNODE_MOVE, 7, World.CNODE, OBJECT, World.options(Rights.ALL)))
                .isEqualTo(ErrorCode.OK);
        SimulatedInterrupts.setPending(true);
        int calls = 1;
        while (deleteOnce(TABLE) < 0) {
            calls++;
            invariants.check();
        }
        assertThat(calls).isGreaterThan(THREADS / 20);
        assertThat(released()).isEqualTo(THREADS);
    }

    @Test
    void waitersOfARevokedPieceOfMemoryAreReleased() {
        sendersAndAnEndpoint();
        SimulatedInterrupts.setPending(true);
        assertThat(world.revoke(World.MEMORY)).isEqualTo(ErrorCode.OK);
        assertThat(world.slot(OBJECT).type()).isEqualTo(ObjectType.NULL);
    }

    @Test
    void cancellingABadgeIsPreemptedAndCompletes() {
        sendersAndAnEndpoint();
        world.mint(TABLE, OBJECT, Rights.ALL, 2);
        SimulatedInterrupts.setPending(true);
        assertThat(world.invoke(World.CNODE, Invocation.CNODE_CANCEL_BADGED_SENDS, TABLE, Long.SIZE))
                .isNegative();
        assertThat(world.finish(World.CNODE, Invocation.CNODE_CANCEL_BADGED_SENDS, TABLE, Long.SIZE))
                .isEqualTo(ErrorCode.OK);
        assertThat(released()).isEqualTo(THREADS / 2);
    }

    /** The caller is gone when its deletion is preempted: the kernel takes it up. */
    @Test
    void deletionWithoutACallerIsTakenUpByTheKernel() {
        world.retype(ObjectType.CNODE, 8, TABLE, 1);
        for (int i = 0; i < 200; i++) {
            world.invoke(World.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.ENDPOINT, 0, TABLE, i | 1L << 32);
        }
        SimulatedInterrupts.setPending(true);
        assertThat(deleteOnce(TABLE)).isNegative();
        assertThat(world.slot(TABLE).type())
                .as("a caller that lives goes on itself")
                .isEqualTo(ObjectType.ZOMBIE);
        world.thread().state(ThreadState.STOPPED);
        deleteOnce(TABLE);
        assertThat(world.slot(TABLE).type()).isEqualTo(ObjectType.NULL);
        assertThat(Orphans.waiting()).isTrue();
        invariants.check();
        int rounds = 0;
        while (Orphans.waiting()) {
            Orphans.work(ThisCpu.get());
            invariants.check();
            rounds++;
        }
        assertThat(rounds).as("bounded steps").isGreaterThan(10);
        world.thread().state(ThreadState.RUNNING);
        SimulatedInterrupts.setPending(false);
        world.delete(OBJECT);
        assertThat(Derivation.hasDescendants(world.slot(World.MEMORY))).isFalse();
    }

    @Test
    void revokedOrphanIsNoLongerWaitedFor() {
        world.retype(ObjectType.CNODE, 8, TABLE, 1);
        SimulatedInterrupts.setPending(true);
        world.thread().state(ThreadState.STOPPED);
        deleteOnce(TABLE);
        assertThat(Orphans.waiting()).isTrue();
        world.thread().state(ThreadState.RUNNING);
        assertThat(world.revoke(World.MEMORY)).isEqualTo(ErrorCode.OK);
        Orphans.work(ThisCpu.get());
        assertThat(Orphans.waiting()).isFalse();
    }

    @Test
    void whenAllPlacesAreTakenADeletionStaysWhereItIs() {
        SimulatedInterrupts.setPending(true);
        int first = FIRST_THREAD;
        for (int i = 0; i <= Orphans.SLOTS; i++) {
            assertThat(world.retype(ObjectType.CNODE, 6, first + i, 1)).isEqualTo(ErrorCode.OK);
            world.thread().state(ThreadState.STOPPED);
            deleteOnce(first + i);
            world.thread().state(ThreadState.RUNNING);
        }
        assertThat(world.slot(first + Orphans.SLOTS - 1).type()).isEqualTo(ObjectType.NULL);
        assertThat(world.slot(first + Orphans.SLOTS).type()).isEqualTo(ObjectType.ZOMBIE);
        assertThat(world.delete(first + Orphans.SLOTS)).isEqualTo(ErrorCode.OK);
        while (Orphans.waiting()) {
            Orphans.work(ThisCpu.get());
        }
    }
}
