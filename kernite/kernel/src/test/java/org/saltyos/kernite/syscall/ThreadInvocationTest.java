package org.saltyos.kernite.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.RegisterFile;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.cap.Capability;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.World;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;

/** Operations on threads and scheduling contexts, with right and wrong arguments. */
class ThreadInvocationTest {
    private static final int THREAD = World.FREE;
    private static final int TABLE = World.FREE + 1;
    private static final int SPACE = World.FREE + 2;
    private static final int ENDPOINT = World.FREE + 3;
    private static final int NOTIFICATION = World.FREE + 4;
    private static final int CONTEXT = World.FREE + 5;
    private static final int FRAME = World.FREE + 6;
    private static final int WEAK = World.FREE + 7;
    private static final int SELF = World.FREE + 8;
    private static final long MILLISECOND = 1_000_000;

    private final World world = new World();

    @BeforeEach
    void makeObjects() {
        world.retype(ObjectType.TCB, 0, THREAD, 1);
        world.retype(ObjectType.CNODE, 4, TABLE, 1);
        world.retype(ObjectType.VSPACE, 0, SPACE, 1);
        world.retype(ObjectType.ENDPOINT, 0, ENDPOINT, 1);
        world.retype(ObjectType.NOTIFICATION, 0, NOTIFICATION, 1);
        world.retype(ObjectType.SCHED_CONTEXT, 0, CONTEXT, 1);
        assertThat(world.retype(ObjectType.FRAME, 12, FRAME, 1)).isEqualTo(ErrorCode.OK);
    }

    @AfterEach
    void checkAndClose() throws Refusal {
        new Invariants(world).check();
        world.close();
    }

    private Tcb tcb() {
        return new Tcb(world.slot(THREAD).object());
    }

    private int configure(long faults, long table, long space, long address, long frame) {
        return world.invoke(THREAD, Invocation.TCB_CONFIGURE, faults, table, space, address, frame);
    }

    @Test
    void configureGivesCopies() {
        assertThat(configure(ENDPOINT, TABLE, SPACE, 0x1000, FRAME)).isEqualTo(ErrorCode.OK);
        assertThat(tcb().cspace().object()).isEqualTo(world.slot(TABLE).object());
        assertThat(tcb().vspace().extra()).isEqualTo(world.slot(SPACE).extra());
        assertThat(tcb().ipcBuffer().object()).isEqualTo(world.slot(FRAME).object());
        assertThat(tcb().faultEndpoint().object())
                .isEqualTo(world.slot(ENDPOINT).object());
        assertThat(configure(0, TABLE, SPACE, 0, 0)).as("again, with less").isEqualTo(ErrorCode.OK);
        assertThat(tcb().ipcBuffer().type()).isEqualTo(ObjectType.NULL);
        assertThat(tcb().faultEndpoint().type()).isEqualTo(ObjectType.NULL);
        world.revoke(SPACE);
        assertThat(tcb().vspace().extra()).as("revoked").isZero();
    }

    @Test
    void configureRefusesAndChangesNothing() {
        assertThat(configure(0, ENDPOINT, SPACE, 0, 0)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(world.thread().rdi()).isEqualTo(1);
        assertThat(configure(0, 0, SPACE, 0, 0)).as("no CNode").isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(configure(0, TABLE, TABLE, 0, 0)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(configure(TABLE, TABLE, SPACE, 0, 0)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(configure(999, TABLE, SPACE, 0, 0)).isEqualTo(ErrorCode.FAILED_LOOKUP);
        assertThat(configure(0, TABLE, SPACE, 0x1000, ENDPOINT)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(world.thread().rdi()).isEqualTo(4);
        world.mint(WEAK, ENDPOINT, Rights.WRITE, 0);
        assertThat(configure(WEAK, TABLE, SPACE, 0, 0)).isEqualTo(ErrorCode.ACCESS_DENIED);
        world.delete(WEAK);
        world.mint(WEAK, FRAME, Rights.READ, 0);
        assertThat(configure(0, TABLE, SPACE, 0x1000, WEAK)).isEqualTo(ErrorCode.ACCESS_DENIED);
        world.delete(WEAK);
        world.invoke(World.DEVICE, Invocation.UNTYPED_RETYPE, 8, 12, World.CNODE, 1L << 32 | WEAK);
        assertThat(configure(0, TABLE, SPACE, 0x1000, WEAK))
                .as("an IPC buffer in a device")
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(world.invoke(THREAD, Invocation.TCB_CONFIGURE, 0, TABLE, SPACE, 0))
                .isEqualTo(ErrorCode.TRUNCATED_MESSAGE);
        assertThat(tcb().cspace().type()).isEqualTo(ObjectType.NULL);
    }

    @Test
    void registersAreWrittenAndRead() {
        assertThat(world.invoke(THREAD, Invocation.TCB_WRITE_REGISTERS, 0, 0x40_0000, 0x7000, -1, 42))
                .isEqualTo(ErrorCode.OK);
        assertThat(tcb().rip()).isEqualTo(0x40_0000);
        assertThat(tcb().rsp()).isEqualTo(0x7000);
        assertThat(tcb().rdi()).isEqualTo(42);
        assertThat(tcb().rflags() & 0x3200)
                .as("interrupts stay on, no I/O privilege")
                .isEqualTo(0x200);
        assertThat(world.invoke(THREAD, Invocation.TCB_READ_REGISTERS, 0)).isEqualTo(ErrorCode.OK);
        assertThat(world.thread().rdx()).isEqualTo(0x40_0000);
        assertThat(world.buffer().word(RegisterFile.RDI))
                .as("word 3 is in a register")
                .isZero();
        assertThat(world.thread().r9()).isEqualTo(42);
        assertThat(world.thread().rsi()).isEqualTo(RegisterFile.COUNT);
    }

    @Test
    void wrongRegistersAreRefused() {
        assertThat(world.invoke(THREAD, Invocation.TCB_WRITE_REGISTERS, 0, 0xffff_8000_0000_0000L))
                .isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(world.invoke(THREAD, Invocation.TCB_WRITE_REGISTERS, 0, 0x7fff_ffff_f000L))
                .isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(world.invoke(THREAD, Invocation.TCB_WRITE_REGISTERS)).isEqualTo(ErrorCode.TRUNCATED_MESSAGE);
        assertThat(world.invoke(THREAD, Invocation.TCB_SET_TLS_BASE, -1)).isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(world.invoke(THREAD, Invocation.TCB_SET_TLS_BASE, 0x5000)).isEqualTo(ErrorCode.OK);
        assertThat(tcb().tlsBase()).isEqualTo(0x5000);
        assertThat(tcb().rip()).isZero();
    }

    @Test
    void resumeAndSuspend() {
        assertThat(world.invoke(THREAD, Invocation.TCB_RESUME)).isEqualTo(ErrorCode.OK);
        assertThat(tcb().state()).isEqualTo(ThreadState.RUNNING);
        assertThat(world.invoke(THREAD, Invocation.TCB_WRITE_REGISTERS, 0, 0x1000))
                .as("not stopped")
                .isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(world.invoke(THREAD, Invocation.TCB_READ_REGISTERS, 1)).isEqualTo(ErrorCode.OK);
        assertThat(tcb().state()).as("suspended by reading").isEqualTo(ThreadState.STOPPED);
        world.invoke(THREAD, Invocation.TCB_RESUME);
        assertThat(world.invoke(THREAD, Invocation.TCB_SUSPEND)).isEqualTo(ErrorCode.OK);
        assertThat(tcb().state()).isEqualTo(ThreadState.STOPPED);
        assertThat(world.invoke(THREAD, 0x3f)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
    }

    @Test
    void notificationsAreBoundToOneThread() {
        assertThat(world.invoke(THREAD, Invocation.TCB_BIND_NOTIFICATION, ENDPOINT))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        world.mint(WEAK, NOTIFICATION, Rights.WRITE, 0);
        assertThat(world.invoke(THREAD, Invocation.TCB_BIND_NOTIFICATION, WEAK)).isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(world.invoke(THREAD, Invocation.TCB_BIND_NOTIFICATION, NOTIFICATION))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(THREAD, Invocation.TCB_BIND_NOTIFICATION, NOTIFICATION))
                .isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(world.invoke(THREAD, Invocation.TCB_UNBIND_NOTIFICATION)).isEqualTo(ErrorCode.OK);
        assertThat(tcb().boundNotification()).isZero();
    }

    @Test
    void faultEndpointsAreSetAndCleared() {
        assertThat(world.invoke(THREAD, Invocation.TCB_SET_FAULT_ENDPOINT, ENDPOINT))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(THREAD, Invocation.TCB_SET_TIMEOUT_ENDPOINT, ENDPOINT))
                .isEqualTo(ErrorCode.OK);
        assertThat(tcb().timeoutEndpoint().type()).isEqualTo(ObjectType.ENDPOINT);
        assertThat(world.invoke(THREAD, Invocation.TCB_SET_FAULT_ENDPOINT, TABLE))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(tcb().faultEndpoint().type()).isEqualTo(ObjectType.ENDPOINT);
        assertThat(world.invoke(THREAD, Invocation.TCB_SET_FAULT_ENDPOINT, 0)).isEqualTo(ErrorCode.OK);
        assertThat(tcb().faultEndpoint().type()).isEqualTo(ObjectType.NULL);
    }

    @Test
    void timeIsConfiguredByControlOnly() {
        int label = Invocation.SCHED_CONTROL_CONFIGURE;
        assertThat(world.invoke(CONTEXT, label, CONTEXT, MILLISECOND, 0, 0)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(world.invoke(World.TIME, label, THREAD, MILLISECOND, 0, 0)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(world.invoke(World.TIME, label, CONTEXT, MILLISECOND, 0)).isEqualTo(ErrorCode.TRUNCATED_MESSAGE);
        assertThat(world.invoke(World.TIME, label, CONTEXT, 0, MILLISECOND, 0)).isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(world.invoke(World.TIME, label, CONTEXT, 2 * MILLISECOND, MILLISECOND, 0))
                .isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(world.invoke(World.TIME, label, CONTEXT, MILLISECOND, 2 * MILLISECOND, 0))
                .isEqualTo(ErrorCode.OK);
        world.retype(ObjectType.SCHED_CONTEXT, 0, WEAK, 1);
        assertThat(world.invoke(World.TIME, label, WEAK, 3 * MILLISECOND, 4 * MILLISECOND, 0))
                .isEqualTo(ErrorCode.ADMISSION_REFUSED);
        assertThat(world.invoke(World.TIME, 0x31)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
    }

    @Test
    void contextsAreBoundToOneThread() {
        assertThat(world.invoke(CONTEXT, Invocation.SCHED_CONTEXT_BIND, CONTEXT))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(world.invoke(CONTEXT, Invocation.SCHED_CONTEXT_BIND, THREAD)).isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(CONTEXT, Invocation.SCHED_CONTEXT_BIND, THREAD)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(world.invoke(CONTEXT, Invocation.SCHED_CONTEXT_CONSUMED)).isEqualTo(ErrorCode.OK);
        assertThat(world.delete(CONTEXT)).isEqualTo(ErrorCode.OK);
        assertThat(tcb().sched()).isZero();
    }

    @Test
    void aThreadHasNoRegistersOfItsOwnToLookAt() {
        // A capability to the calling thread, as init has one to itself.
        Derivation.insertRoot(
                world.slot(SELF), Capability.of(ObjectType.TCB, world.thread().address()));
        assertThat(world.invoke(SELF, Invocation.TCB_READ_REGISTERS, 0)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(world.invoke(SELF, Invocation.TCB_WRITE_REGISTERS, 0, 0)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
    }
}
